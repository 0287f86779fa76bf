import { hasText, isErased, type Message } from '#shared/domain/message';

/** Something that can be done with a message. */
export type ActionId =
  | 'itArrived'
  | 'itDidNotArrive'
  | 'sendNow'
  | 'dontSend'
  | 'sendAgain'
  | 'mend'
  | 'useAgain'
  | 'forward'
  | 'copy'
  | 'saveAsTemplate'
  | 'theyAskedToStop'
  | 'delete';

/** Whether it is over and settled: only then can it go from the history. */
function isOver({ state }: Message): boolean {
  switch (state.kind) {
    case 'scheduled':
    case 'queued':
    case 'sending':
      return false;
    case 'unknown':
      return state.settlement !== null;
    case 'accepted':
    case 'rejected':
    case 'cancelled':
      return true;
  }
}

/** Whether sending it again as it is makes sense: it did not go, or perhaps did not. */
export function canResend(message: Message): boolean {
  const { kind } = message.state;
  return hasText(message) && (kind === 'rejected' || kind === 'cancelled' || kind === 'unknown');
}

/** What asks to be done with a message, by its state. */
export function urgentActions(message: Message): readonly ActionId[] {
  const { state } = message;
  const ids: ActionId[] = [];
  if (state.kind === 'unknown' && state.settlement === null) {
    ids.push('itArrived', 'itDidNotArrive');
  }
  if (state.kind === 'queued' && state.waitsFor === 'held') ids.push('sendNow');
  if (state.kind === 'queued' || state.kind === 'scheduled') ids.push('dontSend');
  if (canResend(message)) ids.push('sendAgain');
  return ids;
}

/** What can be done with a message besides, whenever it is wanted. */
export function calmActions(message: Message): readonly ActionId[] {
  const end: readonly ActionId[] = isOver(message) ? ['delete'] : [];
  if (isErased(message)) return end;
  if (!hasText(message)) return ['theyAskedToStop', ...end];
  const { kind } = message.state;
  const again: readonly ActionId[] =
    kind === 'rejected' ? ['mend'] : kind === 'accepted' ? ['useAgain'] : [];
  return [...again, 'forward', 'copy', 'saveAsTemplate', 'theyAskedToStop', ...end];
}
