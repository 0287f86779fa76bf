import type { ChannelInput } from '#shared/contract/channels';
import type { SegmentPrice } from '#shared/domain/account';
import type { Message } from '#shared/domain/message';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { DraftStore } from '../../drafts/draft-store';
import type { Outbox } from '../../outbox/outbox-port';
import type { SendMerged } from '../../templates/send-merged';
import type { Handlers } from '../dispatch';

export interface MessageParts {
  readonly sendSms: SendMerged;
  readonly resend: (
    input: ChannelInput<'resendMessage'>,
  ) => Result<Message, AppError> | Promise<Result<Message, AppError>>;
  readonly outbox: Pick<Outbox, 'undo' | 'settle' | 'answerHeld' | 'setPaused'>;
  readonly drafts: DraftStore;
  readonly prices: { list(accountId: string): readonly SegmentPrice[] };
}

type MessageChannels =
  | 'sendSms'
  | 'undoSend'
  | 'answerHeld'
  | 'setSendingPaused'
  | 'resendMessage'
  | 'settleMessage'
  | 'loadDraft'
  | 'saveDraft'
  | 'loadDisplaced'
  | 'saveDisplaced'
  | 'listPrices';

/** Composing, sending and the history over IPC. */
export function messageHandlers(parts: MessageParts): Pick<Handlers, MessageChannels> {
  const { outbox, drafts } = parts;
  return {
    sendSms: (input) => parts.sendSms(input),
    undoSend: ({ messageIds }) => ok(outbox.undo(messageIds)),
    answerHeld: ({ messageIds, send }) => {
      outbox.answerHeld(messageIds, send);
      return ok(null);
    },
    setSendingPaused: ({ paused }) => {
      outbox.setPaused(paused);
      return ok(null);
    },
    resendMessage: (input) => parts.resend(input),
    settleMessage: ({ messageId, as }) => outbox.settle(messageId, as),
    loadDraft: () => ok(drafts.load()),
    saveDraft: (draft) => {
      drafts.save(draft);
      return ok(null);
    },
    loadDisplaced: () => ok(drafts.loadDisplaced()),
    saveDisplaced: ({ drafts: displaced }) => {
      drafts.saveDisplaced(displaced);
      return ok(null);
    },
    listPrices: ({ accountId }) => ok(parts.prices.list(accountId)),
  };
}
