import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icons';
import { ProgressBar } from '../../../components/progress-bar';
import { progressShare, rowProgressWords } from '../../../lib/progress-words';
import { ImportNotes } from '../import-notes';
import { useImport } from '../import-store';
import { chooseFile } from '../open-file';
import { loadPastImports } from '../past-imports-store';
import { cancelImport } from '../run-import';
import { PastImports } from './past-imports';
import { PasteDialog } from './paste-dialog';

/** The first step: a file or a table, the imports of the past, and the way to the export. */
export function StartPage({ onExport }: { readonly onExport: () => void }): ReactNode {
  const { t } = useTranslation('import');
  const [isPasting, setIsPasting] = useState(false);
  return (
    <>
      <ImportNotes />
      <Elsewhere />
      <section className="import-source">
        <Icon name="bringIn" />
        <h2 className="import-heading" tabIndex={-1}>
          {t('start.title')}
        </h2>
        <p>{t('start.drop')}</p>
        <div className="import-actions">
          <Button kind="primary" onPress={() => void chooseFile()}>
            {t('start.choose')}
          </Button>
          <Button
            onPress={() => {
              setIsPasting(true);
            }}
          >
            {t('start.paste')}
          </Button>
        </div>
        <p className="import-hint">{t('start.kinds')}</p>
      </section>
      <PastImports />
      <section className="import-section">
        <h2 className="import-section-title">{t('start.exportTitle')}</h2>
        <div className="import-card card import-export">
          <p>{t('start.exportHint')}</p>
          <Button onPress={onExport}>{t('start.export')}</Button>
        </div>
      </section>
      {isPasting && (
        <PasteDialog
          onClose={() => {
            setIsPasting(false);
          }}
        />
      )}
    </>
  );
}

/** One that has been written is among the past imports, which takes it out of sight. */
async function sayEnd(): Promise<void> {
  await loadPastImports();
  if (useImport.getState().elsewhere === null) return;
  useImport.setState({ elsewhere: null, note: { kind: 'elsewhere-failed' } });
}

/** Main tells of progress a few times a second. */
const longestSilenceMs = 10_000;

/** An import goes on that was begun before the window was closed. */
function Elsewhere(): ReactNode {
  const { t } = useTranslation('import');
  const elsewhere = useImport((state) => state.elsewhere);
  useEffect(() => {
    // Where it fails, main only tells the window that began it: silence is its end.
    const silence = setTimeout(() => void sayEnd(), longestSilenceMs);
    return () => {
      clearTimeout(silence);
    };
  }, [elsewhere]);
  if (elsewhere === null) return null;
  return (
    <section className="import-card card import-work">
      <ProgressBar
        label={t('progress.elsewhere')}
        share={progressShare(elsewhere)}
        words={rowProgressWords(t, elsewhere)}
      />
      <div className="import-actions">
        <Button
          onPress={() => {
            useImport.setState({ elsewhere: null });
            void cancelImport();
          }}
        >
          {t('room.cancel')}
        </Button>
      </div>
    </section>
  );
}
