import type { App, Session, WebContents } from 'electron';

/**
 * Takes from every page what Quicksend's own never use: navigation, new windows, webviews,
 * permissions, devices, downloads. Certificate errors keep Chromium's default, which is to refuse.
 *
 * Must run before the first window is made.
 */
export function hardenApp(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}

/** Switches of Chromium that let another program steer this one, or read along. */
const remoteControl = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'];

/**
 * Closes Chromium's debugger in a packed program: its port would be open to every user of the computer.
 *
 * The fuses (`build/package/fuses.mjs`) close Node's inspector alone. Must run before the app is ready.
 */
export function refuseRemoteControl(app: Pick<App, 'isPackaged' | 'commandLine'>): void {
  if (!app.isPackaged) return;
  for (const name of remoteControl) app.commandLine.removeSwitch(name);
}

/**
 * Makes every file that the program writes from now on its user's alone: a home folder may be open to the
 * other users of a computer. Windows goes by the folder instead, and ignores this.
 */
export function keepFilesPrivate(process: Pick<NodeJS.Process, 'umask'>): void {
  process.umask(0o077);
}

function hardenContents(contents: WebContents): void {
  // The program loads its pages by itself, which these events do not tell of.
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  // No policy of the pages reaches WebRTC (w3c/webappsec-csp#92): this closes UDP, `nowhere` the rest.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** What could lead out of the program; the policy of the pages forbids it too, but in their own process. */
const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*'];

/**
 * A proxy where nobody answers, for loopback too. What the filter above does not see, such as the TCP
 * connections of WebRTC, ends there; the pages' own files come through no proxy.
 */
const nowhere = {
  mode: 'fixed_servers' as const,
  proxyRules: 'http://127.0.0.1:1',
  proxyBypassRules: '<-loopback>',
};

/** Refuses permissions, devices, downloads and the network to a session's pages. */
export function hardenSession(session: Session): void {
  // Otherwise Chromium fetches a dictionary from the internet at the first page, even where
  // `spellcheck` is off for all of them. macOS has its own and ignores this.
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', prevent);
  void session.setProxy(nowhere);
}

/**
 * Cancels what pages ask of the network or the disk; besides {@link hardenSession} and the pages' policy.
 *
 * While there is a filter, every file of a page comes through main, step by step, also those that it
 * does not name: so it is set when the first page has asked for its files, before any script has run.
 */
export function refuseOutside(session: Session): void {
  session.webRequest.onBeforeRequest({ urls: outside }, (_request, answer) => {
    answer({ cancel: true });
  });
}

function prevent(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
