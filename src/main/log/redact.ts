/** What a log line may carry beside its event: short facts; texts only in the detailed log. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

// The shapes that the vendors' keys have, and whatever follows a bearer scheme.
const keyShapes = [/\bBearer\s+\S+/gi, /\b\d{1,9}\|[A-Za-z0-9]{8,}/g, /\bfam_[A-Za-z0-9_-]{4,}/g];
const phoneShape = /\+?\d(?:[\s().-]?\d){6,14}/g;

/** Blanks API keys wherever they stand. Keys never go to the log, whatever its level. */
export function redactKeys(text: string): string {
  return keyShapes.reduce((rest, shape) => rest.replace(shape, '[key]'), text);
}

/** Blanks phone numbers but for their last two digits, so that two lines can still be told apart. */
export function redactNumbers(text: string): string {
  return text.replace(phoneShape, (number) => `[number …${number.slice(-2)}]`);
}

/** Writes one log line. Numbers are blanked unless `withNumbers` (debug logging) is on; keys always. */
export function formatLine(event: string, fields: LogFields, withNumbers: boolean): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const line = redactKeys([event, ...parts].join(' '));
  return withNumbers ? line : redactNumbers(line);
}
