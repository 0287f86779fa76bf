import { createContactStore } from '../../../src/main/contacts/contact-store';
import { createNameOrders } from '../../../src/main/contacts/order/name-order';
import { openDatabase } from '../../../src/main/storage/open-database';
import { generateContacts, type GeneratedContact } from '../../support/contacts/generate-contacts';

const openedAt = Date.UTC(2025, 0, 31, 9, 30);
const dayMs = 86_400_000;

/** A data folder with the customers of a large shop, of whom it texted some. */
export function openShop(dir: string, count: number, texted: number) {
  const opening = openDatabase({ dir });
  if (!opening.ok || opening.value.kind !== 'opened') throw new Error('There is no database');
  const { database } = opening.value;
  const order = createNameOrders().of('de');
  const store = createContactStore({ database, sortKey: (contact) => order.key(contact) });
  const customers = [...generateContacts(count)];
  store.together(() => {
    for (const customer of customers) {
      store.writeBack({ contact: customer, revision: 1 });
      if (customer.optedOut) {
        for (const { e164 } of customer.numbers) {
          database.run(
            `INSERT OR IGNORE INTO opt_outs (e164, opted_out_at, how) VALUES (:e164, 1, 'STOP')`,
            { e164 },
          );
        }
      }
    }
    customers.slice(0, texted).forEach((customer, index) => {
      database.run(
        `INSERT INTO texted_numbers (e164, times, last_texted_at) VALUES (:e164, :times, :at)`,
        { e164: numberOf(customer), times: 1 + (index % 7), at: openedAt - index * dayMs * 0.1 },
      );
    });
  });
  return { database, store, customers, now: openedAt };
}

function numberOf({ id, numbers: [first] }: GeneratedContact): string {
  if (first === undefined) throw new Error(`${id} has no number`);
  return first.e164;
}
