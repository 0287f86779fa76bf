import type { Template } from '#shared/domain/template-model';

/** The id of the list that a slash opens, for the field to point at. */
export const templateListId = 'offered-templates';

/** The id of a template's option, for the field to point at. */
export function templateOptionId({ id }: Template): string {
  return `offered-template-${id}`;
}
