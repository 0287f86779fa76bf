import { app, Menu } from 'electron';
import { skipDefaultMenu } from './shell/app-menu';
import { parseCommandLine, type StartRequest } from './shell/command-line';
import { hardenApp, keepFilesPrivate, refuseRemoteControl } from './shell/hardening';
import { declareIdentity } from './shell/identity';
import { registerAppScheme } from './shell/protocol';
import { shortCommandLine } from './shell/short-command-line';
import { claimProfile, listenForOpening } from './shell/single-instance';
import { platformOf } from './shell/platform';
import { openPages } from './wiring/pages';
import { start } from './wiring/start';

const platform = platformOf(process.platform);
const commandLine = parseCommandLine(process.argv, process.env, process.cwd());

let waiting: readonly StartRequest[] = [];
let act = (request: StartRequest): void => {
  waiting = [...waiting, request];
};
const onRequest = (request: StartRequest): void => {
  act(request);
};

keepFilesPrivate(process);
declareIdentity(app, platform, process.env);
hardenApp(app);
refuseRemoteControl(app);
registerAppScheme();
skipDefaultMenu(platform, Menu);

const shortArgs = shortCommandLine(process.argv);
const claim =
  shortArgs === null
    ? claimProfile(app, { dataDir: commandLine.dataDir, argv: process.argv }, onRequest)
    : 'too-long';
if (shortArgs !== null) {
  const appImage = process.env['APPIMAGE'];
  app.relaunch({
    args: [...shortArgs],
    ...(appImage === undefined ? {} : { execPath: appImage }),
  });
  app.exit(0);
} else if (claim === 'later') {
  void import('./wiring/later-start').then(({ leaveToFirst }) => leaveToFirst());
} else if (commandLine.quit) {
  app.exit(0);
} else if (claim === 'unusable') {
  void app.whenReady().then(async () => {
    const { refuseFolder } = await import('./wiring/refuse');
    await refuseFolder(commandLine.dataDir ?? app.getPath('userData'));
  });
} else {
  listenForOpening(app, onRequest);
  void app.whenReady().then(async () => {
    // The page starts in its own process while main loads and opens everything else.
    const pages = openPages(platform);
    await start({
      pages,
      commandLine,
      platform,
      onRequests: (listener) => {
        act = listener;
        waiting.forEach(listener);
      },
    });
  });
}
