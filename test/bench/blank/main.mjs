// What Quicksend is measured against: one hidden window with one textarea, and a shortcut.
import path from 'node:path';
import { app, BrowserWindow, globalShortcut } from 'electron';

const dataDir = process.argv.find((argument) => argument.startsWith('--data-dir='));
if (dataDir !== undefined) app.setPath('userData', dataDir.slice('--data-dir='.length));

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 420,
    height: 520,
    show: false,
    frame: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => {
    process.stdout.write('blank: ready\n');
  });
  globalShortcut.register('CommandOrControl+Shift+M', () => {
    if (window.isVisible()) {
      window.hide();
      return;
    }
    window.show();
    window.focus();
    window.webContents.focus();
  });
  void window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
