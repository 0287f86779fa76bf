import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRepeat } from '#shared/domain/batch';
import type { ScheduledBatch } from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { ConfirmDialog } from '../../components/dialog';
import { bridge } from '../../lib/bridge';
import { timeIn } from '../../lib/local-time';
import type { Edited } from './edit-scheduled';
import { Line } from './line';
import { told, type Done } from './scheduled-store';

/** Something that is asked about before it is done. */
interface Question {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly done: Done;
  readonly call: () => Promise<Result<unknown, AppError>>;
}

/** Messages of a batch that wait for their time. */
export function BatchLine({ batch }: { readonly batch: ScheduledBatch }): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const [question, setQuestion] = useState<Question | null>(null);
  const { batchId, name, count, firstAt } = batch;
  return (
    <>
      <Line
        name={name.trim() === '' ? t('unnamed') : name}
        practice={false}
        when={t('batch', { count, time: timeIn(firstAt, undefined, i18n.language) })}
        text={null}
        onEdit={() => {
          setQuestion({
            title: t('reopenTitle'),
            body: t('reopenBody'),
            confirm: t('reopen'),
            done: 'reopened',
            call: () => bridge.reopenBatch({ batchId }),
          });
        }}
        onSend={() => {
          setQuestion({
            title: t('sendBatchTitle', { count }),
            body: t('sendBatchBody'),
            confirm: t('sendNow'),
            done: 'sent',
            call: () => bridge.sendBatchNow({ batchId }),
          });
        }}
        onCancel={() => {
          setQuestion({
            title: t('cancelBatchTitle', { count }),
            body: t('cancelBatchBody'),
            confirm: t('cancel'),
            isDanger: true,
            done: 'cancelled',
            call: () => bridge.cancelBatch({ batchId }),
          });
        }}
        cancelLabel={t('cancel')}
      />
      <Asked
        question={question}
        onClose={() => {
          setQuestion(null);
        }}
      />
    </>
  );
}

/** A batch that repeats. */
export function RepeatLine({
  repeat,
  onEdit,
}: {
  readonly repeat: BatchRepeat;
  readonly onEdit: (edited: Edited) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const { t: compose } = useTranslation('compose');
  const [question, setQuestion] = useState<Question | null>(null);
  const { id: repeatId, name, practice, draft, time, next } = repeat;
  const at = next && timeIn(next.at, undefined, i18n.language);
  const when = [
    compose(`later.repeats.${time.repeat}`),
    at === null ? t('stopped') : t('nextBatch', { time: at }),
    time.clock === 'recipient' && t('byTheirClocks'),
  ];
  return (
    <>
      <Line
        name={name.trim() === '' ? t('unnamed') : name}
        practice={practice}
        when={when.filter((part) => part !== false).join(' · ')}
        text={draft.text}
        onEdit={() => {
          onEdit({ kind: 'repeat', repeat });
        }}
        onSend={
          next === null
            ? null
            : () => {
                setQuestion({
                  title: t('sendRepeatTitle'),
                  body: t('sendRepeatBody'),
                  confirm: t('sendNow'),
                  done: 'sent',
                  call: () => bridge.sendBatchRepeatNow({ repeatId }),
                });
              }
        }
        onCancel={() =>
          void bridge.deleteBatchRepeat({ repeatId }).then((answer) => told(answer, 'cancelled'))
        }
        cancelLabel={t('stop')}
      />
      <Asked
        question={question}
        onClose={() => {
          setQuestion(null);
        }}
      />
    </>
  );
}

function Asked({
  question,
  onClose,
}: {
  readonly question: Question | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('schedule');
  if (question === null) return null;
  const { title, body, confirm, isDanger = false, done, call } = question;
  return (
    <ConfirmDialog
      title={title}
      isOpen
      isDanger={isDanger}
      confirmLabel={confirm}
      cancelLabel={t('keep')}
      onConfirm={() => {
        onClose();
        void call().then((answer) => told(answer, done));
      }}
      onCancel={onClose}
    >
      <p>{body}</p>
    </ConfirmDialog>
  );
}
