import type { Message } from '#shared/domain/message';
import type { Clock } from './ports';

/** Changes that are noted as they happen and told once nothing is half done. */
export interface ToldChanges {
  note(message: Message): void;
  /** A listener may call back into the outbox. */
  tell(): void;
}

export function createToldChanges(parts: {
  readonly clock: Pick<Clock, 'after'>;
  readonly onChange: (messages: readonly Message[]) => void;
}): ToldChanges {
  const untold = new Map<string, Message>();
  return {
    note(message) {
      untold.delete(message.id);
      untold.set(message.id, message);
    },
    tell() {
      if (untold.size === 0) return;
      const messages = [...untold.values()];
      untold.clear();
      try {
        parts.onChange(messages);
      } catch (error) {
        // A listener's fault must not read as a failure to store or send; it surfaces by itself.
        parts.clock.after(0, () => {
          throw error;
        });
      }
    },
  };
}
