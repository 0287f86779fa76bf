import { maxBatchRecipients } from '#shared/domain/batch';
import type { ContactQuery } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { bridge } from '../../../lib/bridge';
import type { Selection } from './selection';

/** The contract's limit on the contacts of one answer. */
const pageSize = 500;

/** The ids of the contacts that are ticked, of which at most as many as one batch goes to. */
export async function selectedIds(
  selection: Selection,
  query: ContactQuery,
): Promise<Result<readonly string[], AppError>> {
  if (selection.kind === 'some') return ok([...selection.ids].slice(0, maxBatchRecipients));
  const ids: string[] = [];
  for (let offset = 0; offset < maxBatchRecipients; offset += pageSize) {
    const answer = await bridge.listContacts({ query, limit: pageSize, offset });
    if (!answer.ok) return answer;
    ids.push(...answer.value.contacts.map(({ id }) => id));
    if (answer.value.contacts.length < pageSize) break;
  }
  return ok(ids);
}
