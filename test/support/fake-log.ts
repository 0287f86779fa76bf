import type { Log } from '../../src/main/log/log';
import { formatLine } from '../../src/main/log/redact';

/** A log that keeps its lines. */
export function createFakeLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (event, fields = {}) => void lines.push(formatLine(event, fields, false)),
    warn: (event, fields = {}) => void lines.push(formatLine(event, fields, false)),
    error: (event, cause, fields = {}) =>
      void lines.push(
        formatLine(
          event,
          { ...fields, cause: cause instanceof Error ? cause.message : typeof cause },
          false,
        ),
      ),
    debug: () => undefined,
  };
}
