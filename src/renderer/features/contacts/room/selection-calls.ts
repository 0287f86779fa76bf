import type { ContactQuery, ContactSelection, ListedContact } from '#shared/domain/contact';
import type { Selection } from '../../../lib/selection';

/** The contract's limit on the contacts that one call names. */
const mostIds = 1_000;

/** The selection as main takes it, in as many calls as its limit asks for. */
export function callsFor(
  selection: Selection<ListedContact>,
  query: ContactQuery,
): readonly ContactSelection[] {
  if (selection.kind === 'all') return [{ kind: 'query', query }];
  const ids = [...selection.items.keys()];
  const calls: ContactSelection[] = [];
  for (let at = 0; at < ids.length; at += mostIds) {
    calls.push({ kind: 'ids', ids: ids.slice(at, at + mostIds) });
  }
  return calls;
}
