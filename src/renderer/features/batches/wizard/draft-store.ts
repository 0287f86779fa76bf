import { create } from 'zustand';
import type { ChannelInput } from '#shared/contract/channels';
import type { Batch, BatchDraft } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { currentSnapshot } from '../../../lib/snapshot-store';
import { closeBatch, dropBatch, openBatch, takeBatches } from '../batches-store';
import { kindOf, type SourceKind } from './source-kind';

/** What of a draft can be changed at once. */
export type DraftChange = ChannelInput<'changeBatch'>['change'];

export const wizardSteps = ['recipients', 'write', 'review'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** The draft that is open. */
export interface DraftState {
  /** As the user last left it, saved or not; `null` while none is open. */
  readonly batch: Batch | null;
  readonly step: WizardStep;
  /** How the recipients are being said; the source may still be of another kind. */
  readonly kind: SourceKind | null;
  /** Typed or pasted and not read yet. */
  readonly pasted: string;
  /** A list is being read. */
  readonly isReading: boolean;
  readonly error: AppError | null;
}

export const emptyDraftState: DraftState = {
  batch: null,
  step: 'recipients',
  kind: null,
  pasted: '',
  isReading: false,
  error: null,
};

export const useDraft = create<DraftState>(() => emptyDraftState);

/** So long after the last key what was typed is saved. */
const saveAfterMs = 300;

let unsaved: DraftChange = {};
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();

/** Begins a batch, from the account that is active. `change` is what is known of it already. */
export async function beginBatch(change: DraftChange = {}): Promise<void> {
  await saveDraft();
  // Another draft that cannot be saved stays in sight, with the reason.
  if (Object.keys(unsaved).length > 0) return;
  const made = await bridge.newBatch({});
  if (!made.ok) {
    useDraft.setState({ error: made.error });
    return;
  }
  const snapshot = currentSnapshot();
  const account = snapshot?.accounts.find(({ id }) => id === snapshot.activeAccountId);
  openDraft(made.value);
  const from =
    account === undefined || account.senderId === ''
      ? {}
      : { accountId: account.id, senderId: account.senderId };
  editDraft({ ...from, ...change });
  useDraft.setState({ kind: kindOf(change.source ?? null) });
  await saveDraft();
}

/** Opens a draft at the first step that something is missing in. */
export function openDraft(batch: Batch): void {
  const step = batch.draft.source === null ? 'recipients' : 'write';
  unsaved = {};
  useDraft.setState({ ...emptyDraftState, batch, step, kind: kindOf(batch.draft.source) });
  openBatch(batch);
}

/** Says the recipients in another way. */
export function chooseKind(kind: SourceKind): void {
  useDraft.setState({ kind });
}

/** Whether it is said whom the draft is for, in the way that was chosen last. */
export function isSourceReady({ batch, kind, pasted }: DraftState): boolean {
  if (kind === 'pasted' && pasted.trim() !== '') return true;
  const source = batch?.draft.source ?? null;
  if (source === null || kindOf(source) !== kind) return false;
  return source.kind !== 'contacts' || source.ids.length > 0;
}

/** Changes the draft in sight; it is saved a moment later. */
export function editDraft(change: DraftChange): void {
  const { batch } = useDraft.getState();
  if (batch === null) return;
  unsaved = { ...unsaved, ...change };
  useDraft.setState({ batch: withChange(batch, change) });
  clearTimeout(timer);
  timer = setTimeout(() => void saveDraft(), saveAfterMs);
}

function withChange(batch: Batch, { name, goesOn, ...draft }: DraftChange): Batch {
  return {
    ...batch,
    name: name ?? batch.name,
    goesOn: goesOn ?? batch.goesOn,
    draft: { ...batch.draft, ...(draft as Partial<BatchDraft>) },
  };
}

/** Saves what is not saved yet; resolves once main has it all. */
export function saveDraft(): Promise<void> {
  clearTimeout(timer);
  saving = saving.then(saveRest);
  return saving;
}

async function saveRest(): Promise<void> {
  const { batch } = useDraft.getState();
  const change = unsaved;
  if (batch === null || Object.keys(change).length === 0) return;
  unsaved = {};
  const answer = await bridge.changeBatch({ batchId: batch.id, change });
  if (answer.ok) takeDraft(answer.value);
  else {
    unsaved = { ...change, ...unsaved };
    useDraft.setState({ error: answer.error });
  }
}

/** Takes main's word on the draft, but for what is newer and still to be saved. */
function takeDraft(batch: Batch): void {
  takeBatches([batch]);
  const { batch: open } = useDraft.getState();
  if (open?.id !== batch.id) return;
  useDraft.setState({ batch: withChange(batch, unsaved), error: null });
}

/** Goes to a step, with all saved that was typed in the one before. */
export async function goToStep(step: WizardStep): Promise<void> {
  if (!(await readPasted())) return;
  await saveDraft();
  useDraft.setState({ step });
}

export function setPasted(pasted: string): void {
  useDraft.setState({ pasted });
}

/** Reads what was pasted, where something was; false where it cannot be read. */
export async function readPasted(): Promise<boolean> {
  const { batch, pasted, kind } = useDraft.getState();
  if (batch === null || kind !== 'pasted' || pasted.trim() === '') return true;
  const isRead = await readList(() => bridge.pasteBatchList({ batchId: batch.id, text: pasted }));
  if (isRead && useDraft.getState().pasted === pasted) useDraft.setState({ pasted: '' });
  return isRead;
}

/** Reads a list without showing it first. */
export async function readText(text: string): Promise<void> {
  const { batch } = useDraft.getState();
  if (batch !== null) await readList(() => bridge.pasteBatchList({ batchId: batch.id, text }));
}

/** Asks for a file and takes its rows as the recipients. */
export async function chooseFile(): Promise<void> {
  const { batch } = useDraft.getState();
  if (batch !== null) await readList(() => bridge.chooseBatchFile({ batchId: batch.id }));
}

/** Takes the numbers from another column of the list. */
export async function chooseColumn(column: number): Promise<void> {
  const { batch } = useDraft.getState();
  if (batch !== null)
    await readList(() => bridge.chooseNumberColumn({ batchId: batch.id, column }));
}

async function readList(read: () => Promise<Result<Batch | null, AppError>>): Promise<boolean> {
  await saveDraft();
  useDraft.setState({ isReading: true, error: null });
  const answer = await read();
  useDraft.setState({ isReading: false });
  if (!answer.ok) useDraft.setState({ error: answer.error });
  else if (answer.value !== null) takeDraft(answer.value);
  return answer.ok;
}

function isEmpty({ name, draft }: Batch): boolean {
  return draft.source === null && draft.text === '' && name === '';
}

/** Goes back to the list. The draft stays, unless there is nothing in it. */
export async function leaveDraft(): Promise<void> {
  // What cannot be read or saved is said, and not thrown away.
  if (!(await readPasted())) return;
  await saveDraft();
  const { batch } = useDraft.getState();
  if (Object.keys(unsaved).length > 0) return;
  if (batch !== null && isEmpty(batch)) await deleteDraft(batch);
  else closeDraft();
}

/** Deletes a draft for good. */
export async function deleteDraft({ id }: Batch): Promise<void> {
  clearTimeout(timer);
  unsaved = {};
  const answer = await bridge.deleteBatch({ batchId: id });
  if (!answer.ok) {
    useDraft.setState({ error: answer.error });
    return;
  }
  dropBatch(id);
  closeDraft();
}

/** Forgets the draft that is open, once nothing of it is to be saved. */
export function closeDraft(): void {
  closeBatch();
  useDraft.setState(emptyDraftState);
}

/** Whether something was typed that main does not have yet. */
function isUnsaved(): boolean {
  const { kind, pasted } = useDraft.getState();
  return Object.keys(unsaved).length > 0 || (kind === 'pasted' && pasted.trim() !== '');
}

/** Saves what is typed when the window loses the focus, or is closed; returns the function that ends it. */
export function keepDraft(): () => void {
  const save = (): void => void saveDraft();
  const hold = (event: BeforeUnloadEvent): void => {
    // Whoever has seen why it cannot be saved may go.
    if (!isUnsaved() || useDraft.getState().error !== null) return;
    // The window waits for nobody: it stays for the moment that saving takes.
    event.preventDefault();
    void closeWhenSaved();
  };
  window.addEventListener('blur', save);
  window.addEventListener('beforeunload', hold);
  const ends = bridge.on('batchesChanged', ({ batches }) => {
    const id = useDraft.getState().batch?.id;
    const changed = batches.find((batch) => batch.id === id);
    if (changed !== undefined) takeDraft(changed);
  });
  return () => {
    window.removeEventListener('blur', save);
    window.removeEventListener('beforeunload', hold);
    ends();
    void readPasted().then(save);
  };
}

/** What cannot be read or saved stays in sight, with the reason; whoever waits for the window is told. */
async function closeWhenSaved(): Promise<void> {
  const isRead = await readPasted();
  await saveDraft();
  if (isRead && !isUnsaved()) window.close();
  else void bridge.stayOpen({});
}
