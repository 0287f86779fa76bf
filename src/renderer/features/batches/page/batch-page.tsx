import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { shownLabel } from '#shared/domain/practice-names';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button, IconButton } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { ConfirmDialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { Icon } from '../../../components/icons';
import { Pill } from '../../../components/pill';
import { ProgressBar } from '../../../components/progress-bar';
import { Switch } from '../../../components/switch';
import { bridge } from '../../../lib/bridge';
import { budgetPart, withinBudget } from '../../../lib/budget-question';
import { closeBatch, takeBatches } from '../batches-store';
import {
  batchName,
  batchStateText,
  dayAndTime,
  durationWords,
  endedOf,
  messagesOf,
  waitingOf,
} from '../batch-words';
import { LeftOutDialog } from '../review/left-out-dialog';
import { filterMessages } from './batch-messages-store';
import { BatchMessages } from './batch-messages';
import { ProgressSaid } from './progress-said';
import { RenameBatch } from './rename-batch';
import { StateFilter } from './state-filter';

interface BatchPageProps {
  readonly batch: Batch;
  readonly onMessage: (messageId: string) => void;
}

/** A batch that was sent: how far it is, what became of each message, and what can be done. */
export function BatchPage({ batch, onMessage }: BatchPageProps): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const [error, setError] = useState<AppError | null>(null);

  async function run(call: () => Promise<Result<Batch, AppError>>): Promise<void> {
    const answer = await call();
    if (answer.ok) takeBatches([answer.value]);
    setError(answer.ok ? null : answer.error);
  }
  const { confirmedAt, accountLabel } = batch;
  return (
    <div className="batch-page">
      <div className="batches-head">
        <IconButton icon="back" label={t('wizard.back')} onPress={closeBatch} />
        <h1 className="batches-title" tabIndex={-1}>
          {batchName(t, batch)}
        </h1>
        <RenameBatch batch={batch} run={run} />
        {batch.practice && <Pill>{common('practice')}</Pill>}
      </div>
      <p className="batch-hint">
        {confirmedAt !== null &&
          t('page.confirmed', { time: dayAndTime(confirmedAt, i18n.language) })}{' '}
        {accountLabel !== null &&
          t('page.account', {
            account: shownLabel(accountLabel, batch.practice, common('practice')),
          })}
      </p>
      <ErrorMessage error={error} />
      <Progress batch={batch} run={run} />
      <div className="batch-part">
        <StateFilter batch={batch} />
        <LeftOut batch={batch} />
        {batch.counts.unknown > 0 && (
          <Button small onPress={() => void bridge.openDesk({ room: 'unknowns' })}>
            {t('page.settle')}
          </Button>
        )}
      </div>
      <BatchMessages onMessage={onMessage} />
    </div>
  );
}

type Run = (call: () => Promise<Result<Batch, AppError>>) => Promise<void>;

function Progress({ batch, run }: { readonly batch: Batch; readonly run: Run }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const { id, state, counts, pace, goesOn } = batch;
  const said = batchStateText(t, batch);
  const total = messagesOf(counts);
  const ended = endedOf(counts);
  const isUnderWay =
    state.kind === 'sending' || state.kind === 'paused' || state.kind === 'waiting';
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const words = [
    t('page.ended', { ended: number(ended), total: number(total), count: total }),
    pace.perMinute !== null && t('page.rate', { count: pace.perMinute }),
    pace.leftMs !== null && t('page.left', { duration: durationWords(t, pace.leftMs) }),
  ];
  return (
    <section className="batch-card card">
      <h2 className="batch-state batch-state-large" data-tone={said.tone}>
        <Icon name={said.icon} />
        {said.words}
      </h2>
      <ProgressBar
        label={t('page.progress')}
        share={total === 0 ? 1 : ended / total}
        words={words.filter((part) => part !== false).join(' · ')}
      />
      <ProgressSaid batch={batch} />
      {said.detail !== null && (
        <Callout
          tone={said.tone === 'plain' ? 'plain' : 'warn'}
          actions={
            state.kind === 'paused' && state.reason === 'unknowns' ? (
              <Button
                small
                onPress={() => {
                  filterMessages(id, 'unknown');
                }}
              >
                {t('page.showUnknown')}
              </Button>
            ) : undefined
          }
        >
          <p>{said.detail}</p>
        </Callout>
      )}
      {isUnderWay && (
        <>
          <Switch
            label={t('review.goesOn')}
            description={t('review.goesOnHint')}
            isSelected={goesOn}
            onChange={(on) =>
              void run(() => bridge.changeBatch({ batchId: id, change: { goesOn: on } }))
            }
          />
          <Actions batch={batch} run={run} />
        </>
      )}
    </section>
  );
}

function Actions({ batch, run }: { readonly batch: Batch; readonly run: Run }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const [isAsked, setIsAsked] = useState(false);
  const { id: batchId, state, counts } = batch;
  const count = waitingOf(counts);
  const number = count.toLocaleString(i18n.language);
  return (
    <div className="batch-actions">
      {state.kind === 'sending' ? (
        <Button icon="pause" onPress={() => void run(() => bridge.pauseBatch({ batchId }))}>
          {t('page.pause')}
        </Button>
      ) : (
        <Button
          kind="primary"
          icon="send"
          onPress={() =>
            void run(() =>
              withinBudget((given) => bridge.resumeBatch({ batchId, ...budgetPart(given) })),
            )
          }
        >
          {t('page.resume', { count, number })}
        </Button>
      )}
      {count > 0 && (
        <Button
          onPress={() => {
            setIsAsked(true);
          }}
        >
          {t('page.cancel')}
        </Button>
      )}
      <ConfirmDialog
        title={t('page.cancelTitle', { count, number })}
        isOpen={isAsked}
        isDanger
        confirmLabel={t('page.cancelConfirm', { count, number })}
        cancelLabel={t('page.cancelKeep')}
        onConfirm={() => {
          setIsAsked(false);
          void run(() => bridge.cancelBatch({ batchId }));
        }}
        onCancel={() => {
          setIsAsked(false);
        }}
      >
        <p>{t('page.cancelBody')}</p>
      </ConfirmDialog>
    </div>
  );
}

function LeftOut({ batch: { id, leftOut, draft } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const [isShown, setIsShown] = useState(false);
  if (leftOut === 0) return null;
  return (
    <>
      <Button
        small
        kind="quiet"
        onPress={() => {
          setIsShown(true);
        }}
      >
        {t('page.leftOut', { count: leftOut, number: leftOut.toLocaleString(i18n.language) })}
      </Button>
      {isShown && (
        <LeftOutDialog
          batchId={id}
          source={draft.source}
          reason={null}
          onClose={() => {
            setIsShown(false);
          }}
        />
      )}
    </>
  );
}
