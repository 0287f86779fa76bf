import type { ChannelInput, SentAnswer } from '#shared/contract/channels';
import type { E164 } from '#shared/domain/phone';
import { hasFields } from '#shared/domain/template-marks';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import type { SendSms } from '../outbox/send-sms';

type Sent = Result<SentAnswer, AppError>;

/** Answers at once where nothing is to be filled in. */
export type SendMerged = (input: ChannelInput<'sendSms'>) => Sent | Promise<Sent>;

export interface SendMergedParts {
  readonly sendSms: SendSms;
  /** Whether a request has made messages already. */
  readonly wasSent: (requestId: string) => boolean;
  /** The text that each recipient gets, or why somebody cannot get it. */
  readonly merge: (
    input: Pick<ChannelInput<'sendSms'>, 'text' | 'recipients' | 'language'>,
  ) => Promise<Result<ReadonlyMap<E164, string>, AppError>>;
}

/** Makes of a text with fields one for each recipient before it is sent; all of them, or none. */
export function createSendMerged({ sendSms, wasSent, merge }: SendMergedParts): SendMerged {
  return (input) => {
    // A request that was sent answers as it did then, whatever has become of the contacts since.
    if (!hasFields(input.text) || wasSent(input.requestId)) return sendSms(input);
    return merge(input).then((merged) => (merged.ok ? sendSms(input, merged.value) : merged));
  };
}
