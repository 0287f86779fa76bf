import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergedText } from '#shared/contract/template-channels';
import { measureText } from '#shared/domain/segments';
import { withSignOff } from '#shared/domain/sign-off';
import type { TemplateInput } from '#shared/domain/template-model';
import { Callout } from '../../components/callout';
import { useSnapshot } from '../../lib/snapshot-store';
import { ContactPicker } from './contact-picker';
import { usePreview } from './preview-store';

interface PreviewProps {
  readonly input: TemplateInput;
  /** `null` before main has said it. */
  readonly merged: MergedText | null;
}

/** A text with a hundred mistakes is not mended by a hundred sentences at once. */
const shownProblems = 4;

/** What a real contact would get, with its segments and what is missing. */
export function Preview({ input, merged }: PreviewProps): ReactNode {
  const { t } = useTranslation('templates');
  const { t: compose } = useTranslation('compose');
  const recipient = usePreview((state) => state.recipient);
  const account = useSnapshot(({ accounts, activeAccountId }) =>
    accounts.find(({ id }) => id === activeAccountId),
  );
  const id = useId();
  const text = withSignOff(merged?.filled.text ?? input.text, account?.signOff ?? '');
  const measure = measureText(text);
  const over = account === undefined ? 0 : text.length - account.textLimit;
  const problems = merged?.problems ?? [];
  const who = recipient?.name ?? recipient?.e164 ?? '';
  return (
    <section className="template-preview" aria-labelledby={id}>
      <h2 id={id} className="template-preview-title">
        {t('preview.title')}
      </h2>
      <ContactPicker />
      <p className="template-bubble selectable" data-testid="template-preview">
        {text.trim() === '' ? t('preview.empty') : text}
      </p>
      <p className="template-meter">
        {compose('meter', {
          count: measure.segments,
          used: measure.used,
          available: measure.available,
          encoding: measure.encoding,
        })}
      </p>
      {over > 0 && account !== undefined && (
        <Callout tone="warn">{compose('over', { count: over, limit: account.textLimit })}</Callout>
      )}
      <div aria-live="polite" className="template-problems">
        {problems.slice(0, shownProblems).map(({ kind, field, start }) => (
          <Callout key={start} tone={kind === 'empty-field' ? 'warn' : 'bad'}>
            <p>{compose(`fields.problem.${kind}`, { field, who })}</p>
            {kind === 'empty-field' && (
              <p>{t('preview.fallbackHint', { example: `{{${field}|…}}` })}</p>
            )}
          </Callout>
        ))}
        {problems.length > shownProblems && (
          <p>{t('preview.moreProblems', { count: problems.length - shownProblems })}</p>
        )}
      </div>
    </section>
  );
}
