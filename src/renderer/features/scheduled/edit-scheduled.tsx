import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextUnits, type DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import {
  repeating,
  type QuietAnswer,
  type Schedule,
  type ScheduleTime,
} from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { ScheduleFields } from '../../components/schedule-fields';
import { TextArea } from '../../components/text-field';
import { bridge } from '../../lib/bridge';
import { localTime } from '../../lib/local-time';
import { told } from './scheduled-store';

/** What is being changed. */
export type Edited =
  | { readonly kind: 'message'; readonly message: Message; readonly dueAt: number }
  | { readonly kind: 'schedule'; readonly schedule: Schedule };

function firstTime(edited: Edited): ScheduleTime {
  if (edited.kind === 'message') {
    return { at: localTime(edited.dueAt), clock: 'own', repeat: 'once' };
  }
  const { first, repeat, zone, next } = edited.schedule;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeOfDay = first.slice(first.indexOf('T'));
  // From its next day on: a first one that is over could not be chosen again.
  const at = next === null ? first : `${next.day}${timeOfDay}`;
  return { at, clock: zone === own ? 'own' : 'recipient', repeat };
}

/** Changes text and time of what is due some time. */
export function EditScheduled({
  edited,
  onClose,
}: {
  readonly edited: Edited;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('schedule');
  const { t: common } = useTranslation('common');
  const of = edited.kind === 'message' ? edited.message : edited.schedule;
  const [text, setText] = useState(of.text);
  const [time, setTime] = useState(() => firstTime(edited));
  const [error, setError] = useState<AppError | null>(null);
  const [isPending, setPending] = useState(false);
  const { recipient, contactId, recipientName } = of;
  const recipients = useMemo(
    (): readonly DraftRecipient[] => [{ e164: recipient, contactId, name: recipientName }],
    [recipient, contactId, recipientName],
  );
  const isQuiet = error?.code === 'quiet-hours';

  async function save(quiet: QuietAnswer): Promise<void> {
    setPending(true);
    const answer =
      edited.kind === 'message'
        ? await bridge.changeScheduled({ messageId: edited.message.id, text, time, quiet })
        : await bridge.changeSchedule({ scheduleId: edited.schedule.id, text, time, quiet });
    setPending(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    onClose();
    await told(answer, 'changed');
  }

  return (
    <Dialog
      title={t('editTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() => void save(isQuiet ? 'when-allowed' : 'ask')}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          {isQuiet && (
            <Button isPending={isPending} onPress={() => void save('send-anyway')}>
              {t('quietAnyway')}
            </Button>
          )}
          <Button kind="primary" type="submit" isPending={isPending} isDisabled={time.at === ''}>
            {isQuiet ? t('quietWait') : common('save')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('text')}
        value={text}
        rows={4}
        maxLength={maxTextUnits}
        onChange={(next) => {
          setError(null);
          setText(next);
        }}
      />
      <ScheduleFields
        accountId={of.accountId}
        recipients={recipients}
        time={time}
        onTime={(next) => {
          setError(null);
          setTime(next);
        }}
        repeats={edited.kind === 'message' ? ['once'] : repeating}
      />
      <ErrorMessage error={error} />
    </Dialog>
  );
}
