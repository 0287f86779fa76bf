/**
 * Whether a text has fields, or what looks like some: it must not be sent as it stands.
 *
 * Double braces are never text, see `parseTemplate`. Apart from it, since the start loads this.
 */
export function hasFields(text: string): boolean {
  return text.includes('{{') || text.includes('}}');
}
