import type { SegmentPrice } from '#shared/domain/account';
import {
  maxBatchRecipients,
  type BatchPurpose,
  type BatchReview,
  type BatchSource,
  type LeftOutReason,
  type LeftOutRecipient,
} from '#shared/domain/batch';
import type { CustomField } from '#shared/domain/contact';
import { saysHowToOptOut } from '#shared/domain/opt-out-wording';
import { isBirthdayOn } from '#shared/domain/calendar-date';
import type { MessageHours, NewMessage } from '#shared/domain/message';
import type { E164 } from '#shared/domain/phone';
import { mergeTemplate, type TemplateProblem } from '#shared/domain/template';
import { parseTemplate } from '#shared/domain/template-parts';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { Breathe } from '../../contacts/slices';
import { paceDurationMs, type PaceLimit } from '../../outbox/pace';
import type { AllowedAt, Clock, MessageStore, OptOutLookup } from '../../outbox/ports';
import { duplicateWindowMs } from '../../outbox/duplicate-question';
import {
  candidateName,
  openCandidates,
  type BatchCandidate,
  type CandidateParts,
} from './candidates';
import type { BatchTimes, NextBirthday } from './batch-times';
import { createJudge } from './judge';
import { balanceAfter, costOf, createSums } from './sums';

/** A draft with all that it needs to be reviewed. */
export interface ReviewedDraft {
  readonly batchId: string;
  readonly batchSeq: number;
  readonly source: BatchSource;
  readonly text: string;
  readonly language: string;
  readonly purpose: BatchPurpose;
  readonly includeSentLately: boolean;
  readonly senderId: string;
  readonly account: ReviewAccount;
  /** When each goes, seen from now. */
  readonly times: BatchTimes;
  /** The hours that hold a message back. */
  readonly hours: MessageHours;
  /** Only those with a birthday; `null` for everybody. */
  readonly birthdays: BirthdaysMeant | null;
  /** Whose own time is before this is late. */
  readonly lateBefore: number;
}

/** Which birthdays: those on a day (`YYYY-MM-DD`), or each one's next. */
export type BirthdaysMeant = { readonly on: string } | { readonly next: NextBirthday };

/** What a review needs to know of the account. */
export interface ReviewAccount {
  readonly id: string;
  readonly label: string;
  readonly practice: boolean;
  readonly textLimit: number;
  readonly balance: BatchReview['balance'];
  /** Empty where it has none. */
  readonly signOff: string;
}

export interface ReviewParts extends CandidateParts {
  readonly messages: Pick<MessageStore, 'findDuplicate'>;
  readonly optOuts: OptOutLookup;
  readonly prices: (accountId: string) => readonly SegmentPrice[];
  readonly fields: () => readonly CustomField[];
  readonly limits: readonly PaceLimit[];
  readonly allowedAt: AllowedAt;
  readonly optOutWording: (language: string) => string;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly breathe: Breathe;
  readonly newId: () => string;
}

/** A message that was reviewed, and when it goes (`null`: at once). */
export interface ReviewedMessage {
  readonly message: NewMessage;
  readonly dueAt: number | null;
}

/** Somebody who gets nothing, with the number as it is known. */
export interface LeftOut extends LeftOutRecipient {
  readonly e164: E164 | null;
}

/** What was reviewed: the figures, and what they are about. */
export interface Reviewed {
  readonly review: BatchReview;
  readonly messages: readonly ReviewedMessage[];
  readonly leftOut: readonly LeftOut[];
  /** How many should have gone before `lateBefore`. */
  readonly late: number;
  /** What it costs at each time, `null` for at once. */
  readonly costs: readonly {
    readonly at: number | null;
    readonly totals: BatchReview['cost']['totals'];
  }[];
}

const pageSize = 200;
/** Leaves room for others within the 50 ms that main may be held up. */
const sliceMs = 10;

/**
 * Works out what a batch would do. Nothing is written, and main goes on meanwhile.
 *
 * Errors: `saved-search-not-found`.
 */
export async function reviewBatch(
  parts: ReviewParts,
  draft: ReviewedDraft,
): Promise<Result<Reviewed, AppError>> {
  // Whoever asks has often written just now, and the first slice comes on top of that.
  await parts.breathe();
  const opened = await openCandidates(parts, draft.batchSeq, draft.source);
  if (!opened.ok) return opened;
  const candidates = opened.value;
  const now = parts.clock.now();
  const { language, birthdays } = draft;
  const contextOf = (e164: E164 | null) => {
    const { at, zone } = draft.times(e164);
    return { nowAt: Math.max(now, at ?? now), timeZone: zone, language };
  };
  const optOutWording = parts.optOutWording(draft.language);
  const problems = brokenParts(draft.text, contextOf(null));
  const judge = createJudge({
    text: draft.text,
    purpose: draft.purpose,
    fields: parts.fields(),
    contextOf,
    language,
    hasNoBirthday: ({ contact }) => birthdays !== null && (contact?.birthday ?? '') === '',
    signOff: draft.account.signOff,
    optOutWording,
    textLimit: draft.account.textLimit,
    isOptedOut: (e164) => parts.optOuts.has(e164),
    wasSentLately: (recipient, text) =>
      !draft.includeSentLately &&
      parts.messages.findDuplicate({
        recipient,
        text,
        practice: draft.account.practice,
        sinceAt: now - duplicateWindowMs,
      }) !== null,
  });
  const sums = createSums();
  const messages: ReviewedMessage[] = [];
  const leftOut: LeftOut[] = [];
  let quiet = 0;
  let late = 0;
  /** Whose birthday is on another day is not on the list of this one. */
  let others = 0;

  const isOtherDay = ({ contact }: BatchCandidate): boolean =>
    birthdays !== null && 'on' in birthdays && !isBirthdayOn(contact?.birthday ?? '', birthdays.on);

  function timeOf(e164: E164, contact: BatchCandidate['contact']): number | null {
    const { at, zone } = draft.times(e164);
    if (birthdays === null || 'on' in birthdays) return at;
    return birthdays.next(contact?.birthday ?? '', zone) ?? at;
  }

  function take(candidate: BatchCandidate): void {
    if (isOtherDay(candidate)) {
      others += 1;
      return;
    }
    const verdict = judge(candidate);
    const name = candidateName(candidate);
    const { position, typed, e164, contact } = candidate;
    const contactId = contact?.id ?? null;
    if (verdict.kind === 'left-out') {
      const { reason, field } = verdict;
      leftOut.push({ position, typed, e164, contactId, name, reason, field });
      return;
    }
    const message = messageOf(parts, draft, now, {
      recipient: verdict.e164,
      contactId,
      recipientName: name,
      text: verdict.text,
    });
    const asked = timeOf(verdict.e164, contact);
    const startsAt = Math.max(now, asked ?? now);
    if (asked !== null && asked < draft.lateBefore) late += 1;
    if (parts.allowedAt({ ...message, hours: draft.purpose }, startsAt) > startsAt) quiet += 1;
    const allowedAt = parts.allowedAt(message, startsAt);
    const dueAt = allowedAt > now ? allowedAt : null;
    messages.push({ message, dueAt });
    sums.add({ e164: verdict.e164, name, text: verdict.text, at: dueAt });
  }

  // A text that is broken for everybody is sent to nobody: there is nobody to judge.
  const most = birthdays === null ? maxBatchRecipients : candidates.total;
  const total = problems.length > 0 ? 0 : Math.min(most, candidates.total);
  let startedElapsed = parts.clock.elapsed();
  for (let offset = 0; offset < total && messages.length < maxBatchRecipients; offset += pageSize) {
    for (const candidate of candidates.page(offset, pageSize)) {
      if (messages.length < maxBatchRecipients) take(candidate);
      if (parts.clock.elapsed() - startedElapsed < sliceMs) continue;
      await parts.breathe();
      startedElapsed = parts.clock.elapsed();
    }
  }

  const beyondList = draft.source.kind === 'list' ? draft.source.overLimit : 0;
  const overLimit = beyondList + Math.max(0, candidates.total - most);
  const { countries, countriesOf, ...figures } = sums.result();
  const prices = draft.account.practice ? [] : parts.prices(draft.account.id);
  const cost = costOf(countries, prices);
  const costs = figures.waves.map(({ at }, index) => ({
    at,
    totals: costOf(countriesOf[index] ?? [], prices).totals,
  }));
  const { balance } = draft.account;
  const review: BatchReview = {
    reviewId: parts.newId(),
    batchId: draft.batchId,
    total: candidates.total - others + beyondList,
    going: messages.length,
    leftOut: countReasons(leftOut, overLimit),
    problems,
    ...figures,
    // Those of birthdays are spread over the year.
    waves: birthdays !== null && 'next' in birthdays ? [] : figures.waves,
    quiet,
    cost,
    balance,
    balanceAfter: balanceAfter(balance, cost),
    durationMs: paceDurationMs(parts.limits, messages.length),
    optOutWording:
      draft.purpose === 'marketing' && !saysHowToOptOut(draft.text, optOutWording)
        ? optOutWording
        : null,
  };
  return ok({ review, messages, leftOut, late, costs });
}

/** Mistakes that nobody's values can mend: what is no field, whatever stands in the fields. */
function brokenParts(
  text: string,
  context: Parameters<typeof mergeTemplate>[2],
): readonly TemplateProblem[] {
  const broken = new Set(
    parseTemplate(text).flatMap((part) => (part.kind === 'malformed' ? [part.start] : [])),
  );
  const merged = mergeTemplate(text, {}, context);
  return merged.ok ? [] : merged.error.filter(({ start }) => broken.has(start));
}

/**
 * The request that all messages of a batch belong to. No page can name it: the contract's ids have no
 * colon.
 */
export function batchRequestId(batchId: string): string {
  return `batch:${batchId}`;
}

function messageOf(
  parts: Pick<ReviewParts, 'newId'>,
  { batchId, account, senderId, hours }: ReviewedDraft,
  createdAt: number,
  written: Pick<NewMessage, 'recipient' | 'contactId' | 'recipientName' | 'text'>,
): NewMessage {
  return {
    ...written,
    id: parts.newId(),
    requestId: batchRequestId(batchId),
    createdAt,
    accountId: account.id,
    accountLabel: account.label,
    practice: account.practice,
    senderId,
    resendOf: null,
    batchId,
    occurrence: null,
    hours,
  };
}

function countReasons(leftOut: readonly LeftOut[], overLimit: number): BatchReview['leftOut'] {
  const counts: Partial<Record<LeftOutReason, number>> = {};
  for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1;
  if (overLimit > 0) counts['over-limit'] = (counts['over-limit'] ?? 0) + overLimit;
  return counts;
}
