import type { UpdateBlock, UpdateState } from '#shared/domain/update';
import type { AppError } from '#shared/errors';
import { assertNever } from '#shared/result';

/** What happens to an update. */
export type UpdateEvent =
  | { readonly kind: 'check' }
  | { readonly kind: 'blocked'; readonly why: UpdateBlock }
  | { readonly kind: 'nothing-newer' }
  | { readonly kind: 'found'; readonly version: string }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed'; readonly problem: AppError }
  /** The user wants it now, or when they next quit. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'postpone' }
  /** Nothing is on its way any more. */
  | { readonly kind: 'all-sent' };

/**
 * The state after an event; the same object where the event means nothing in that state, such as the
 * word of a download that was given up.
 */
export function nextUpdate(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (state.kind) {
    case 'off':
      return state;
    case 'idle':
      return event.kind === 'check' ? { kind: 'checking' } : state;
    case 'checking':
      return afterChecking(state, event);
    case 'downloading':
      return afterDownloading(state, event);
    case 'ready':
      return afterReady(state, event);
    case 'waiting':
    case 'restarting':
      return afterRestart(state, event);
    default:
      return assertNever(state);
  }
}

type In<Kind extends UpdateState['kind']> = Extract<UpdateState, { readonly kind: Kind }>;

function afterChecking(state: In<'checking'>, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'blocked':
      return { kind: 'off', why: event.why };
    case 'nothing-newer':
      return { kind: 'idle', isNewest: true, problem: null };
    case 'found':
      return { kind: 'downloading', version: event.version, percent: 0 };
    case 'failed':
      return { kind: 'idle', isNewest: false, problem: event.problem };
    case 'check':
    case 'progress':
    case 'downloaded':
    case 'restart':
    case 'postpone':
    case 'all-sent':
      return state;
    default:
      return assertNever(event);
  }
}

function afterDownloading(state: In<'downloading'>, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'progress':
      return event.percent > state.percent
        ? { ...state, percent: Math.min(event.percent, 100) }
        : state;
    case 'downloaded':
      return { kind: 'ready', version: state.version, isPostponed: false, problem: null };
    case 'failed':
      return { kind: 'idle', isNewest: false, problem: event.problem };
    case 'check':
    case 'blocked':
    case 'nothing-newer':
    case 'found':
    case 'restart':
    case 'postpone':
    case 'all-sent':
      return state;
    default:
      return assertNever(event);
  }
}

function afterReady(state: In<'ready'>, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'restart':
      return { kind: 'waiting', version: state.version };
    case 'postpone':
      return state.isPostponed ? state : { ...state, isPostponed: true };
    case 'check':
    case 'blocked':
    case 'nothing-newer':
    case 'found':
    case 'progress':
    case 'downloaded':
    case 'failed':
    case 'all-sent':
      return state;
    default:
      return assertNever(event);
  }
}

function afterRestart(state: In<'waiting' | 'restarting'>, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'all-sent':
      return state.kind === 'waiting' ? { kind: 'restarting', version: state.version } : state;
    case 'postpone':
      return { kind: 'ready', version: state.version, isPostponed: true, problem: null };
    case 'failed':
      return {
        kind: 'ready',
        version: state.version,
        isPostponed: false,
        problem: event.problem,
      };
    case 'check':
    case 'blocked':
    case 'nothing-newer':
    case 'found':
    case 'progress':
    case 'downloaded':
    case 'restart':
      return state;
    default:
      return assertNever(event);
  }
}
