import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findOffenders, replaceOffenders, type Offender } from '#shared/domain/replacements';
import { measureText } from '#shared/domain/segments';
import { Button } from '../../components/button';
import { useCompose } from './compose-store';
import { replaceInText, undoReplacing } from './replace';

const visible = /[^\p{C}\p{Z}\p{M}]/u;

function codeOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

interface CostlyCharacterProps {
  readonly text: string;
  /** How many segments the text takes now. */
  readonly segments: number;
}

/** Names the first character that makes the text more costly, and offers what says the same for less. */
export function CostlyCharacter({ text, segments }: CostlyCharacterProps): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const before = useCompose(({ textBeforeReplacing }) => textBeforeReplacing);
  const offenders = useMemo(() => findOffenders(text), [text]);
  const [first] = offenders;

  if (first === undefined) {
    if (before === null) return null;
    return (
      <div className="meter-hint">
        <p>{t('replaced', { count: findOffenders(before).length })}</p>
        <Button small kind="quiet" icon="undo" onPress={undoReplacing}>
          {common('undo')}
        </Button>
      </div>
    );
  }
  const stubborn = [
    ...new Set(offenders.flatMap(({ char, replacement }) => (replacement === null ? [char] : []))),
  ];
  const then = measureText(replaceOffenders(text)).segments;
  const char = visible.test(first.char)
    ? t('costlyChar', { char: first.char })
    : t('costlyHidden', { code: codeOf(first.char) });
  return (
    <div className="meter-hint">
      <p>
        {t('costly', { char, position: first.index + 1 })}{' '}
        {stubborn.length > 0 && t('noReplacement', { chars: stubborn.slice(0, 3).join(' ') })}
      </p>
      {stubborn.length === 0 && (
        <Button small kind="secondary" onPress={replaceInText}>
          <ReplaceLabel offenders={offenders} />
          {then < segments && `, ${t('savesTo', { count: then })}`}
        </Button>
      )}
    </div>
  );
}

function ReplaceLabel({ offenders }: { readonly offenders: readonly Offender[] }): ReactNode {
  const { t } = useTranslation('compose');
  const [first] = offenders;
  if (offenders.length > 1) return t('replaceAll', { count: offenders.length });
  const replacement = first?.replacement ?? '';
  if (replacement === '') return t('replaceOneWithNothing');
  return replacement.trim() === '' ? t('replaceOneWithSpace') : t('replaceOne', { replacement });
}
