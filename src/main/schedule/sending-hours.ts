import type { Message } from '#shared/domain/message';
import type { allowedTime } from '#shared/domain/quiet-hours';
import type { QuietHours } from '#shared/domain/quiet-hours-choice';
import type { computerZone } from '#shared/domain/time-zone';

interface Rules {
  readonly allowedTime: typeof allowedTime;
  readonly computerZone: typeof computerZone;
}

/** What is asked about a message before it goes. */
export type HoursQuestion = Pick<Message, 'accountId' | 'practice' | 'recipient' | 'hours'>;

/** When messages may go by their recipients' clocks: the outbox and all who queue ask the same one. */
export interface SendingHours {
  /** The first time from `at` on at which a message may go; needs `ready`. */
  allowedAt(message: HoursQuestion, at: number): number;
  /** Loads the zones and their rules, which the start of the program does without. */
  ready(): Promise<void>;
  isReady(): boolean;
}

/** What was sent in the last allowed minute may leave in the first quiet one, as after its undo window. */
const graceMs = 60_000;

/** Makes it. Nothing is loaded before `ready` is called. */
export function createSendingHours(parts: {
  readonly quietHours: (accountId: string, practice: boolean) => QuietHours;
  readonly load: () => Promise<Rules>;
}): SendingHours {
  let rules: Rules | null = null;
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    rules = await parts.load();
  }

  return {
    allowedAt(message, at) {
      if (message.hours === 'any') return at;
      const hours = parts.quietHours(message.accountId, message.practice);
      if (hours.kind === 'off') return at;
      if (rules === null) throw new Error('Quiet hours were asked for before they were loaded');
      const { recipient, hours: purpose } = message;
      const own = rules.computerZone();
      const { allowedTime: tell } = rules;
      const from = (time: number): number => tell(recipient, hours, purpose, time, own).at;
      return from(at - graceMs) === at - graceMs ? at : from(at);
    },
    ready: () => (loading ??= load()),
    isReady: () => rules !== null,
  };
}
