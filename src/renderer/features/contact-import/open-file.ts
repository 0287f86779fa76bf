import type { ImportReadingChange, ImportSession } from '#shared/domain/import';
import { appError, type AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { bridge } from '../../lib/bridge';
import { failAt, goTo, openMapping, useImport, type Mapping } from './import-store';
import { nextTurn, isTurn } from './turns';

/** Asks for a file with the desktop's dialog. */
export function chooseFile(): Promise<void> {
  return open(null, () => bridge.chooseImportFile({}));
}

/** Opens a table that was pasted. */
export function openText(text: string): Promise<void> {
  return open('', () => bridge.openPastedImport({ text }));
}

/** Takes what was dropped on the window: one file, after a question where another one is open. */
export function dropFiles(files: readonly File[]): void {
  const [file] = files;
  const { stage } = useImport.getState();
  if (file === undefined || files.length > 1) {
    useImport.setState({ note: { kind: 'one-file' }, error: null });
  } else if (stage.kind === 'writing') {
    useImport.setState({ error: appError('import-busy'), note: null });
  } else if (openMapping(stage) === null) {
    void openDropped(file);
  } else {
    useImport.setState({ dropped: file });
  }
}

/** Answers the question whether the dropped file takes the place of the one that is open. */
export function answerDropped(replace: boolean): void {
  const { dropped } = useImport.getState();
  useImport.setState({ dropped: null });
  if (replace && dropped !== null) void openDropped(dropped);
}

function openDropped(file: File): Promise<void> {
  return open(file.name, () => bridge.openDroppedFile(file));
}

async function open(
  fileName: string | null,
  ask: () => Promise<Result<ImportSession | null, AppError>>,
): Promise<void> {
  const turn = nextTurn();
  goTo({ kind: 'opening', fileName });
  const answer = await ask();
  if (!isTurn(turn)) {
    // Cancelled meanwhile: what was opened after all is closed again.
    if (answer.ok && answer.value !== null) {
      void bridge.cancelImport({ importId: answer.value.importId });
    }
    return;
  }
  if (!answer.ok) failAt({ kind: 'start' }, answer.error);
  else if (answer.value === null) goTo({ kind: 'start' });
  else goTo({ kind: 'mapping', mapping: guessed(answer.value), isRereading: false });
}

function guessed(session: ImportSession): Mapping {
  return { session, columns: session.columns.map(({ target }) => target), chosen: new Set() };
}

/** Reads the file in another way. Where that fails, it stays as it was read before. */
export async function changeReading(change: ImportReadingChange): Promise<void> {
  const { stage } = useImport.getState();
  if (stage.kind !== 'mapping') return;
  const { mapping } = stage;
  const turn = nextTurn();
  goTo({ kind: 'mapping', mapping, isRereading: true });
  const { importId } = mapping.session;
  const answer = await bridge.changeImportReading({ importId, change });
  if (!isTurn(turn)) return;
  if (answer.ok) {
    goTo({
      kind: 'mapping',
      mapping: hasOtherColumns(change) ? guessed(answer.value) : withChosen(answer.value, mapping),
      isRereading: false,
    });
  } else {
    failAt({ kind: 'mapping', mapping, isRereading: false }, answer.error);
  }
}

/** Reads numbers without a country code as another country's, here and wherever one is typed. */
export async function changeCountry(defaultCountry: string): Promise<void> {
  const answer = await bridge.changeSettings({ defaultCountry });
  const { stage } = useImport.getState();
  if (stage.kind !== 'mapping') return;
  if (answer.ok) await changeReading({});
  else failAt(stage, answer.error);
}

/** Another separator or sheet makes other columns, to which the choices do not belong. */
function hasOtherColumns(change: ImportReadingChange): boolean {
  return change.delimiter !== undefined || change.sheet !== undefined;
}

function withChosen(session: ImportSession, { columns, chosen }: Mapping): Mapping {
  if (session.columns.length !== columns.length) return guessed(session);
  const kept = session.columns.map(({ target }, index) =>
    chosen.has(index) ? (columns[index] ?? target) : target,
  );
  return { session, columns: kept, chosen };
}
