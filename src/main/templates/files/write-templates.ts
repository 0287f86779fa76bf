import type { Template, TemplateFormat, TemplateInput } from '#shared/domain/template-model';
import { assertNever } from '#shared/result';
import { byteOrderMark, csvRow } from '../../contact-export/csv';

/** The headings of a CSV of templates. */
const templateHeadings = ['name', 'text', 'language'] as const;

/** What a file of templates holds. */
export function templatesAsText(
  templates: readonly Template[],
  format: TemplateFormat,
  separator: ',' | ';',
): string {
  const inputs = templates.map(({ name, text, language }): TemplateInput => {
    return { name, text, language };
  });
  switch (format) {
    case 'json':
      return `${JSON.stringify({ templates: inputs }, null, 2)}\n`;
    case 'csv': {
      const rows = inputs.map((input) => templateHeadings.map((heading) => input[heading]));
      const lines = [templateHeadings, ...rows].map((cells) => csvRow(cells, separator));
      return byteOrderMark + lines.join('');
    }
    default:
      return assertNever(format);
  }
}
