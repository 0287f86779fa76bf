import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import { EmptyState } from '../../components/empty-state';
import { ErrorMessage } from '../../components/error-message';
import { Status } from '../../components/status';
import { bridge } from '../../lib/bridge';
import { placeOf, timeIn } from '../../lib/local-time';
import { readable, usePhone } from '../../lib/phone';
import { outsideQuietHours, quietPart } from '../../lib/quiet-question';
import { BatchLine, RepeatLine } from './batch-lines';
import { EditScheduled, type Edited } from './edit-scheduled';
import { Line } from './line';
import { keepScheduled, told, toldSent, useScheduled } from './scheduled-store';
import '../../components/card.css';
import '../../components/item-cards.css';
import './scheduled.css';

/** All that is due some time, with what can be done about it. */
export function ScheduledRoom(): ReactNode {
  const { t } = useTranslation('schedule');
  const { list, error, done } = useScheduled();
  const [edited, setEdited] = useState<Edited | null>(null);
  useEffect(keepScheduled, []);
  const isEmpty =
    list !== null &&
    [list.messages, list.batches, list.batchRepeats, list.schedules].every(
      ({ length }) => length === 0,
    );
  return (
    <div className="item-room">
      <ErrorMessage error={error} />
      {isEmpty && (
        <EmptyState icon="clock" title={t('empty')}>
          <p>{t('emptyHint')}</p>
        </EmptyState>
      )}
      {list !== null && list.schedules.length > 0 && (
        <section aria-label={t('repeating')}>
          <h2 className="scheduled-heading">{t('repeating')}</h2>
          <ul role="list" className="item-cards card">
            {list.schedules.map((schedule) => (
              <ScheduleLine key={schedule.id} schedule={schedule} onEdit={setEdited} />
            ))}
          </ul>
        </section>
      )}
      {list !== null && list.batchRepeats.length > 0 && (
        <section aria-label={t('repeatingBatches')}>
          <h2 className="scheduled-heading">{t('repeatingBatches')}</h2>
          <ul role="list" className="item-cards card">
            {list.batchRepeats.map((repeat) => (
              <RepeatLine key={repeat.id} repeat={repeat} onEdit={setEdited} />
            ))}
          </ul>
        </section>
      )}
      {list !== null && list.batches.length > 0 && (
        <section aria-label={t('batches')}>
          <h2 className="scheduled-heading">{t('batches')}</h2>
          <ul role="list" className="item-cards card">
            {list.batches.map((batch) => (
              <BatchLine key={batch.batchId} batch={batch} />
            ))}
          </ul>
        </section>
      )}
      {list !== null && list.messages.length > 0 && (
        <section aria-label={t('once')}>
          <h2 className="scheduled-heading">{t('once')}</h2>
          <ul role="list" className="item-cards card">
            {list.messages.map((message) => (
              <MessageLine key={message.id} message={message} onEdit={setEdited} />
            ))}
          </ul>
        </section>
      )}
      {list !== null && list.more > 0 && <p>{t('more', { count: list.more })}</p>}
      <Status>{done !== null && t(`done.${done}`)}</Status>
      {edited !== null && (
        <EditScheduled
          edited={edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </div>
  );
}

function MessageLine({
  message,
  onEdit,
}: {
  readonly message: Message;
  readonly onEdit: (edited: Edited) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const phone = usePhone();
  const { id, recipient, recipientName, text, practice, state } = message;
  if (state.kind !== 'scheduled') return null;
  return (
    <Line
      name={recipientName ?? readable(phone, recipient)}
      practice={practice}
      when={timeIn(state.dueAt, undefined, i18n.language)}
      text={text}
      onEdit={() => {
        onEdit({ kind: 'message', message, dueAt: state.dueAt });
      }}
      onSend={() =>
        void outsideQuietHours((given) =>
          bridge.sendScheduledNow({ messageId: id, ...quietPart(given) }),
        ).then(toldSent)
      }
      onCancel={() =>
        void bridge.undoSend({ messageIds: [id] }).then((answer) => told(answer, 'cancelled'))
      }
      cancelLabel={t('cancel')}
    />
  );
}

function ScheduleLine({
  schedule,
  onEdit,
}: {
  readonly schedule: Schedule;
  readonly onEdit: (edited: Edited) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const { t: compose } = useTranslation('compose');
  const phone = usePhone();
  const { id, recipient, recipientName, text, practice, repeat, next, zone, held } = schedule;
  const time = next && timeIn(next.at, zone, i18n.language);
  const none = repeat === 'birthday' && held !== true ? 'noBirthday' : 'stopped';
  const when = time === null ? t(none) : t('next', { time, place: placeOf(zone) });
  return (
    <Line
      name={recipientName ?? readable(phone, recipient)}
      practice={practice}
      when={`${compose(`later.repeats.${repeat}`)} · ${when}`}
      text={text}
      onEdit={() => {
        onEdit({ kind: 'schedule', schedule });
      }}
      onSend={
        next === null
          ? null
          : () =>
              void outsideQuietHours((given) =>
                bridge.sendScheduleNow({ scheduleId: id, ...quietPart(given) }),
              ).then(toldSent)
      }
      onCancel={() =>
        void bridge.deleteSchedule({ scheduleId: id }).then((answer) => told(answer, 'cancelled'))
      }
      cancelLabel={t('stop')}
    />
  );
}
