import { useEffect, useRef, type ReactNode } from 'react';
import { keepBatches, useBatches } from './batches-store';
import { BatchList } from './list/batch-list';
import { BatchPage } from './page/batch-page';
import { BatchWizard } from './wizard/batch-wizard';
import { keepDraft, openDraft, useDraft } from './wizard/draft-store';
import './batches-room.css';

export interface BatchesRoomProps {
  /** Shows a message in the history. */
  readonly onMessage: (messageId: string) => void;
}

/** The desk's room for sending to many: all batches, and the one that is written or looked at. */
export function BatchesRoom({ onMessage }: BatchesRoomProps): ReactNode {
  const open = useBatches((state) => state.open);
  const draftId = useDraft((state) => state.batch?.id ?? null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(keepBatches, []);
  useEffect(keepDraft, []);
  const isDraft = open?.state.kind === 'draft';
  useEffect(() => {
    if (open !== null && isDraft && draftId !== open.id) openDraft(open);
  }, [open, isDraft, draftId]);
  const view = open === null ? 'list' : isDraft ? 'draft' : 'page';
  useFocusOnNewView(frame, `${view} ${open?.id ?? ''}`);
  return (
    <div className="batches-room" data-view={view} ref={frame}>
      {open === null ? (
        <BatchList />
      ) : isDraft ? (
        <BatchWizard />
      ) : (
        <BatchPage key={open.id} batch={open} onMessage={onMessage} />
      )}
    </div>
  );
}

/** What is opened is where the keyboard and the screen reader go on: at its heading. */
function useFocusOnNewView(frame: React.RefObject<HTMLElement | null>, view: string): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    frame.current?.querySelector<HTMLElement>('h1[tabindex="-1"]')?.focus();
  }, [frame, view]);
}
