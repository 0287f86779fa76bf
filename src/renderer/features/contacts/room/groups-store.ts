import { create } from 'zustand';
import {
  everyone,
  type ContactScope,
  type CustomField,
  type SavedSearch,
  type TagCount,
} from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { bridge } from '../../../lib/bridge';

interface GroupsState {
  readonly tags: readonly TagCount[];
  readonly searches: readonly SavedSearch[];
  readonly fields: readonly CustomField[];
  /** How many there are, `null` until that is known. */
  readonly all: number | null;
  readonly optOuts: number | null;
  readonly bin: number | null;
  readonly error: AppError | null;
}

export const emptyGroups: GroupsState = {
  tags: [],
  searches: [],
  fields: [],
  all: null,
  optOuts: null,
  bin: null,
  error: null,
};

/** What contacts are sorted by, with live counts, and the fields of the user's own. */
export const useGroups = create<GroupsState>(() => emptyGroups);

let isLoading = false;
let isWanted = false;

async function countOf(only: ContactScope): Promise<number | null> {
  const answer = await bridge.listContacts({ query: { ...everyone, only }, limit: 0, offset: 0 });
  return answer.ok ? answer.value.total : null;
}

async function countOptOuts(): Promise<number | null> {
  const answer = await bridge.listOptOuts({ text: '', limit: 0, offset: 0 });
  return answer.ok ? answer.value.total : null;
}

/** Loads all of it anew; while it is being loaded already, once more after that. */
async function loadGroups(): Promise<void> {
  if (isLoading) {
    isWanted = true;
    return;
  }
  isLoading = true;
  const [tags, searches, fields, all, optOuts, bin] = await Promise.all([
    bridge.listTags({}),
    bridge.listSavedSearches({}),
    bridge.listFields({}),
    countOf('all'),
    countOptOuts(),
    countOf('in-bin'),
  ]);
  isLoading = false;
  const state = useGroups.getState();
  const failed = [tags, searches, fields].find((answer) => !answer.ok);
  useGroups.setState({
    tags: tags.ok ? tags.value : state.tags,
    searches: searches.ok ? searches.value : state.searches,
    fields: fields.ok ? fields.value : state.fields,
    all,
    optOuts,
    bin,
    error: failed?.ok === false ? failed.error : null,
  });
  if (isWanted) {
    isWanted = false;
    void loadGroups();
  }
}

/** Loads the groups and follows the contacts' changes; returns the function that ends it. */
export function keepGroups(): () => void {
  void loadGroups();
  return bridge.on('contactsChanged', () => void loadGroups());
}
