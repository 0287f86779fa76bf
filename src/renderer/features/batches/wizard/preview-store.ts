import { useEffect } from 'react';
import { create } from 'zustand';
import type { Batch, BatchRecipient } from '#shared/domain/batch';
import type { E164 } from '#shared/domain/phone';
import { fieldKey, fieldOfAlias } from '#shared/domain/template-fields';
import { parseTemplate } from '#shared/domain/template-parts';
import { bridge } from '../../../lib/bridge';

interface PreviewState {
  /** The recipient whose values are shown; `null` until one is known. */
  readonly recipient: BatchRecipient | null;
  /** The text merged with them, without sign-off and opt-out wording; `null` until main answers. */
  readonly text: string | null;
}

const noPreview: PreviewState = { recipient: null, text: null };

/** What the first recipient would get, while the text is being written. */
export const usePreview = create<PreviewState>(() => noPreview);

const mergeAfterMs = 200;
const firstPage = 20;
const noColumns: readonly string[] = [];

/** A text with what stands in the columns of the recipient's own row. */
function fillColumns(text: string, columns: readonly string[], cells: readonly string[]): string {
  const keyed = columns.map((name) => fieldKey(name));
  const cellOf = (name: string): string => {
    const key = fieldKey(name);
    const same = keyed.indexOf(key);
    const alias = keyed.findIndex((known) => fieldOfAlias(known) === fieldOfAlias(key));
    return (cells[same === -1 ? alias : same] ?? '').trim();
  };
  return parseTemplate(text)
    .map((part) => {
      const written = text.slice(part.start, part.end);
      if (part.kind !== 'field' || part.offsetDays !== null) return written;
      const cell = cellOf(part.name);
      return cell === '' || /[{}]/.test(cell) ? written : cell;
    })
    .join('');
}

/** Keeps the preview of a draft: of its first recipient that can be texted. */
export function usePreviewOf({ id, draft }: Batch): void {
  const { source, text, language } = draft;
  const key = JSON.stringify(source);
  useEffect(() => {
    let isGone = false;
    usePreview.setState(noPreview);
    void bridge.listBatchRecipients({ batchId: id, offset: 0, limit: firstPage }).then((answer) => {
      if (isGone || !answer.ok) return;
      const recipient = answer.value.recipients.find(({ e164 }) => e164 !== null) ?? null;
      usePreview.setState({ recipient });
    });
    return () => {
      isGone = true;
    };
  }, [id, key]);

  const recipient = usePreview((state) => state.recipient);
  const columns = source?.kind === 'list' ? source.columns : noColumns;
  useEffect(() => {
    const e164: E164 | null = recipient?.e164 ?? null;
    if (recipient === null || e164 === null) return;
    let isGone = false;
    const timer = setTimeout(() => {
      void bridge
        .mergeText({
          text: fillColumns(text, columns, recipient.cells),
          language,
          recipients: [{ e164, contactId: recipient.contactId }],
        })
        .then((answer) => {
          const merged = answer.ok ? answer.value[0] : undefined;
          if (!isGone && merged !== undefined) usePreview.setState({ text: merged.filled.text });
        });
    }, mergeAfterMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [recipient, columns, text, language]);
}
