import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateProblem } from '#shared/domain/template';
import { Button } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { goToStep } from '../wizard/draft-store';

/** Mistakes in the text that stop all of it, where they stand. */
export function TextProblems({
  problems,
  text,
}: {
  readonly problems: readonly TemplateProblem[];
  readonly text: string;
}): ReactNode {
  const { t } = useTranslation('batches');
  const { t: compose } = useTranslation('compose');
  if (problems.length === 0) return null;
  return (
    <Callout
      tone="bad"
      role="alert"
      actions={
        <Button small onPress={() => void goToStep('write')}>
          {t('problem.mend')}
        </Button>
      }
    >
      <p className="error-what">{t('problem.stops')}</p>
      <ul>
        {problems.slice(0, 5).map(({ kind, field, start, end }) => (
          <li key={start}>
            {compose(`fields.problem.${kind}`, { field, who: t('problem.someone') })}{' '}
            <mark>{text.slice(start, end)}</mark>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
