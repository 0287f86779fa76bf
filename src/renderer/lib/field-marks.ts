import type { TemplateProblem } from '#shared/domain/template';
import { parseTemplate, type Place } from '#shared/domain/template-parts';

/** Where the fields of a text stand, and which of them cannot be filled in. */
export function fieldMarks(
  text: string,
  problems: readonly TemplateProblem[],
): readonly (Place & { readonly isBad: boolean })[] {
  return parseTemplate(text)
    .filter(({ kind }) => kind !== 'text')
    .map(({ kind, start, end }) => {
      const isBad = kind === 'malformed' || problems.some((problem) => problem.start === start);
      return { start, end, isBad };
    });
}
