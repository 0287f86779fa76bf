import { BrowserWindow, dialog } from 'electron';

/** Kinds of files that a dialog offers: a name, and endings without the dot. */
export interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** The desktop's own dialogs for files, over the window that has the focus. */
export interface FileDialogs {
  /** The whole path of a file to read, or `null`. */
  open(kinds: readonly FileKind[]): Promise<string | null>;
  /** The whole path of a file to write, or `null`; the dialog has asked about one that is there. */
  save(suggestedName: string, kind: FileKind): Promise<string | null>;
}

export function createFileDialogs(): FileDialogs {
  return {
    async open(kinds) {
      const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
      const options: Electron.OpenDialogOptions = { properties: ['openFile'], filters };
      const over = BrowserWindow.getFocusedWindow();
      const { canceled, filePaths } = await (over === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(over, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(suggestedName, { name, extensions }) {
      const options: Electron.SaveDialogOptions = {
        defaultPath: suggestedName,
        filters: [{ name, extensions: [...extensions] }],
      };
      const over = BrowserWindow.getFocusedWindow();
      const { canceled, filePath } = await (over === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(over, options));
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
