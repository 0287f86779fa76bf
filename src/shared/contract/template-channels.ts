import * as v from 'valibot';
import { maxRecipients, maxTextUnits } from '../domain/draft';
import type { SavedFile } from '../domain/import';
import type { FilledTemplate, TemplateProblem } from '../domain/template';
import {
  takenNameChoices,
  templateFormats,
  type Template,
  type TemplateImportPreview,
  type TemplateImportReport,
} from '../domain/template-model';
import { channel, e164, id, language, line, nothing } from './channel';

/** A text as one recipient would get it, without the account's sign-off. */
export interface MergedText {
  /** Its problems have their places in the text as it is filled in. */
  readonly filled: FilledTemplate;
  /** The same problems with their places in the template. */
  readonly problems: readonly TemplateProblem[];
}

/** The calls about templates, and about texts with fields. */
export const templateChannels = {
  /** All of them, by name. */
  listTemplates: channel<readonly Template[]>()(nothing),
  saveTemplate: channel<Template>()(
    v.strictObject({
      /** `null` for a new one. */
      id: v.nullable(id),
      name: line,
      text: v.pipe(v.string(), v.maxLength(maxTextUnits)),
      language,
    }),
  ),
  /** Deletes a template; until the program quits, `restoreTemplate` brings it back. */
  deleteTemplate: channel<null>()(v.strictObject({ id })),
  restoreTemplate: channel<Template>()(v.strictObject({ id })),
  /**
   * What a text would be for each of these recipients, in their order. For nobody it is one text, with
   * the dates filled in and the problems that everybody would have.
   */
  mergeText: channel<readonly MergedText[]>()(
    v.strictObject({
      text: v.pipe(v.string(), v.maxLength(maxTextUnits)),
      /** `null` for the program's own. */
      language: v.nullable(language),
      recipients: v.pipe(
        v.array(v.strictObject({ e164, contactId: v.nullable(id) })),
        v.maxLength(maxRecipients),
      ),
    }),
  ),
  /** Saves all templates where the desktop's dialog says; `null` where the user closed it. */
  exportTemplates: channel<SavedFile | null>()(
    v.strictObject({ format: v.picklist(templateFormats) }),
  ),
  /** Asks for a file and says what would become of what is in it; `null` where the user closed the dialog. */
  openTemplateImport: channel<TemplateImportPreview | null>()(nothing),
  /** Keeps what was shown. Where the templates have changed since, it is to be opened again. */
  runTemplateImport: channel<TemplateImportReport>()(
    v.strictObject({ importId: id, takenNames: v.picklist(takenNameChoices) }),
  ),
} as const;
