import { useTranslation } from 'react-i18next';

/** The longest part of a file's name that a sentence is read with. */
const longest = 60;

/** A file's name for a sentence: long ones lose their middle, pasted text has a name of ours. */
export function useFileName(): (fileName: string) => string {
  const { t } = useTranslation('import');
  return (fileName) => {
    if (fileName === '') return t('room.pasted');
    const letters = Array.from(fileName);
    if (letters.length <= longest) return fileName;
    const half = longest / 2 - 1;
    return `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`;
  };
}
