import { useCallback, useReducer, useRef } from 'react';
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
        if (answer.ok) act({ type: 'finished', account: answer.value });
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
        if (answer.ok) act({ type: 'finished', account: answer.value });
        else act({ type: 'failed', error: answer.error });
      }
    }
  };

  return {
    state,
    type: (fields) => {
      act({ type: 'typed', fields });
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
