import type { templateChannels } from '#shared/contract/template-channels';
import { contactName } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import { fillDates, fillTemplate, mergeTemplate } from '#shared/domain/template';
import type { Template } from '#shared/domain/template-model';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeBridge, FakeHandlers } from './fake-bridge';
import { fixtureAt } from './fixtures';

/** A template with a field. */
export function aTemplate(changes: Partial<Template> = {}): Template {
  return {
    id: 'template-1',
    name: 'Order in',
    text: 'Hi {{first_name}}, your order is in.',
    language: 'en',
    createdAt: fixtureAt,
    updatedAt: fixtureAt,
    ...changes,
  };
}

/** Templates kept in memory, merged as main does with the names of contacts. */
export function fakeTemplateHandlers(
  fake: FakeBridge,
): Pick<FakeHandlers, keyof typeof templateChannels> {
  const { state } = fake;
  const put = (templates: readonly Template[]): void => {
    state.templates = [...templates].sort((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
    fake.emit('templatesChanged', {});
  };
  const deleted: Template[] = [];
  return {
    listTemplates: () => ok(state.templates),
    saveTemplate: ({ id, name, text, language }) => {
      const taken = state.templates.find(
        (one) => nameKey(one.name) === nameKey(name) && one.id !== id,
      );
      if (name.trim() === '') return err(appError('name-missing'));
      if (taken !== undefined) return err(appError('name-taken', { params: { name } }));
      const saved = aTemplate({ id: id ?? `template-${fake.calls.length}`, name, text, language });
      put([...state.templates.filter((one) => one.id !== saved.id), saved]);
      return ok(saved);
    },
    deleteTemplate: ({ id }) => {
      deleted.push(...state.templates.filter((one) => one.id === id));
      put(state.templates.filter((one) => one.id !== id));
      return ok(null);
    },
    restoreTemplate: ({ id }) => {
      const template = deleted.find((one) => one.id === id);
      if (template === undefined) return err(appError('template-not-found'));
      put([...state.templates, template]);
      return ok(template);
    },
    mergeText: ({ text, language, recipients }) =>
      ok(
        (recipients.length === 0 ? [null] : recipients).map((recipient) => {
          const contact = state.contacts.find(
            ({ id, numbers }) =>
              id === recipient?.contactId || numbers.some(({ e164 }) => e164 === recipient?.e164),
          );
          const values = {
            first_name: contact?.givenName ?? '',
            last_name: contact?.familyName ?? '',
            name: contact === undefined ? '' : contactName(contact),
            company: contact?.company ?? '',
            number: recipient?.e164 ?? '',
          };
          const context = { nowAt: state.nowAt, timeZone: 'UTC', language: language ?? 'en' };
          const merged = mergeTemplate(text, values, context);
          const problems = merged.ok ? [] : merged.error;
          return recipient === null
            ? {
                filled: fillDates(text, values, context),
                problems: problems.filter(({ kind }) => kind !== 'empty-field'),
              }
            : { filled: fillTemplate(text, values, context), problems };
        }),
      ),
    exportTemplates: ({ format }) =>
      ok({ path: `/home/clara/templates.${format}`, rows: state.templates.length }),
    openTemplateImport: () => ok({ importId: 'import-1', fileName: 'templates.json', rows: [] }),
    runTemplateImport: () => ok({ added: 0, renamed: 0, replaced: 0, leftOut: 0 }),
  };
}
