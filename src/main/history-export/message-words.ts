import type { TFunction } from 'i18next';
import { isErased, type Message } from '#shared/domain/message';
import { shownLabel } from '#shared/domain/practice-names';
import { stateText } from '#shared/i18n/state-text';

/** A message's state in words; each different state is put into words once. */
export function createStateWords(t: TFunction): (message: Message) => string {
  const known = new Map<string, string>();
  const accountOf = createAccountWords(t);
  return (message) => {
    const { state } = message;
    const account = accountOf(message);
    const reason = 'reason' in state ? state.reason : '';
    const settlement = 'settlement' in state ? (state.settlement ?? '') : '';
    const waitsFor = 'waitsFor' in state ? state.waitsFor : '';
    const key = `${state.kind} ${reason} ${settlement} ${waitsFor} ${account}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { words } = stateText(t, message, account);
    known.set(key, words);
    return words;
  };
}

/** What a message's account is called in the user's language. */
export function createAccountWords(
  t: TFunction,
): (message: Pick<Message, 'accountLabel' | 'practice'>) => string {
  const word = t('practice', { ns: 'common' });
  return ({ accountLabel, practice }) => shownLabel(accountLabel, practice, word);
}

/** When a state was come to; `null` while a message is not over. */
export function endedAtOf({ state }: Message): number | null {
  return 'at' in state ? state.at : null;
}

/** The number as it may be shown: one that was erased is nobody's. */
export function recipientOf(message: Message): string {
  return isErased(message) ? '' : message.recipient;
}

const two = (value: number): string => (value < 10 ? `0${String(value)}` : String(value));

/** A time as spreadsheets in all languages read it, on the user's own clock: `2026-11-22 14:03:05`. */
export function sheetTime(at: number): string {
  const date = new Date(at);
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const hourMs = 3_600_000;

/**
 * Writes times as `Date.toISOString` does; those of one hour, one after another, in a fifth of the time
 * that it takes.
 */
export function createIsoTimes(): (at: number) => string {
  let hour = Number.NaN;
  let words = '';
  return (at) => {
    const hourOfTime = Math.floor(at / hourMs);
    if (hourOfTime !== hour) {
      hour = hourOfTime;
      words = new Date(hour * hourMs).toISOString().slice(0, -'00:00.000Z'.length);
    }
    const inHour = at - hour * hourMs;
    const seconds = Math.floor(inHour / 1_000);
    const ms = String(inHour % 1_000).padStart(3, '0');
    return `${words}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${ms}Z`;
  };
}
