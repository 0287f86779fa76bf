import { create } from 'zustand';
import { everyone, type ContactQuery, type ListedContact } from '#shared/domain/contact';
import { ok } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, itemAt, type PagesState } from '../../../lib/pages';
import { noSelection, type Selection } from '../../../lib/selection';
import { queryOf, type Group } from './group';

/** What the contacts room shows. */
export interface RoomState {
  readonly group: Group;
  /** What is in the search field and beside it; the list follows it. */
  readonly query: ContactQuery;
  readonly list: PagesState<ListedContact>;
  /** Where in the list those begin that match but for one letter. */
  readonly firstTypoAt: number;
  readonly selection: Selection<ListedContact>;
}

/** A screen of rows, with some to spare: as much as a key in the search may wait for. */
const pageSize = 32;

export const emptyRoom: RoomState = {
  group: { kind: 'all' },
  query: everyone,
  list: emptyPages(pageSize),
  firstTypoAt: Number.POSITIVE_INFINITY,
  selection: noSelection,
};

export const useRoom = create<RoomState>(() => emptyRoom);

/** Of the answer that came last; shown with its rows, so that the list is rendered once. */
let lastTypoAt = emptyRoom.firstTypoAt;

const pages = createPages<ContactQuery, ListedContact>({
  first: everyone,
  load: async (query, range) => {
    const answer = await bridge.listContacts({ query, ...range });
    if (!answer.ok) return answer;
    const { contacts, total, firstTypoAt } = answer.value;
    if (query === useRoom.getState().query) lastTypoAt = firstTypoAt;
    return ok({ items: contacts, total });
  },
  get: () => useRoom.getState().list,
  set: (list) => {
    useRoom.setState({ list, firstTypoAt: lastTypoAt });
  },
});

function show(query: ContactQuery, changes: Partial<RoomState> = {}): void {
  useRoom.setState({ ...changes, query, selection: noSelection });
  pages.ask(query);
}

export function chooseGroup(group: Group): void {
  show(queryOf(group), { group });
}

/** Searches in the group that is chosen; called with each letter. */
export function searchRoom(changes: Partial<Pick<ContactQuery, 'text' | 'only'>>): void {
  show({ ...useRoom.getState().query, ...changes });
}

/** The contact in a row, where it is loaded. */
export function contactAt(index: number): ListedContact | undefined {
  return itemAt(useRoom.getState().list, index);
}

export const seeContacts = pages.see;

/** Loads the contacts and follows their changes; returns the function that ends it. */
export function keepRoom(): () => void {
  const { list, query } = useRoom.getState();
  if (list.isLoaded) pages.refresh();
  else pages.ask(query);
  return bridge.on('contactsChanged', pages.refresh);
}
