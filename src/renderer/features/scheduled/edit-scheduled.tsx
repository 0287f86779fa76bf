import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelInput } from '#shared/contract/channels';
import type { BatchRepeat } from '#shared/domain/batch';
import { maxTextUnits, type DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import {
  repeating,
  type QuietAnswer,
  type Schedule,
  type ScheduleTime,
} from '#shared/domain/scheduled';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { ScheduleFields } from '../../components/schedule-fields';
import { TimeChoice } from '../../components/time-choice';
import { TextArea } from '../../components/text-field';
import { bridge } from '../../lib/bridge';
import { budgetPart, withinBudget } from '../../lib/budget-question';
import { localTime } from '../../lib/local-time';
import { withTime } from '../../lib/said-time';
import { told } from './scheduled-store';

/** What is being changed. */
export type Edited =
  | { readonly kind: 'message'; readonly message: Message; readonly dueAt: number }
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'repeat'; readonly repeat: BatchRepeat };

function firstTime(edited: Edited): ScheduleTime {
  if (edited.kind === 'message') {
    return { at: localTime(edited.dueAt), clock: 'own', repeat: 'once' };
  }
  if (edited.kind === 'repeat') {
    const { time, next } = edited.repeat;
    return next === null ? time : { ...time, at: `${next.day}${timeOfDayOf(time.at)}` };
  }
  const { first, repeat, zone, next } = edited.schedule;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  // From its next day on: a first one that is over could not be chosen again.
  const at = next === null ? first : `${next.day}${timeOfDayOf(first)}`;
  return { at, clock: zone === own ? 'own' : 'recipient', repeat };
}

function timeOfDayOf(wall: string): string {
  return wall.slice(wall.indexOf('T'));
}

function textOf(edited: Edited): string {
  switch (edited.kind) {
    case 'message':
      return edited.message.text;
    case 'schedule':
      return edited.schedule.text;
    case 'repeat':
      return edited.repeat.draft.text;
  }
}

/** Changes text and time of what is due some time. */
export function EditScheduled({
  edited,
  onClose,
}: {
  readonly edited: Edited;
  readonly onClose: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('schedule');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState(() => textOf(edited));
  const [time, setTime] = useState(() => firstTime(edited));
  const [error, setError] = useState<AppError | null>(null);
  const [isPending, setPending] = useState(false);
  const [given, setGiven] = useState(nothingGiven);
  const isQuiet = error?.code === 'quiet-hours';
  const isDuplicate = error?.code === 'duplicate-recent' || error?.code === 'duplicate-scheduled';

  /** `said` answers main's question, beside what was answered before. */
  async function save(said: Partial<Given>): Promise<void> {
    const now = { ...given, ...said };
    setGiven(now);
    setPending(true);
    const answer = await withinBudget((budget) =>
      change(edited, { text, time, ...now, ...budgetPart(budget) }),
    );
    setPending(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    onClose();
    await told(answer, 'changed');
  }

  function edit(): void {
    setError(null);
    // What was answered was said of what stood there then.
    setGiven(nothingGiven);
  }

  return (
    <Dialog
      title={t('editTitle')}
      isOpen
      onClose={onClose}
      onSubmit={() =>
        void save({
          ...(isQuiet && { quiet: 'when-allowed' }),
          ...(isDuplicate && { duplicateConfirmed: true }),
        })
      }
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          {isQuiet && error.params?.['mustWait'] === undefined && (
            <Button isPending={isPending} onPress={() => void save({ quiet: 'send-anyway' })}>
              {t('quietAnyway')}
            </Button>
          )}
          <Button kind="primary" type="submit" isPending={isPending} isDisabled={time.at === ''}>
            {isQuiet ? t('quietWait') : isDuplicate ? t('sameAgain') : common('save')}
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
          edit();
          setText(next);
        }}
      />
      <TimeOf
        edited={edited}
        time={time}
        onTime={(next) => {
          edit();
          setTime(next);
        }}
      />
      <ErrorMessage error={error && withTime(error, i18n.language)} />
    </Dialog>
  );
}

/** What the user has said of main's questions. */
interface Given {
  readonly quiet: QuietAnswer;
  readonly duplicateConfirmed: boolean;
}

const nothingGiven: Given = { quiet: 'ask', duplicateConfirmed: false };

type Change = Omit<ChannelInput<'changeSchedule'>, 'scheduleId'>;

function change(edited: Edited, wanted: Change): Promise<Result<unknown, AppError>> {
  switch (edited.kind) {
    case 'message':
      return bridge.changeScheduled({ messageId: edited.message.id, ...wanted });
    case 'schedule':
      return bridge.changeSchedule({ scheduleId: edited.schedule.id, ...wanted });
    case 'repeat': {
      const { text, time, budget } = wanted;
      const repeatId = edited.repeat.id;
      return bridge.changeBatchRepeat({ repeatId, text, time, ...budgetPart(budget) });
    }
  }
}

/** The time, and where it is for one recipient, when they get it. */
function TimeOf({
  edited,
  time,
  onTime,
}: {
  readonly edited: Edited;
  readonly time: ScheduleTime;
  readonly onTime: (time: ScheduleTime) => void;
}): ReactNode {
  const of =
    edited.kind === 'message'
      ? edited.message
      : edited.kind === 'schedule'
        ? edited.schedule
        : null;
  const recipients = useMemo(
    (): readonly DraftRecipient[] =>
      of === null ? [] : [{ e164: of.recipient, contactId: of.contactId, name: of.recipientName }],
    [of],
  );
  if (of === null) {
    return <TimeChoice time={time} onTime={onTime} repeats={repeating} error={null} />;
  }
  return (
    <ScheduleFields
      accountId={of.accountId}
      recipients={recipients}
      time={time}
      onTime={onTime}
      repeats={edited.kind === 'message' ? ['once'] : repeating}
    />
  );
}
