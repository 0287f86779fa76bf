import { linkSchemeOf } from '#shared/domain/link-scheme';
import { longLinkSwitch } from './command-line';

/**
 * More than this is not handed to a program that runs already, in bytes.
 *
 * Chromium takes 32 KB from a second start, with the working directory and, of ours, the arguments
 * twice. It drops what is more, and after 20 seconds without an answer takes the first program for
 * hung and **kills** it (`process_singleton_posix.cc`): a long link on a web page would end Quicksend
 * in the middle of a text.
 */
export const maxCommandLineBytes = 12_000;
/** What an argument costs beside its bytes: its place in the list. */
const argumentBytes = 8;
const maxLinkBytes = 6_000;
const maxPathBytes = 4_500;
const ownFlags = ['--toggle', '--compose', '--hidden', '--quit', longLinkSwitch];
const dataDirSwitch = '--data-dir=';

/**
 * The arguments to start with instead, without the program, where there are too many of them or too
 * long ones; `null` where they are fine.
 *
 * Ours are kept wherever they stand, of the others as many as there is room for, from the first on.
 * A link that is too long is only told of.
 */
export function shortCommandLine(argv: readonly string[]): readonly string[] | null {
  const args = argv.slice(1);
  if (bytesOf(args) <= maxCommandLineBytes) return null;
  const optionsEnd = args.indexOf('--');
  const options = optionsEnd === -1 ? args : args.slice(0, optionsEnd);
  const link = args.find((arg) => linkSchemeOf(arg) !== null);
  const dataDir = options.findLast((option) => option.startsWith(dataDirSwitch));
  const own = [
    ...ownFlags.filter((flag) => options.includes(flag)),
    ...(dataDir !== undefined && bytesOf([dataDir]) <= maxPathBytes ? [dataDir] : []),
    ...(link !== undefined && bytesOf([link]) > maxLinkBytes ? [longLinkSwitch] : []),
  ];
  const last = link !== undefined && bytesOf([link]) <= maxLinkBytes ? ['--', link] : [];
  let room = maxCommandLineBytes - bytesOf([...own, ...last]);
  const others: string[] = [];
  for (const option of options) {
    room -= bytesOf([option]);
    if (room < 0) break;
    if (!isOwn(option)) others.push(option);
  }
  return [...others, ...own, ...last];
}

function isOwn(option: string): boolean {
  return (
    ownFlags.includes(option) || option.startsWith(dataDirSwitch) || linkSchemeOf(option) !== null
  );
}

function bytesOf(args: readonly string[]): number {
  return args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + argumentBytes, 0);
}
