/** What an autostart file starts. */
export interface AutostartEntry {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** The text of an XDG autostart file (Desktop Entry Specification 1.5, Desktop Application Autostart Specification). */
export function autostartFile(entry: AutostartEntry): string {
  const command = [entry.program, ...entry.args].map(quoteExec).join(' ');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    `Name=${escapeString(entry.name)}`,
    `Exec=${escapeString(command)}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an autostart file is there and on: desktops switch one off without removing it. */
export function isEnabled(entry: string): boolean {
  const isOff = /^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);
  return entry !== '' && !isOff;
}

/** Quotes one argument of Exec; `%` begins a field code there, so it is doubled. */
function quoteExec(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** The escapes of a value of type string, which are undone before those of Exec. */
function escapeString(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
