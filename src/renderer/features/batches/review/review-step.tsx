import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchReview } from '#shared/domain/batch';
import { formatSums } from '#shared/domain/money';
import { Button } from '../../../components/button';
import { ConfirmDialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { ProgressBar } from '../../../components/progress-bar';
import { batchName, dayAndTime } from '../batch-words';
import { useDraftAccount } from '../wizard/added-lines';
import { goToStep } from '../wizard/draft-store';
import { WizardFooter } from '../wizard/wizard-footer';
import { CostSection } from './cost-section';
import { ExamplesSection } from './examples-section';
import { LeftOutSection } from './left-out-section';
import { TextProblems } from './text-problems';
import { WhenSection } from './when-section';
import { confirmBatch, forgetReview, lookAgain, repeatBatch, useReview } from './review-store';

/** The last step: what would go, to whom, when and for how much; then the way to send it. */
export function ReviewStep({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const { review, isLooking, error } = useReview();
  useEffect(() => {
    void lookAgain();
    return forgetReview;
  }, []);
  return (
    <>
      <h2 className="batch-heading" tabIndex={-1}>
        {t('review.title')}
      </h2>
      <ErrorMessage
        error={error}
        actions={
          <Button small isPending={isLooking} onPress={() => void lookAgain()}>
            {t('review.again')}
          </Button>
        }
      />
      {review === null ? (
        isLooking && (
          <section className="batch-card card">
            <ProgressBar label={t('review.looking')} share={null} words="" />
          </section>
        )
      ) : (
        <div className="batch-review" aria-busy={isLooking || undefined}>
          <Sum review={review} batch={batch} />
          <TextProblems problems={review.problems} text={batch.draft.text} />
          <LeftOutSection batch={batch} review={review} />
          <CostSection batch={batch} review={review} />
          <WhenSection batch={batch} review={review} />
          <ExamplesSection review={review} />
        </div>
      )}
      <Footer batch={batch} review={review} />
    </>
  );
}

/** How many go and how many do not, at a glance. */
function Sum({
  review,
  batch,
}: {
  readonly review: BatchReview;
  readonly batch: Batch;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const account = useDraftAccount(batch);
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const out = review.total - review.going;
  return (
    <section className="batch-sum card" role="status">
      <p className="batch-sum-going">
        {t('review.going', { count: review.going, number: number(review.going) })}
      </p>
      <p className="batch-hint">
        {[
          out > 0 && t('review.out', { count: out, number: number(out) }),
          t('review.segments', { count: review.segments, number: number(review.segments) }),
          account !== undefined && t('review.account', { account: account.label }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </p>
    </section>
  );
}

/** What it costs by the prices that were named last; `null` where nobody can tell. */
function costOf(review: BatchReview | null, language: string): string | null {
  const totals = review?.cost.totals ?? [];
  return totals.length === 0
    ? null
    : totals.map((total) => formatSums(total, language)).join(' + ');
}

function Footer({
  batch,
  review,
}: {
  readonly batch: Batch;
  readonly review: BatchReview | null;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const [isAsked, setIsAsked] = useState(false);
  const { isLooking, isSending, isTimeWrong, time } = useReview();
  const kind = time === null ? 'now' : time.repeat === 'once' ? 'later' : 'repeat';
  const account = useDraftAccount(batch);
  const isPractice = account?.kind === 'practice';
  const cost = costOf(review, i18n.language);
  const firstAt = review?.waves[0]?.at ?? null;
  const startsAt = firstAt === null ? null : dayAndTime(firstAt, i18n.language);
  const count = review?.going ?? 0;
  const number = count.toLocaleString(i18n.language);
  const words = isPractice
    ? t('send.practice', { count, number })
    : cost === null
      ? t('send.plain', { count, number })
      : t('send.cost', { count, number, cost: t('send.about', { cost }) });
  const labels = {
    now: words,
    later: t('send.later', { count, number }),
    repeat: t('send.repeat'),
  };
  const label = labels[kind];
  const costSays =
    time?.repeat === 'birthday'
      ? 'send.costsYear'
      : kind === 'repeat'
        ? 'send.costsEach'
        : 'send.costs';
  return (
    <>
      <WizardFooter hint={t('wizard.kept')}>
        <Button onPress={() => void goToStep('write')}>{t('wizard.previous')}</Button>
        <Button
          kind="primary"
          icon="send"
          isDisabled={review === null || count === 0 || isTimeWrong}
          isPending={isLooking || isSending}
          onPress={() => {
            setIsAsked(true);
          }}
        >
          {count === 0 ? t('send.nobody') : label}
        </Button>
      </WizardFooter>
      <ConfirmDialog
        title={
          {
            now: t('send.title', { count, number }),
            later: t('send.titleLater', { count, number }),
            repeat: t('send.titleRepeat'),
          }[kind]
        }
        isOpen={isAsked}
        confirmLabel={label}
        cancelLabel={common('cancel')}
        isPending={isSending}
        onConfirm={() => {
          setIsAsked(false);
          const name = batchName(t, batch);
          void (kind === 'repeat' ? repeatBatch(name) : confirmBatch(name));
        }}
        onCancel={() => {
          setIsAsked(false);
        }}
      >
        <p>
          {t('send.from', { account: account?.label ?? '' })} {kind === 'now' && t('send.now')}
          {kind === 'later' && startsAt !== null && t('send.at', { time: startsAt })}
          {kind === 'repeat' && t('send.repeats')}
        </p>
        <p>
          {isPractice
            ? t('send.costsNothing')
            : cost === null
              ? t('send.costUnknown')
              : t(costSays, { cost })}
        </p>
      </ConfirmDialog>
    </>
  );
}
