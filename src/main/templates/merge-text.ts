import type { MergedText } from '#shared/contract/template-channels';
import { contactName, type Contact, type CustomField } from '#shared/domain/contact';
import type { DraftRecipient } from '#shared/domain/draft';
import type { E164 } from '#shared/domain/phone';
import {
  fillDates,
  fillTemplate,
  mergeTemplate,
  type TemplateProblem,
} from '#shared/domain/template';
import type { TemplateContext } from '#shared/domain/template-date';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { contactValues } from './contact-values';

/** Whom a text goes to, as Compose knows it. */
export type Addressee = Pick<DraftRecipient, 'e164' | 'contactId'>;

export interface MergeParts {
  /** A contact that is not in the bin, or `null`. */
  readonly contact: (id: string) => Contact | null;
  /** Whose number it is, or `null`. */
  readonly contactOfNumber: (e164: E164) => Contact | null;
  readonly fields: () => readonly CustomField[];
  readonly now: () => number;
  /** The computer's, an IANA name. */
  readonly timeZone: () => string;
}

/** Fills texts in for people. */
export interface Merging {
  /**
   * What a text would be for each recipient, in their order. For nobody it is one text, with the dates
   * filled in and the problems that everybody would have.
   */
  preview(text: string, language: string, recipients: readonly Addressee[]): readonly MergedText[];
  /**
   * The text that each number gets. All can be filled in, or it answers the first that cannot, with
   * its place in `text` (params `field`, `recipient`, `start`, `end`). Errors: `template-field-unknown`,
   * `template-field-empty`, `template-field-braces`, `template-broken`.
   */
  texts(
    text: string,
    language: string,
    recipients: readonly (Addressee & Pick<DraftRecipient, 'name'>)[],
    /** As it would be said then, and there; now and here where it is missing. */
    time?: Pick<TemplateContext, 'nowAt' | 'timeZone'>,
  ): Result<ReadonlyMap<E164, string>, AppError>;
}

/** Problems that do not depend on who gets the text. */
const ofAnybody: readonly TemplateProblem['kind'][] = [
  'unclosed',
  'unopened',
  'braces',
  'nameless',
  'bad-date',
  'unknown-field',
];

export function createMerging(parts: MergeParts): Merging {
  type When = Pick<TemplateContext, 'nowAt' | 'timeZone'>;
  const now = (): When => ({ nowAt: parts.now(), timeZone: parts.timeZone() });
  const contextIn = (language: string, when: When = now()) => ({ ...when, language });

  function mergeFor(text: string, language: string, recipients: readonly Addressee[], when?: When) {
    const fields = parts.fields();
    const context = contextIn(language, when);
    return recipients.map(({ e164, contactId }) => {
      const named = contactId === null ? null : parts.contact(contactId);
      const contact = named ?? parts.contactOfNumber(e164);
      const values = contactValues({ e164, contact }, fields, language);
      return { contact, merged: mergeTemplate(text, values, context), values, context };
    });
  }

  function mergeForNobody(text: string, language: string): MergedText {
    const values = contactValues({ e164: '', contact: null }, parts.fields(), language);
    const context = contextIn(language);
    const merged = mergeTemplate(text, values, context);
    return {
      filled: fillDates(text, values, context),
      problems: merged.ok ? [] : merged.error.filter(({ kind }) => ofAnybody.includes(kind)),
    };
  }

  return {
    preview: (text, language, recipients) =>
      recipients.length === 0
        ? [mergeForNobody(text, language)]
        : mergeFor(text, language, recipients).map(({ merged, values, context }) => ({
            filled: fillTemplate(text, values, context),
            problems: merged.ok ? [] : merged.error,
          })),

    texts(text, language, recipients, time) {
      const texts = new Map<E164, string>();
      const found = mergeFor(text, language, recipients, time);
      for (const [index, { e164, name }] of recipients.entries()) {
        const { merged, contact } = found[index] ?? {};
        if (merged === undefined) throw new Error('A recipient was not merged');
        if (!merged.ok) {
          const who = name ?? (contact ? contactName(contact) : e164);
          const [problem] = merged.error;
          if (problem !== undefined) return err(problemError(problem, who));
        } else texts.set(e164, merged.value);
      }
      return ok(texts);
    },
  };
}

/** What to tell of a field that cannot be filled in for somebody. */
function problemError({ kind, field, start, end }: TemplateProblem, recipient: string): AppError {
  const params = { field, recipient, start, end };
  switch (kind) {
    case 'unknown-field':
      return appError('template-field-unknown', { params });
    case 'empty-field':
      return appError('template-field-empty', { params });
    case 'value-braces':
      return appError('template-field-braces', { params });
    case 'unclosed':
    case 'unopened':
    case 'braces':
    case 'nameless':
    case 'bad-date':
      return appError('template-broken', { params });
    default:
      return assertNever(kind);
  }
}
