import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { measureText } from '#shared/domain/segments';
import { hasFields } from '#shared/domain/template-marks';
import { readable, usePhone } from '../../../lib/phone';
import { useDraftAccount, useOptOutWording, withAdded } from './added-lines';
import { usePreview } from './preview-store';

/** What the first recipient would get, with its segments; the text as it is typed until that is known. */
export function TextPreview({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const { t: compose } = useTranslation('compose');
  const { draft } = batch;
  const { recipient, text } = usePreview();
  const account = useDraftAccount(batch);
  const wording = useOptOutWording(draft);
  const phone = usePhone();
  // Until main has filled the fields in, braces would be shown that nobody gets.
  const isWaiting = text === null && recipient !== null && hasFields(draft.text);
  if (draft.text.trim() === '' || isWaiting) return null;
  const whole = withAdded(text ?? draft.text, draft, account?.signOff ?? '', wording);
  const measure = measureText(whole);
  const over = account === undefined ? 0 : whole.length - account.textLimit;
  const number = recipient?.e164 ?? null;
  const name = recipient?.name ?? (number === null ? null : readable(phone, number));
  return (
    <div className="batch-preview">
      <h3 className="batch-subheading">
        {name === null ? t('write.preview') : t('write.previewFor', { name })}
      </h3>
      <p className="batch-bubble selectable">{whole}</p>
      <p className="batch-hint">
        {compose('meter', {
          count: measure.segments,
          used: measure.used,
          available: measure.available,
          encoding: measure.encoding,
        })}
      </p>
      {account !== undefined && over > 0 && (
        <p className="batch-over">{compose('over', { count: over, limit: account.textLimit })}</p>
      )}
    </div>
  );
}
