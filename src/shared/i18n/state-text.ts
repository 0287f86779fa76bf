import type { TFunction } from 'i18next';
import type { Message } from '../domain/message';
import { assertNever } from '../result';

/** How urgent a state is: `good` and `bad` are ends, `warn` needs the user's word. */
export type StateTone = 'plain' | 'good' | 'warn' | 'bad';

/** A message's state in the user's language. */
export interface StateText {
  readonly tone: StateTone;
  /** A few words, such as `Accepted by Famulor`. */
  readonly words: string;
  /** What it means or what to do; `null` where the words say it all. */
  readonly detail: string | null;
  /** What the provider said, as it said it. */
  readonly providerWords: string | null;
}

/** Words of providers that say no more than our own “accepted”. */
const plainStatuses = new Set(['sent', 'queued', 'accepted']);

/** Says a message's state in words. `provider` is the provider's name, `t` any namespace's function. */
export function stateText(
  t: TFunction,
  { state }: Pick<Message, 'state'>,
  provider: string,
): StateText {
  const options = { ns: 'history', provider } as const;
  const plain = { tone: 'plain', detail: null, providerWords: null } as const;
  switch (state.kind) {
    case 'scheduled':
      return { ...plain, words: t('scheduled', options) };
    case 'queued':
      return { ...plain, words: t(`waiting.${state.waitsFor}`, options) };
    case 'sending':
      return { ...plain, words: t('sending', options) };
    case 'cancelled':
      return { ...plain, words: t('cancelled', options) };
    case 'accepted': {
      const { providerStatus, rawAnswer } = state.receipt;
      const status =
        providerStatus === null || plainStatuses.has(providerStatus.toLowerCase())
          ? null
          : providerStatus;
      return {
        tone: 'good',
        words: t('accepted', options),
        detail: rawAnswer === null ? null : t('acceptedUnreadable', options),
        providerWords: status,
      };
    }
    case 'rejected':
      return {
        tone: 'bad',
        words: t('rejected', { ...options, reason: t(`reason.${state.reason}.what`, options) }),
        detail: t(`reason.${state.reason}.todo`, options),
        providerWords: state.providerWords,
      };
    case 'unknown':
      return {
        tone: state.settlement === null ? 'warn' : 'plain',
        words:
          state.settlement === null
            ? t('unknown', options)
            : t(`settled.${state.settlement}`, options),
        detail: t(`unclear.${state.reason}`, options),
        providerWords: state.providerWords,
      };
    default:
      return assertNever(state);
  }
}
