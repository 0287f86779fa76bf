import type { Connection } from '#shared/contract/channels';
import type { AccountKind, AccountView } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { failurePlace } from '../../lib/failure-place';
import { senderIdProblem, type SenderIdProblem } from '../../lib/sender-id';

/** What is typed; it outlives every failure and every step back. */
export interface OnboardingFields {
  readonly kind: AccountKind;
  readonly baseUrl: string;
  readonly key: string;
  readonly keepKeyInMemory: boolean;
  readonly senderId: string;
  readonly label: string;
}

export type OnboardingStep =
  | { readonly at: 'connect' }
  | { readonly at: 'sender'; readonly connection: Connection }
  | { readonly at: 'done'; readonly account: AccountView };

export type PendingCall = 'connect' | 'practice' | 'finish';

export interface OnboardingState {
  readonly fields: OnboardingFields;
  readonly step: OnboardingStep;
  readonly pending: PendingCall | null;
  readonly failure: AppError | null;
  /** What was missing when the button was pressed; nothing was asked of main then. */
  readonly missing: ReadonlySet<'baseUrl' | 'key'>;
  readonly senderProblem: SenderIdProblem | null;
  /** The keychain has failed, so keeping the key in memory is a choice. */
  readonly keychainFailed: boolean;
}

export type OnboardingAction =
  | { readonly type: 'typed'; readonly fields: Partial<OnboardingFields> }
  | { readonly type: 'pressed'; readonly call: PendingCall }
  | { readonly type: 'failed'; readonly error: AppError }
  | { readonly type: 'connected'; readonly connection: Connection }
  | { readonly type: 'finished'; readonly account: AccountView }
  | { readonly type: 'changeAsked' };

export const freshOnboarding: OnboardingState = {
  fields: {
    kind: 'famulor',
    baseUrl: '',
    key: '',
    keepKeyInMemory: false,
    senderId: '',
    label: '',
  },
  step: { at: 'connect' },
  pending: null,
  failure: null,
  missing: new Set(),
  senderProblem: null,
  keychainFailed: false,
};

function missingFields({ kind, baseUrl, key }: OnboardingFields): OnboardingState['missing'] {
  const missing = new Set<'baseUrl' | 'key'>();
  if (kind === 'white-label' && baseUrl.trim() === '') missing.add('baseUrl');
  if (kind !== 'practice' && key.trim() === '') missing.add('key');
  return missing;
}

/** A listed sender is taken as it is; only a typed id can be wrong. */
function senderProblemOf({ step, fields }: OnboardingState): SenderIdProblem | null {
  const listed = step.at === 'sender' && step.connection.senders.length > 0;
  if (listed) return fields.senderId === '' ? 'empty' : null;
  return senderIdProblem(fields.senderId, fields.kind);
}

/** A failure is about what was typed then: it goes once that is changed. */
function failureAfter(
  state: OnboardingState,
  typed: Partial<OnboardingFields>,
): OnboardingState['failure'] {
  const { failure, fields } = state;
  if (failure === null || typed.kind !== undefined) return null;
  const place = failurePlace(failure, fields.kind);
  const mended =
    (place === 'key' && typed.key !== undefined) ||
    (place === 'base-url' && typed.baseUrl !== undefined) ||
    (place === 'sender' && typed.senderId !== undefined);
  return mended ? null : failure;
}

function pressed(state: OnboardingState, call: PendingCall): OnboardingState {
  const next = { ...state, failure: null, missing: freshOnboarding.missing, senderProblem: null };
  if (call === 'connect') {
    const missing = missingFields(state.fields);
    if (missing.size > 0) return { ...next, missing };
  }
  if (call === 'finish') {
    const senderProblem = senderProblemOf(state);
    if (senderProblem !== null) return { ...next, senderProblem };
  }
  return { ...next, pending: call };
}

function failed(state: OnboardingState, error: AppError): OnboardingState {
  const keychainFailed =
    state.keychainFailed || failurePlace(error, state.fields.kind) === 'keychain';
  // Main has forgotten the connection: Connect is what helps, so that is where the user goes.
  const step: OnboardingStep = error.code === 'connection-expired' ? { at: 'connect' } : state.step;
  return { ...state, step, pending: null, failure: error, keychainFailed };
}

/** Onboarding's whole course as a pure function. */
export function onboardingReducer(
  state: OnboardingState,
  action: OnboardingAction,
): OnboardingState {
  switch (action.type) {
    case 'typed':
      return {
        ...state,
        fields: { ...state.fields, ...action.fields },
        failure: failureAfter(state, action.fields),
        missing: freshOnboarding.missing,
        senderProblem: action.fields.senderId === undefined ? state.senderProblem : null,
      };
    case 'pressed':
      return state.pending === null ? pressed(state, action.call) : state;
    case 'failed':
      return failed(state, action.error);
    case 'connected': {
      const { senders } = action.connection;
      const kept = senders.find(({ id }) => id === state.fields.senderId) ?? senders[0];
      const senderId = kept?.id ?? (senders.length > 0 ? '' : state.fields.senderId);
      return {
        ...state,
        fields: { ...state.fields, senderId },
        step: { at: 'sender', connection: action.connection },
        pending: null,
        failure: null,
      };
    }
    case 'finished':
      // The key has done its work: nothing here needs it any more.
      return {
        ...freshOnboarding,
        fields: { ...freshOnboarding.fields, kind: action.account.kind },
        step: { at: 'done', account: action.account },
      };
    case 'changeAsked':
      return { ...state, step: { at: 'connect' }, failure: null, senderProblem: null };
  }
}
