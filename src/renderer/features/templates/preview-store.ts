import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { MergedText } from '#shared/contract/template-channels';
import type { RecipientSuggestion } from '#shared/domain/contact';
import type { TemplateInput } from '#shared/domain/template-model';
import { bridge } from '../../lib/bridge';

/** How long typing has to rest before main is asked. */
const restMs = 120;

interface PreviewState {
  /** For whom the preview is filled in; `null` where there is nobody. */
  readonly recipient: RecipientSuggestion | null;
  readonly wasChosen: boolean;
}

/** Whom the preview is for; stays from one template to the next. */
export const usePreview = create<PreviewState>(() => ({ recipient: null, wasChosen: false }));

/** Takes whoever was texted last, until somebody is chosen. */
async function previewMostRecent(): Promise<void> {
  if (usePreview.getState().wasChosen) return;
  const answer = await bridge.suggestRecipients({ query: '', limit: 20 });
  if (!answer.ok || usePreview.getState().wasChosen) return;
  // A number that no contact has fills in nothing.
  const recipient = answer.value.find(({ contactId }) => contactId !== null) ?? null;
  usePreview.setState({ recipient });
}

/** Keeps what a template is for the one whom the preview is for; `null` before main has said it. */
export function useMergedPreview(input: TemplateInput | null): MergedText | null {
  const recipient = usePreview((state) => state.recipient);
  const [merged, setMerged] = useState<MergedText | null>(null);
  const text = input?.text ?? '';
  const language = input?.language ?? null;

  useEffect(() => {
    void previewMostRecent();
  }, []);

  useEffect(() => {
    let isOver = false;
    async function merge(): Promise<void> {
      const recipients =
        recipient === null ? [] : [{ e164: recipient.e164, contactId: recipient.contactId }];
      const answer = await bridge.mergeText({ text, language, recipients });
      if (!isOver && answer.ok) setMerged(answer.value[0] ?? null);
    }
    const timer = setTimeout(() => void merge(), restMs);
    const endFollowing = bridge.on('contactsChanged', () => void merge());
    return () => {
      isOver = true;
      clearTimeout(timer);
      endFollowing();
    };
  }, [text, language, recipient]);
  return merged;
}
