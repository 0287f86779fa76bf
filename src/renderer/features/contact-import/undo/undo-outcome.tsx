import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportUndone } from '#shared/domain/import';
import { Callout } from '../../../components/callout';
import { ProgressBar } from '../../../components/progress-bar';
import { progressShare, rowProgressWords } from '../../../lib/progress-words';
import { useFileName } from '../file-name';
import { usePastImports } from '../past-imports-store';

/** So many contacts that keep their changes are named in one sentence. */
const mostNamed = 5;

/** How far undoing an import is. */
export function Undoing({ fileName }: { readonly fileName: string }): ReactNode {
  const { t } = useTranslation('import');
  const nameOf = useFileName();
  const progress = usePastImports(({ undoing }) => undoing?.progress ?? null);
  return (
    <ProgressBar
      label={t('progress.undoing', { file: nameOf(fileName) })}
      share={progressShare(progress)}
      words={rowProgressWords(t, progress)}
    />
  );
}

/** What undoing the last import did; a region that was there before, so that it is spoken. */
export function UndoOutcome(): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const undone = usePastImports((state) => state.undone);
  return (
    <div role="status">
      {undone !== null && (
        <Callout tone="good">
          <p className="error-what">{t('undo.done', { file: fileName(undone.fileName) })}</p>
          <UndoneWords what={undone.what} />
        </Callout>
      )}
    </div>
  );
}

function UndoneWords({ what }: { readonly what: ImportUndone }): ReactNode {
  const { t, i18n } = useTranslation('import');
  const { removed, restored, kept, keptTotal, optOutsKept } = what;
  const named = kept.slice(0, mostNamed).map(({ name }) => name);
  const more = keptTotal - named.length;
  const names = new Intl.ListFormat(i18n.language, { type: 'unit' }).format(
    more > 0 ? [...named, t('undo.andMore', { count: more })] : named,
  );
  return (
    <>
      {removed + restored > 0 && (
        <p>
          {removed > 0 && t('undo.removed', { count: removed })}{' '}
          {restored > 0 &&
            t(removed > 0 ? 'undo.restored' : 'undo.onlyRestored', { count: restored })}
        </p>
      )}
      {keptTotal > 0 && <p>{t('undo.kept', { count: keptTotal, names })}</p>}
      {optOutsKept > 0 && <p>{t('undo.optOuts', { count: optOutsKept })}</p>}
    </>
  );
}
