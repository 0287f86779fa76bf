import { create } from 'zustand';
import type { CustomField, SavedSearch, TagCount } from '#shared/domain/contact';
import type { Template } from '#shared/domain/template-model';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';

interface GroupsState {
  readonly tags: readonly TagCount[];
  readonly searches: readonly SavedSearch[];
  /** The user's own, for the menu of fields. */
  readonly fields: readonly CustomField[];
  readonly templates: readonly Template[];
  readonly isLoaded: boolean;
  readonly error: AppError | null;
}

export const emptyGroups: GroupsState = {
  tags: [],
  searches: [],
  fields: [],
  templates: [],
  isLoaded: false,
  error: null,
};

/** What a batch can be for, and what it can be written with. */
export const useGroups = create<GroupsState>(() => emptyGroups);

async function loadGroups(): Promise<void> {
  const [tags, searches, fields] = await Promise.all([
    bridge.listTags({}),
    bridge.listSavedSearches({}),
    bridge.listFields({}),
  ]);
  const failed = [tags, searches, fields].find((answer) => !answer.ok);
  const state = useGroups.getState();
  useGroups.setState({
    tags: tags.ok ? tags.value : state.tags,
    searches: searches.ok ? searches.value : state.searches,
    fields: fields.ok ? fields.value : state.fields,
    isLoaded: true,
    error: failed?.ok === false ? failed.error : null,
  });
}

async function loadTemplates(): Promise<void> {
  const answer = await bridge.listTemplates({});
  if (answer.ok) useGroups.setState({ templates: answer.value });
  else useGroups.setState({ error: answer.error });
}

/** Loads all of it and follows its changes; returns the function that ends it. */
export function keepGroups(): () => void {
  void loadGroups();
  void loadTemplates();
  const endContacts = bridge.on('contactsChanged', () => void loadGroups());
  const endTemplates = bridge.on('templatesChanged', () => void loadTemplates());
  return () => {
    endContacts();
    endTemplates();
  };
}
