import type { KnownPerson } from '#shared/domain/draft';
import type { Database } from '../storage/database';

/** Exported for the tests that assert which indexes are used. */
export const forgetQueries = {
  listed: `
    UPDATE batch_recipients SET typed = '', e164 = NULL, fields = '[]'
    WHERE e164 IN (SELECT value FROM json_each(:e164s))`,
  leftOutByNumber: `
    UPDATE batch_left_out SET typed = '', e164 = NULL, contact_id = NULL, name = NULL
    WHERE e164 IN (SELECT value FROM json_each(:e164s))`,
  leftOutByContact: `
    UPDATE batch_left_out SET typed = '', e164 = NULL, contact_id = NULL, name = NULL
    WHERE contact_id IN (SELECT value FROM json_each(:contactIds))`,
} as const;

/** Takes a person out of the lists of batches. */
export interface ListedPeople {
  /**
   * Empties the rows that tell of a person, in the transaction that it is called in. They stay in
   * their places, so that the list and its counts do; what was sent is the history's to blank.
   */
  forget(person: KnownPerson): void;
}

export function createListedPeople(database: Database): ListedPeople {
  return {
    forget(person) {
      const e164s = JSON.stringify(person.e164s);
      const contactIds = JSON.stringify(person.contactIds);
      database.transaction(() => {
        database.run(forgetQueries.listed, { e164s });
        database.run(forgetQueries.leftOutByNumber, { e164s });
        database.run(forgetQueries.leftOutByContact, { contactIds });
      });
    },
  };
}
