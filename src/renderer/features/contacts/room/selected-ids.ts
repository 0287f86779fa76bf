import { maxBatchRecipients } from '#shared/domain/batch';
import type { ContactQuery, ListedContact } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import type { Selection } from '../../../lib/selection';

/** The contract's limit on the contacts of one answer. */
const pageSize = 500;

/** The ids of the contacts that are ticked, of which at most as many as one batch goes to. */
export async function selectedIds(
  selection: Selection<ListedContact>,
  query: ContactQuery,
): Promise<Result<readonly string[], AppError>> {
  if (selection.kind === 'some')
    return ok([...selection.items.keys()].slice(0, maxBatchRecipients));
  const ids: string[] = [];
  for (let offset = 0; offset < maxBatchRecipients; offset += pageSize) {
    const answer = await bridge.listContacts({ query, limit: pageSize, offset });
    if (!answer.ok) return answer;
    ids.push(...answer.value.contacts.map(({ id }) => id));
    if (answer.value.contacts.length < pageSize) break;
  }
  return ok(ids);
}
