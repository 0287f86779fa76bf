import { useMemo } from 'react';
import type { AccountView } from '#shared/domain/account';
import type { Draft } from '#shared/domain/draft';
import { measureText, type TextMeasure } from '#shared/domain/segments';
import { withSignOff } from '#shared/domain/sign-off';
import { hasFields } from '#shared/domain/template-marks';
import { useCompose, type ComposeState } from './compose-store';

/** What would go out as the draft stands. */
export interface Outgoing {
  /** Of the text that takes the most segments. */
  readonly measure: TextMeasure;
  /** By how many characters the longest is over the account's limit; 0 where none is. */
  readonly over: number;
  /** Something that is not in the draft itself, a sign-off or a value, needs UCS-2. */
  readonly isCostlyElsewhere: boolean;
}

/** The texts that main made of the draft; `null` where it has no fields, or main has not answered yet. */
export function mergedNow(draft: Draft, merged: ComposeState['merged']): ComposeState['merged'] {
  const isOfDraft = merged?.text === draft.text && merged.recipients === draft.recipients;
  return isOfDraft ? merged : null;
}

/** Measures what would go out: each recipient's own text, with the account's sign-off. */
export function useOutgoing(account: AccountView | undefined): Outgoing {
  const draft = useCompose((state) => state.draft);
  const merged = useCompose((state) => state.merged);
  return useMemo(() => outgoing(draft, merged, account), [draft, merged, account]);
}

function outgoing(
  draft: Draft,
  merged: ComposeState['merged'],
  account: AccountView | undefined,
): Outgoing {
  const now = hasFields(draft.text) ? mergedNow(draft, merged) : null;
  const texts = (now?.results.map(({ filled }) => filled.text) ?? [draft.text]).map((text) =>
    withSignOff(text, account?.signOff ?? ''),
  );
  const longest = Math.max(...texts.map((text) => text.length));
  const measures = texts.map(measureText);
  const measure = measures.reduce((most, one) => (one.segments > most.segments ? one : most));
  return {
    measure,
    over: account === undefined ? 0 : Math.max(0, longest - account.textLimit),
    isCostlyElsewhere: measure.encoding !== measureText(draft.text).encoding,
  };
}
