import type { RunningApp } from './launch';

/** Whole paths that a person would choose. */
export interface ChosenFiles {
  readonly open?: string;
  readonly save?: string;
}

/** Has the desktop's dialogs for files answer as if these had been chosen: they cannot be driven. */
export async function answerFileDialogs(
  { electron }: RunningApp,
  chosen: ChosenFiles,
): Promise<void> {
  await electron.evaluate(({ dialog }, { open, save }) => {
    if (open !== undefined) {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open] });
    }
    if (save !== undefined) {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save });
    }
  }, chosen);
}
