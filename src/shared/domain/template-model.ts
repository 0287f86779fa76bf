/** The longest text of a template, in UTF-16 units. */
export const maxTemplateUnits = 2_000;
export const maxTemplateNameUnits = 100;

/** So many templates are kept at most. */
export const maxTemplates = 1_000;

/** A text that is kept to be sent again and again, with fields to fill in. */
export interface Template {
  readonly id: string;
  /** Whatever its case, a name is given once. */
  readonly name: string;
  readonly text: string;
  /** The BCP 47 tag of the language that dates and numbers are written in. */
  readonly language: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What the user writes of a template. */
export type TemplateInput = Pick<Template, 'name' | 'text' | 'language'>;

export const templateFormats = ['json', 'csv'] as const;
export type TemplateFormat = (typeof templateFormats)[number];

/**
 * What would become of a template in a file. `same`: it is there already, word for word. `taken`:
 * there is another one of its name; `freeName` is a name that it could have instead.
 */
export type TemplateVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'taken'; readonly freeName: string }
  | {
      readonly kind: 'unusable';
      readonly why: 'no-name' | 'no-text' | 'name-too-long' | 'text-too-long' | 'twice';
    };

/** A template in a file. */
export interface TemplateRow {
  readonly name: string;
  readonly text: string;
  readonly language: string;
  readonly verdict: TemplateVerdict;
}

/** What a file of templates holds; nothing of it is kept yet. */
export interface TemplateImportPreview {
  readonly importId: string;
  readonly fileName: string;
  readonly rows: readonly TemplateRow[];
}

/** What to do with templates whose names are taken. */
export const takenNameChoices = ['rename', 'replace', 'leave-out'] as const;
export type TakenNameChoice = (typeof takenNameChoices)[number];

/** What became of a file of templates. */
export interface TemplateImportReport {
  readonly added: number;
  readonly renamed: number;
  readonly replaced: number;
  readonly leftOut: number;
}
