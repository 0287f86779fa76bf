import type { App } from 'electron';

/** Of the arguments of a start, those that a restart by itself has too: links have been opened. */
export function argumentsAgain(argv: readonly string[]): string[] {
  return argv.slice(1).filter((arg) => !/^((sms|tel):|--(hidden|toggle)$)/i.test(arg));
}

/** Has the program start again once it has ended. The caller ends it. */
export function relaunch(
  app: Pick<App, 'relaunch'>,
  argv: readonly string[],
  appImage: string | undefined,
): void {
  app.relaunch({
    args: argumentsAgain(argv),
    ...(appImage === undefined ? {} : { execPath: appImage }),
  });
}
