import type { App } from 'electron';
import * as v from 'valibot';
import { makeFolder } from '../make-folder';
import { maxArguments, parseCommandLine, startRequest, type StartRequest } from './command-line';

/** What a second start hands to the first. Chromium reorders `argv` on the way, this it leaves alone. */
const handedOver = v.object({
  argv: v.pipe(v.array(v.string()), v.maxLength(maxArguments + 1)),
});

/**
 * What a start is on its profile: the `first`; a `later` one, whose arguments the first was given and
 * which has to exit with 0; or none, since the data directory cannot be made (`unusable`).
 */
export type Claim = 'first' | 'later' | 'unusable';

/**
 * Makes this the only program on its profile, unless there is one already.
 *
 * The profile is the lock's identity, so a second data directory is another program. Must run before
 * the app is ready.
 */
export function claimProfile(
  app: Pick<App, 'setPath' | 'requestSingleInstanceLock' | 'on'>,
  start: { readonly dataDir: string | null; readonly argv: readonly string[] },
  onRequest: (request: StartRequest) => void,
): Claim {
  if (start.dataDir !== null) {
    try {
      makeFolder(start.dataDir);
    } catch {
      return 'unusable';
    }
    app.setPath('userData', start.dataDir);
  }
  if (!app.requestSingleInstanceLock({ argv: start.argv.slice(0, maxArguments + 1) })) {
    return 'later';
  }
  app.on('second-instance', (_event, argv, workingDir, handed) => {
    const request = secondStart(argv, workingDir, handed);
    // Later: were this program to begin its end before the event is over, Chromium would tell the
    // second start to take its place.
    setImmediate(() => {
      onRequest(request);
    });
  });
  return 'first';
}

/** What a second start asks for, from what it handed over or, where that is not understood, its `argv`. */
export function secondStart(
  argv: readonly string[],
  workingDir: string,
  handed: unknown,
): StartRequest {
  const parsed = v.safeParse(handedOver, handed);
  return startRequest(parseCommandLine(parsed.success ? parsed.output.argv : argv, {}, workingDir));
}

/** Listens to `sms:` links and reopenings, which macOS tells of by events; must run before the app is ready. */
export function listenForOpening(app: App, onRequest: (request: StartRequest) => void): void {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onRequest(startRequest(parseCommandLine(['', url], {}, '/')));
  });
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) onRequest({ kind: 'open' });
  });
}
