import type { BatchPurpose, LeftOutReason } from '#shared/domain/batch';
import type { CustomField } from '#shared/domain/contact';
import { withOptOutWording } from '#shared/domain/opt-out-wording';
import type { E164 } from '#shared/domain/phone';
import { checkText } from '#shared/domain/sendable-text';
import { withSignOff } from '#shared/domain/sign-off';
import {
  mergeTemplate,
  type TemplateProblemKind,
  type TemplateValues,
} from '#shared/domain/template';
import type { TemplateContext } from '#shared/domain/template-date';
import { fieldKey, fieldOfAlias } from '#shared/domain/template-fields';
import { contactValues } from '../../templates/contact-values';
import type { BatchCandidate } from './candidates';

/** What becomes of a candidate. */
export type BatchVerdict =
  | { readonly kind: 'goes'; readonly e164: E164; readonly text: string }
  | {
      readonly kind: 'left-out';
      readonly reason: LeftOutReason;
      /** The field that is unknown, empty or has braces in it; else `null`. */
      readonly field: string | null;
    };

export interface JudgeParts {
  readonly text: string;
  readonly purpose: BatchPurpose;
  readonly fields: readonly CustomField[];
  readonly contextOf: (e164: E164) => TemplateContext;
  readonly language: string;
  /** Whether the candidate's birthday is asked for and nobody knows it. */
  readonly hasNoBirthday: (candidate: BatchCandidate) => boolean;
  /** Empty where the account has none. */
  readonly signOff: string;
  /** Added to marketing. */
  readonly optOutWording: string;
  /** Of the account, in UTF-16 code units. */
  readonly textLimit: number;
  readonly isOptedOut: (e164: E164) => boolean;
  /** Whether the number got this very text a moment ago, and that is a reason to leave it out. */
  readonly wasSentLately: (e164: E164, text: string) => boolean;
}

/**
 * Makes the function that judges candidates one after the other: who goes with which text, and who
 * does not, with the first reason that there is.
 *
 * The first of those who share a number counts, whatever becomes of it.
 */
export function createJudge(parts: JudgeParts): (candidate: BatchCandidate) => BatchVerdict {
  const seen = new Set<E164>();

  return (candidate) => {
    const { e164, contact } = candidate;
    if (e164 === null) return leftOut('invalid-number');
    if (seen.has(e164)) return leftOut('duplicate');
    seen.add(e164);
    if (parts.isOptedOut(e164)) return leftOut('opted-out');
    const isMarketing = parts.purpose === 'marketing';
    if (isMarketing && (contact?.consent ?? null) === null) return leftOut('no-consent');

    if (parts.hasNoBirthday(candidate)) return leftOut('no-birthday');

    const known = contactValues({ e164, contact }, parts.fields, parts.language);
    const values = withColumns(known, candidate.own);
    const merged = mergeTemplate(parts.text, values, parts.contextOf(e164));
    if (!merged.ok) {
      const [problem] = merged.error;
      if (problem !== undefined) return leftOut(reasonOfProblem[problem.kind], problem.field);
      return leftOut('unknown-field');
    }
    const signed = withSignOff(merged.value, parts.signOff);
    const text = isMarketing ? withOptOutWording(signed, parts.optOutWording) : signed;
    const checked = checkText(text, parts.textLimit);
    if (!checked.ok) return leftOut(reasonOfText[checked.error.code] ?? 'text-not-sendable');
    if (parts.wasSentLately(e164, text)) return leftOut('sent-lately');
    return { kind: 'goes', e164, text };
  };
}

/**
 * A contact's values with those of the list's own columns, which were meant for this text and so come
 * first. A column that is empty leaves the contact's.
 */
function withColumns(known: TemplateValues, columns: TemplateValues): TemplateValues {
  const values = new Map(Object.entries(known));
  const put = (key: string, value: string): void => {
    if (value.trim() !== '' || !values.has(key)) values.set(key, value);
  };
  const keyed = Object.entries(columns).map(([name, value]) => [fieldKey(name), value] as const);
  // `Vorname` fills `{{first_name}}` too; what is called just so goes before it.
  for (const [key, value] of keyed) put(fieldOfAlias(key), value);
  for (const [key, value] of keyed) put(key, value);
  return Object.fromEntries(values);
}

function leftOut(reason: LeftOutReason, field: string | null = null): BatchVerdict {
  return { kind: 'left-out', reason, field };
}

/** A malformed template is found before anybody is judged; here it can only be what is in a field. */
const reasonOfProblem: Readonly<Record<TemplateProblemKind, LeftOutReason>> = {
  'unknown-field': 'unknown-field',
  'empty-field': 'empty-field',
  'value-braces': 'field-braces',
  unclosed: 'field-braces',
  unopened: 'field-braces',
  braces: 'field-braces',
  nameless: 'unknown-field',
  'bad-date': 'unknown-field',
};

const reasonOfText: Readonly<Record<string, LeftOutReason>> = {
  'text-empty': 'text-empty',
  'text-not-sendable': 'text-not-sendable',
  'text-too-long': 'text-too-long',
};
