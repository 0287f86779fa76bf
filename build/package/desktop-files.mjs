// @ts-check
import { appId, commandName, linkScheme, manifest } from './product.mjs';

/**
 * What the .desktop file says on every way to install on Linux; the command and the icon differ
 * (Desktop Entry Specification 1.4).
 */
export const desktopEntry = {
  Name: manifest.productName,
  GenericName: 'Text messages',
  'GenericName[de]': 'Textnachrichten',
  Comment: 'Text your customers from the system tray',
  'Comment[de]': 'Schreiben Sie Ihren Kunden aus der Taskleiste',
  Keywords: 'SMS;text;message;customers;',
  'Keywords[de]': 'SMS;Text;Nachricht;Kunden;',
  Categories: 'Office;ContactManagement;',
  StartupNotify: 'true',
  'X-GNOME-SingleWindow': 'true',
  'X-GNOME-UsesNotifications': 'true',
  // On X11, Electron names its windows' class after the program; on Wayland after the .desktop file.
  StartupWMClass: manifest.productName,
};

/** What the program's icon offers beside opening it. */
export const desktopActions = {
  compose: { Name: 'New text', 'Name[de]': 'Neue Nachricht', argument: '--compose' },
};

/**
 * The .desktop file of an installed package.
 * @returns {string}
 */
export function desktopFile() {
  const main = {
    Type: 'Application',
    Version: '1.4',
    ...desktopEntry,
    Exec: `${commandName} %U`,
    TryExec: commandName,
    Icon: appId,
    Terminal: 'false',
    MimeType: `x-scheme-handler/${linkScheme};`,
    Actions: `${Object.keys(desktopActions).join(';')};`,
  };
  const actions = Object.entries(desktopActions).map(([name, { argument, ...texts }]) =>
    section(`Desktop Action ${name}`, { ...texts, Exec: `${commandName} ${argument}` }),
  );
  return [section('Desktop Entry', main), ...actions].join('\n');
}

/**
 * What software centres show (AppStream 1.0).
 * @param {string} date of this version, `YYYY-MM-DD`
 * @returns {string}
 */
export function metainfo(date) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${appId}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>${manifest.license}</project_license>
  <name>${manifest.productName}</name>
  <summary>${desktopEntry.Comment}</summary>
  <summary xml:lang="de">${desktopEntry['Comment[de]']}</summary>
  <description>
    <p>
      Quicksend waits in the system tray. Press its shortcut, type a customer's name and a line, press
      Ctrl+Enter, and the text message is on its way.
    </p>
    <p xml:lang="de">
      Quicksend wartet in der Taskleiste. Tastenkürzel drücken, Namen und eine Zeile schreiben,
      Strg+Eingabe, und die SMS ist unterwegs.
    </p>
    <ul>
      <li>Nothing is sent twice, and nothing that you typed is lost</li>
      <li xml:lang="de">Nichts geht doppelt hinaus, und nichts Geschriebenes geht verloren</li>
      <li>The key to your account stays in the computer's keychain</li>
      <li xml:lang="de">Der Schlüssel zu Ihrem Konto bleibt im Schlüsselbund des Computers</li>
      <li>Who asked you to stop is not texted</li>
      <li xml:lang="de">Wer sich abgemeldet hat, bekommt nichts mehr</li>
    </ul>
  </description>
  <launchable type="desktop-id">${manifest.desktopName}</launchable>
  <url type="homepage">${manifest.homepage}</url>
  <developer_name>${manifest.author.name}</developer_name>
  <content_rating type="oars-1.1">
    <content_attribute id="social-chat">moderate</content_attribute>
    <content_attribute id="social-contacts">moderate</content_attribute>
  </content_rating>
  <provides>
    <binary>${commandName}</binary>
    <mediatype>x-scheme-handler/${linkScheme}</mediatype>
  </provides>
  <releases>
    <release version="${manifest.version}" date="${date}" />
  </releases>
</component>
`;
}

/**
 * The manual page of the command.
 * @param {string} date `YYYY-MM-DD`
 * @returns {string} roff
 */
export function manualPage(date) {
  return `.TH QUICKSEND 1 "${date}" "Quicksend ${manifest.version}" "User commands"
.SH NAME
quicksend \\- text your customers from the system tray
.SH SYNOPSIS
.B quicksend
.RI [ OPTION "]... [" LINK ]
.SH DESCRIPTION
Starts Quicksend, or hands its arguments to the one that runs already and ends.
A
.I LINK
such as
.B sms:+12025550100?body=Hello
is filled into a new text; it is never sent by itself.
.SH OPTIONS
.TP
.B \\-\\-toggle
show the small window, or hide it where it is shown
.TP
.B \\-\\-compose
show the small window with a new text
.TP
.B \\-\\-hidden
start without a window, as at login
.TP
.B \\-\\-quit
end the program that runs
.TP
.BI \\-\\-data\\-dir= PATH
keep accounts, contacts and history in this folder
.SH FILES
.I ~/.config/Quicksend
holds settings, contacts and history. Removing the package leaves it alone.
`;
}

/**
 * @param {string} name
 * @param {Record<string, string>} entries
 */
function section(name, entries) {
  const lines = Object.entries(entries).map(([key, value]) => `${key}=${value}`);
  return `[${name}]\n${lines.join('\n')}\n`;
}
