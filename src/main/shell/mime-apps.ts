const group = '[Default Applications]';

/**
 * A `mimeapps.list` (Association between MIME types and applications, 1.0.1) in which `desktopFile`
 * opens links of a scheme or, with `on` false, no longer does. Everything else stays as it is; a
 * handler that the user has chosen instead is not touched by switching off.
 */
export function withLinkHandler(
  content: string,
  scheme: string,
  desktopFile: string,
  on: boolean,
): string {
  const key = `x-scheme-handler/${scheme}`;
  const lines = content === '' ? [] : content.replace(/\n$/, '').split('\n');
  const start = lines.findIndex((line) => line.trim() === group);
  if (start === -1) {
    if (!on) return content;
    const before = lines.length === 0 ? [] : [...lines, ''];
    return [...before, group, `${key}=${desktopFile}`, ''].join('\n');
  }
  const next = lines.findIndex((line, index) => index > start && line.trimStart().startsWith('['));
  const end = next === -1 ? lines.length : next;
  const isOurs = (line: string): boolean => line.split('=', 1)[0]?.trim() === key;
  const entries = lines.slice(start + 1, end);
  const others = entries.filter((line) => isOurs(line)).flatMap(handlersOf);
  const handlers = others.filter((handler) => handler !== desktopFile);
  if (on) handlers.unshift(desktopFile);
  const entry = handlers.length === 0 ? [] : [`${key}=${handlers.join(';')}`];
  return [
    ...lines.slice(0, start + 1),
    ...entry,
    ...entries.filter((line) => !isOurs(line)),
    ...lines.slice(end),
    '',
  ].join('\n');
}

function handlersOf(line: string): string[] {
  return line
    .slice(line.indexOf('=') + 1)
    .split(';')
    .map((handler) => handler.trim())
    .filter((handler) => handler !== '');
}
