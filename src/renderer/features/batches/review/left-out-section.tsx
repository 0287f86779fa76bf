import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  leftOutReasons,
  type Batch,
  type BatchReview,
  type LeftOutReason,
} from '#shared/domain/batch';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { useFieldExample } from '../field-example';
import { LeftOutDialog } from './left-out-dialog';
import { includeSentLately } from './review-store';

interface LeftOutSectionProps {
  readonly batch: Batch;
  readonly review: BatchReview;
}

/** How many are left out for which reason, with the list behind each. */
export function LeftOutSection({ batch, review }: LeftOutSectionProps): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const example = useFieldExample();
  const id = useId();
  const [shown, setShown] = useState<LeftOutReason | null>(null);
  const reasons = leftOutReasons.filter((reason) => (review.leftOut[reason] ?? 0) > 0);
  const { includeSentLately: isIncluded } = batch.draft;
  if (reasons.length === 0 && !isIncluded) return null;
  return (
    <section className="batch-card card">
      <h3 className="batch-subheading">{t('leftOut.title')}</h3>
      <ul className="batch-reasons">
        {reasons.map((reason) => {
          const count = review.leftOut[reason] ?? 0;
          return (
            <li key={reason} className="batch-reason">
              <span className="batch-reason-count">{count.toLocaleString(i18n.language)}</span>
              <span id={`${id}-${reason}`} className="batch-reason-words">
                {t(`reason.${reason}.what`)}
                <span className="batch-hint">{t(`reason.${reason}.todo`, { example })}</span>
              </span>
              {/* Those beyond the limit are counted, not kept. */}
              {reason !== 'over-limit' && (
                <Button
                  small
                  kind="quiet"
                  describedBy={`${id}-${reason}`}
                  onPress={() => {
                    setShown(reason);
                  }}
                >
                  {t('leftOut.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {(isIncluded || review.leftOut['sent-lately'] !== undefined) && (
        <Checkbox
          label={t('leftOut.includeSentLately')}
          isSelected={isIncluded}
          onChange={includeSentLately}
        />
      )}
      {shown !== null && (
        <LeftOutDialog
          batchId={batch.id}
          source={batch.draft.source}
          reason={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </section>
  );
}
