import type { TFunction } from 'i18next';
import type { Navigation } from '#shared/contract/events';
import type { Message } from '#shared/domain/message';
import { formatPhone } from '#shared/domain/phone';
import { oneLine } from './one-line';

/** The states that a person wants to hear of. */
export type OutcomeKind = 'accepted' | 'rejected' | 'unknown';

/** One outcome of one message. Never holds its text: notifications are read over shoulders. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly messageId: string;
  readonly practice: boolean;
  readonly recipient: string;
}

/** What a notification says and where a click on it leads. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Makes no sound and may leave by itself. */
  readonly quiet: boolean;
  readonly target: Navigation;
}

/** The outcome that a message has come to, or `null` where it is still on its way or was cancelled. */
export function outcomeOf(message: Message): Outcome | null {
  const { kind } = message.state;
  switch (kind) {
    case 'accepted':
    case 'rejected':
    case 'unknown':
      return {
        kind,
        messageId: message.id,
        practice: message.practice,
        recipient: recipientOf(message),
      };
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'cancelled':
      return null;
  }
}

const maxNameCharacters = 60;
const order: readonly OutcomeKind[] = ['unknown', 'rejected', 'accepted'];

/**
 * The notifications for outcomes that came together: one for each kind, the ones that need the user
 * first. Practice is kept apart from what was sent for real.
 */
export function outcomeNotices(outcomes: readonly Outcome[], t: TFunction): readonly Notice[] {
  return [false, true].flatMap((practice) =>
    order.flatMap((kind) => {
      const alike = outcomes.filter(
        (outcome) => outcome.kind === kind && outcome.practice === practice,
      );
      const [first] = alike;
      return first === undefined ? [] : [noticeOf(kind, first, alike, t)];
    }),
  );
}

function noticeOf(
  kind: OutcomeKind,
  first: Outcome,
  alike: readonly Outcome[],
  t: TFunction,
): Notice {
  const title = t(`notification.${kind}.title`, { ns: 'shell', count: alike.length });
  const recipient = alike.length === 1 ? first.recipient : names(alike, t);
  return {
    title: first.practice ? t('notification.practice', { ns: 'shell', title }) : title,
    body: t(`notification.${kind}.body`, { ns: 'shell', recipient }),
    quiet: kind === 'accepted',
    target: { to: 'history', messageId: alike.length === 1 ? first.messageId : null },
  };
}

/** At most three names, then how many more. */
function names(outcomes: readonly Outcome[], t: TFunction): string {
  const all = [...new Set(outcomes.map((outcome) => outcome.recipient))];
  const shown = all.slice(0, 3).join(', ');
  const more = all.length - 3;
  return more > 0 ? t('notification.more', { ns: 'shell', names: shown, count: more }) : shown;
}

function recipientOf({ recipientName, recipient }: Message): string {
  const name = oneLine(recipientName ?? '', maxNameCharacters);
  return name === '' ? formatPhone(recipient) : name;
}
