import { resolve } from 'node:path';
import { linkSchemeOf } from '#shared/domain/link-scheme';

/** What a start of the program was asked to do. */
export interface CommandLine {
  /** Show the quick window, or hide it when it is shown. */
  readonly toggle: boolean;
  /** Show the quick window with Compose, also when it is shown already. */
  readonly compose: boolean;
  /** Start without a window, as at login. */
  readonly hidden: boolean;
  readonly quit: boolean;
  /** An absolute path; `null` for the usual place. */
  readonly dataDir: string | null;
  /** The first `sms:` or `tel:` link, as given and not yet parsed; `null` where there is none. */
  readonly link: string | null;
  /** There was a link that is longer than a command line of ours may be. */
  readonly longLink: boolean;
}

/** What a running program does when it is started once more. */
export type StartRequest =
  | { readonly kind: 'quit' }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'long-link' }
  | { readonly kind: 'compose' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'open' }
  | { readonly kind: 'nothing' };

/** More arguments than this are not read. */
export const maxArguments = 10_000;
const maxPathUnits = 4_096;
/** Stands for a link that was too long; only the program itself says so. */
export const longLinkSwitch = '--long-link';

/**
 * Reads a command line: `--toggle`, `--compose`, `--hidden`, `--quit`, `--data-dir=PATH` and an
 * `sms:` or `tel:` link.
 *
 * `argv` is the process's, its first element (the program) included. Everything unknown is ignored,
 * since Chromium's own switches and, in development, the path of the app stand there too. A
 * relative data directory is taken from `workingDir`; `QUICKSEND_DATA_DIR` names one where the
 * arguments do not.
 */
export function parseCommandLine(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  workingDir: string,
): CommandLine {
  const args = argv.slice(1, maxArguments + 1);
  const optionsEnd = args.indexOf('--');
  const options = optionsEnd === -1 ? args : args.slice(0, optionsEnd);
  return {
    toggle: options.includes('--toggle'),
    compose: options.includes('--compose'),
    hidden: options.includes('--hidden'),
    quit: options.includes('--quit'),
    dataDir:
      directory(valueOf(options, '--data-dir='), workingDir) ??
      directory(env['QUICKSEND_DATA_DIR'], workingDir),
    link: args.find((arg) => linkSchemeOf(arg) !== null) ?? null,
    longLink: options.includes(longLinkSwitch),
  };
}

/** What a command line asks of a program that already runs. Where it asks several things, the first of the type's order counts. */
export function startRequest(commandLine: CommandLine): StartRequest {
  if (commandLine.quit) return { kind: 'quit' };
  if (commandLine.link !== null) return { kind: 'link', link: commandLine.link };
  if (commandLine.longLink) return { kind: 'long-link' };
  if (commandLine.compose) return { kind: 'compose' };
  if (commandLine.toggle) return { kind: 'toggle' };
  return { kind: commandLine.hidden ? 'nothing' : 'open' };
}

/**
 * What the first start of the program does: the same as a later one, so that nobody starts it and
 * sees nothing. Without an account it opens (onboarding) beside what was asked for.
 *
 * `atLogin` is for macOS, whose start at login has no arguments.
 */
export function firstStart(
  commandLine: CommandLine,
  now: { readonly hasAccount: boolean; readonly atLogin: boolean },
): readonly StartRequest[] {
  const asked = startRequest(commandLine);
  const isHidden = commandLine.hidden || now.atLogin;
  if (asked.kind === 'open') return isHidden ? [] : [asked];
  return now.hasAccount || isHidden ? [asked] : [asked, { kind: 'open' }];
}

/** The last value counts, as for Chromium's switches. */
function valueOf(options: readonly string[], prefix: string): string | undefined {
  return options.findLast((option) => option.startsWith(prefix))?.slice(prefix.length);
}

function directory(value: string | undefined, workingDir: string): string | null {
  if (value === undefined || value === '' || value.length > maxPathUnits) return null;
  return value.includes('\0') ? null : resolve(workingDir, value);
}
