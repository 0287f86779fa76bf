import type { FieldKind } from './contact';
import type { E164, PhoneProblem } from './phone';

/** In which order a date's day, month and year stand. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What a column of a table is of a contact. */
export type ColumnTarget =
  | { readonly kind: 'ignore' }
  /** `Ada Lovelace` or `Lovelace, Ada`. */
  | { readonly kind: 'full-name' }
  /** Several columns make one given name, in their order: first and middle name. */
  | { readonly kind: 'given-name' }
  | { readonly kind: 'family-name' }
  | { readonly kind: 'company' }
  | { readonly kind: 'number'; readonly label: string }
  /** The label of the next column that is a number, as Google writes it. */
  | { readonly kind: 'number-label' }
  | { readonly kind: 'email' }
  | { readonly kind: 'birthday'; readonly order: DateOrder }
  /** Several columns make one note, a line each. */
  | { readonly kind: 'notes' }
  | { readonly kind: 'tags' }
  | { readonly kind: 'language' }
  | { readonly kind: 'consent-date'; readonly order: DateOrder }
  | { readonly kind: 'consent-source' }
  | { readonly kind: 'consent-wording' }
  /** A date, or a word such as `yes`: all numbers of the row are then on the opt-out list. */
  | { readonly kind: 'opted-out'; readonly order: DateOrder }
  | { readonly kind: 'opted-out-how' }
  | { readonly kind: 'field'; readonly fieldId: string; readonly order: DateOrder }
  /** Makes a custom field, or takes one that has the name and kind. */
  | {
      readonly kind: 'new-field';
      readonly name: string;
      readonly fieldKind: FieldKind;
      readonly order: DateOrder;
    };

export type ColumnTargetKind = ColumnTarget['kind'];

/** What was done to a number so that it can be texted. */
export type NumberRepair =
  /** An apostrophe, a trailing `.0` or the like was taken away. */
  | 'cleaned'
  /** `171…` was read as `0171…`. */
  | 'zero-added'
  /** `49171…` was read as `+49171…`. */
  | 'plus-added'
  /** `+4949171…` was read as `+49171…`. */
  | 'country-code-once'
  /** `+49(0)171…` was read as `+49171…`. */
  | 'zero-removed';

/** Why a number in a file cannot be taken over. */
export type ImportNumberProblem =
  | { readonly kind: 'not-valid'; readonly problem: PhoneProblem }
  /** More than one reading is valid. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly E164[] }
  /** A spreadsheet wrote `4.41E+11`: the digits are lost. */
  | { readonly kind: 'mangled' };

/** A number of a row, as it stood in the file and as it was read. */
export type ImportNumber =
  | {
      readonly kind: 'valid';
      readonly typed: string;
      readonly label: string;
      readonly e164: E164;
      /** How it was repaired; `null` where it was right. */
      readonly repair: NumberRepair | null;
    }
  | {
      readonly kind: 'refused';
      readonly typed: string;
      readonly label: string;
      readonly problem: ImportNumberProblem;
    };

/** By what a row was found to be a contact that is there already. */
export type MatchRule = 'number' | 'email';

/** A part of a contact that an import changes. */
export type ContactPart =
  | 'name'
  | 'company'
  | 'numbers'
  | 'email'
  | 'birthday'
  | 'notes'
  | 'tags'
  | 'fields'
  | 'language'
  | 'consent';

/** What a row does to the contacts when it is imported. */
export type ImportEffect =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'update';
      readonly contactId: string;
      /** The contact's name before. */
      readonly contactName: string;
      readonly rule: MatchRule;
      /** Empty where the contact has all of it already. */
      readonly changes: readonly ContactPart[];
    };

/** What becomes of a row; each row has exactly one. */
export type ImportVerdict =
  | ImportEffect
  /** A row before has the number, or is for the same contact. `position` is that row's. */
  | { readonly kind: 'duplicate'; readonly position: number; readonly rule: 'number' | 'contact' }
  /** Imported, or on the list already; its numbers `e164s` are on the opt-out list and stay on it. */
  | { readonly kind: 'opted-out'; readonly e164s: readonly E164[]; readonly effect: ImportEffect }
  /** None of its numbers can be texted, or it has none. */
  | { readonly kind: 'invalid-number'; readonly problem: ImportNumberProblem }
  | { readonly kind: 'mangled' };

export type VerdictKind = ImportVerdict['kind'];

export const verdictKinds = [
  'new',
  'update',
  'opted-out',
  'duplicate',
  'invalid-number',
  'mangled',
] as const satisfies readonly VerdictKind[];

/** How many rows have which verdict, and how many have a repaired number. */
export type VerdictCounts = Readonly<Record<VerdictKind, number>> & {
  readonly repaired: number;
};

/** Which rows of a preview to show. */
export const rowFilters = ['all', 'repaired', ...verdictKinds] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Something of a row that is not taken over, while the row is. */
export interface LeftOut {
  readonly part: ContactPart | 'opted-out';
  /** As it stood in the file. */
  readonly value: string;
}

/** A row of the preview. */
export interface ImportRow {
  /** Of the row in the file: its line in a CSV, its row in a sheet, its card in a vCard; from 1. */
  readonly position: number;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly numbers: readonly ImportNumber[];
  readonly leftOut: readonly LeftOut[];
  readonly verdict: ImportVerdict;
}

export interface ImportRowPage {
  readonly rows: readonly ImportRow[];
  /** How many rows the filter leaves. */
  readonly total: number;
}

/** A column of the table that is read. */
export interface ImportColumn {
  /** From the header row; empty without one. */
  readonly header: string;
  /** The first values that are not empty. */
  readonly samples: readonly string[];
  readonly target: ColumnTarget;
}

export const importFormats = ['csv', 'xlsx', 'vcard'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Encodings that a table or a card may be in, by their names in the Encoding Standard. */
export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
] as const;
export type ImportEncoding = (typeof importEncodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the file is read; what does not fit its format is `null`. */
export interface ImportReading {
  readonly format: ImportFormat;
  readonly encoding: ImportEncoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** Whether the first row holds the columns' names. */
  readonly header: boolean | null;
}

/** What the user may change of {@link ImportReading}; what is left out stays. */
export interface ImportReadingChange {
  readonly encoding?: ImportEncoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly sheet?: string | undefined;
  readonly header?: boolean | undefined;
}

/** An import that has read its file and waits to be mapped and confirmed. */
export interface ImportSession {
  readonly importId: string;
  /** Without its folder; empty for pasted text. */
  readonly fileName: string;
  readonly reading: ImportReading;
  /** Empty for a vCard, which says itself what is what. */
  readonly columns: readonly ImportColumn[];
}

/** What an import would do, before anything is written. */
export interface ImportPreview {
  readonly importId: string;
  readonly rows: number;
  readonly counts: VerdictCounts;
}

/** What an import has done. */
export interface ImportReport {
  readonly importId: string;
  readonly fileName: string;
  readonly rows: number;
  readonly counts: VerdictCounts;
  readonly created: number;
  /** Contacts that were changed; those that had all of it already are left out. */
  readonly updated: number;
  /** Numbers that it put on the opt-out list. */
  readonly optedOut: number;
  readonly importedAt: number;
  readonly tookMs: number;
}

/** An import of the past, newest first in a list. */
export interface PastImport {
  readonly importId: string;
  readonly fileName: string;
  readonly importedAt: number;
  readonly created: number;
  readonly updated: number;
  /** Numbers that it put on the opt-out list. */
  readonly optedOut: number;
  /** Until when it can be undone; 30 days after it was made. */
  readonly undoUntilAt: number;
  /** `null` where it has not been undone. */
  readonly undoneAt: number | null;
}

/** What undoing an import did. */
export interface ImportUndone {
  readonly importId: string;
  /** Contacts that the import had made and that are gone again. */
  readonly removed: number;
  /** Contacts that are as they were before the import. */
  readonly restored: number;
  /** Contacts that were changed after the import and keep what they have; at most 100 are named. */
  readonly kept: readonly { readonly contactId: string; readonly name: string }[];
  readonly keptTotal: number;
  /** Numbers that the import put on the opt-out list: they stay on it. */
  readonly optOutsKept: number;
}

/** What an import is doing. */
export type ImportPhase = 'reading' | 'checking' | 'writing' | 'undoing';

/** How far an import or an export is; told a few times a second. */
export interface TransferProgress {
  readonly done: number;
  /** Rows or bytes, as `done`; `null` where the end is not known yet. */
  readonly total: number | null;
  readonly perSecond: number;
  /** `null` where it cannot be told yet. */
  readonly leftMs: number | null;
}

export interface ImportProgress extends TransferProgress {
  readonly importId: string;
  readonly phase: ImportPhase;
  /** The verdicts so far; `null` while reading. */
  readonly counts: VerdictCounts | null;
}

/** A file that was written for the user. */
export interface SavedFile {
  /** The whole path. */
  readonly path: string;
  readonly rows: number;
}

export const exportFormats = ['csv', 'vcard'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What was exported. */
export interface ExportReport {
  /** Where to: the whole path. */
  readonly path: string;
  readonly contacts: number;
}
