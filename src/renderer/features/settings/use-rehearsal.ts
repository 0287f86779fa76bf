import { useEffect, useState } from 'react';
import { bridge } from '../../lib/bridge';

/** How long a press is waited for, in milliseconds: time to read the sentence and find the keys. */
export const rehearsalMs = 10_000;

export type Rehearsal = 'idle' | 'waiting' | 'arrived' | 'missed';

/** "Press it now": whether the desktop brings the shortcut to us, told by pressing it. */
export function useRehearsal(): {
  readonly rehearsal: Rehearsal;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const [rehearsal, setRehearsal] = useState<Rehearsal>('idle');

  useEffect(() => {
    if (rehearsal !== 'waiting') return;
    void bridge.rehearseShortcut({ on: true });
    const endListening = bridge.on('shortcutPressed', () => {
      setRehearsal('arrived');
    });
    const timer = setTimeout(() => {
      setRehearsal('missed');
    }, rehearsalMs);
    return () => {
      clearTimeout(timer);
      endListening();
      void bridge.rehearseShortcut({ on: false });
    };
  }, [rehearsal]);

  return {
    rehearsal,
    start: () => {
      setRehearsal('waiting');
    },
    stop: () => {
      setRehearsal('idle');
    },
  };
}
