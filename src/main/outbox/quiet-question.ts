import { formatPhone } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';

/** A message that is to go, and the end of the quiet hours that it meets, or `null`. */
export interface MetHours {
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly at: number | null;
}

/**
 * What to ask where messages meet quiet hours, or `null` where none does.
 *
 * Its params: whom it is about (`recipient`, the first), how many more there are (`others`), how many
 * may go (`free`), the first and last end of the hours (`firstAt`, `lastAt`, ms since the epoch), and
 * whether they have to wait for it, as marketing does (`mustWait`, 1 for yes).
 */
export function quietQuestion(messages: readonly MetHours[], mustWait = false): AppError | null {
  const quiet = messages.flatMap(({ at, ...message }) => (at === null ? [] : [{ ...message, at }]));
  const [first] = quiet;
  if (first === undefined) return null;
  const times = quiet.map(({ at }) => at);
  return appError('quiet-hours', {
    params: {
      recipient: first.recipientName ?? formatPhone(first.recipient),
      others: quiet.length - 1,
      free: messages.length - quiet.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      ...(mustWait && { mustWait: 1 }),
    },
  });
}
