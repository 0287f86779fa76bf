import type { Contact, CustomField, OptOut } from '#shared/domain/contact';

/** A contact with what an export tells of it. */
export interface ExportedContact {
  readonly contact: Contact;
  /** The opt-outs of its numbers. */
  readonly optOuts: readonly OptOut[];
}

/** What all contacts of an export have in common. */
export interface ExportFrame {
  readonly fields: readonly CustomField[];
  /** The most numbers that one of them has. */
  readonly mostNumbers: number;
  /** Of the cells of a CSV. */
  readonly separator: ',' | ';';
}

/**
 * That a contact must not be texted, in one cell: since when, and which of its numbers where it is not
 * all of them. Empty where it may be.
 */
export function optedOutCell({ contact, optOuts }: ExportedContact): string {
  const first = [...optOuts].sort((one, other) => one.optedOutAt - other.optedOutAt)[0];
  if (first === undefined) return '';
  const when = new Date(first.optedOutAt).toISOString();
  const isWhole = contact.numbers.length === optOuts.length;
  return [when, ...(isWhole ? [] : optOuts.map(({ e164 }) => e164))].join(' ');
}

/** How they said so, in one cell. */
export function optedOutHow({ optOuts }: ExportedContact): string {
  return optOuts.find(({ how }) => how !== '')?.how ?? '';
}
