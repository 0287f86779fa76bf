import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AccountView } from '#shared/domain/account';
import { bridge } from '../../lib/bridge';
import {
  freshOnboarding,
  onboardingReducer,
  type OnboardingAction,
  type OnboardingFields,
  type OnboardingState,
  type PendingCall,
} from './onboarding-state';

export interface OnboardingControls {
  readonly state: OnboardingState;
  readonly type: (fields: Partial<OnboardingFields>) => void;
  readonly press: (call: PendingCall) => void;
  readonly change: () => void;
}

/** Onboarding's state with the calls to main that move it on. */
export function useOnboarding(): OnboardingControls {
  const [state, dispatch] = useReducer(onboardingReducer, freshOnboarding);
  const current = useRef(state);

  /** Acts now, not with the next render, so that a second press finds the first one pending. */
  const act = useCallback((action: OnboardingAction): OnboardingState => {
    current.current = onboardingReducer(current.current, action);
    dispatch(action);
    return current.current;
  }, []);

  // The window may have been closed on the way: what was typed then is there again, but for the key.
  useEffect(() => {
    void bridge.loadOnboarding({}).then((answer) => {
      if (!answer.ok || answer.value === null || current.current !== freshOnboarding) return;
      act({ type: 'typed', fields: answer.value });
    });
  }, [act]);

  const call = async ({ fields, step }: OnboardingState, name: PendingCall): Promise<void> => {
    switch (name) {
      case 'connect': {
        const { kind, baseUrl, key, keepKeyInMemory } = fields;
        const answer = await bridge.connectAccount({
          kind,
          baseUrl: kind === 'white-label' ? baseUrl.trim() : null,
          key: kind === 'practice' ? '' : key.trim(),
          keepKeyInMemory,
        });
        if (answer.ok) act({ type: 'connected', connection: answer.value });
        else act({ type: 'failed', error: answer.error });
        return;
      }
      case 'practice': {
        const answer = await bridge.startPractice({});
        if (answer.ok) finished(answer.value);
        else act({ type: 'failed', error: answer.error });
        return;
      }
      case 'finish': {
        if (step.at !== 'sender') return;
        const answer = await bridge.finishAccount({
          connectionId: step.connection.connectionId,
          senderId: fields.senderId.trim(),
          label: fields.label.trim(),
        });
        if (answer.ok) finished(answer.value);
        else act({ type: 'failed', error: answer.error });
      }
    }
  };

  const finished = (account: AccountView): void => {
    act({ type: 'finished', account });
    void bridge.keepOnboarding({ draft: null });
  };

  return {
    state,
    type: (fields) => {
      const { kind, baseUrl, label } = act({ type: 'typed', fields }).fields;
      void bridge.keepOnboarding({ draft: { kind, baseUrl, label } });
    },
    press: (name) => {
      if (current.current.pending !== null) return;
      const next = act({ type: 'pressed', call: name });
      if (next.pending === name) void call(next, name);
    },
    change: () => {
      act({ type: 'changeAsked' });
    },
  };
}
