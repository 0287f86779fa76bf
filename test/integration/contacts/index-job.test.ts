import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { runContactIndex } from '../../../src/main/contacts/search/index-job';
import { JobStoppedError } from '../../../src/main/worker/job';
import { generateContacts } from '../../support/contacts/generate-contacts';
import { openSound, tempDir } from '../storage/temp-database';

const many = 4_500;

/** A database with more contacts than the job reads in one turn. */
function aLargeShop(): string {
  const database = openSound(tempDir());
  const store = createContactStore({ database, sortKey: ({ givenName }) => givenName });
  store.together(() => {
    for (const contact of generateContacts(many)) store.writeBack({ contact, revision: 1 });
  });
  return database.file;
}

test('the index has everyone, however much is collected while it is made', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const collecting = setInterval(collect, 0);
  try {
    const made = runContactIndex({ file: aLargeShop() }, { tell: () => {}, onOrder: () => {} });
    expect((await made).output.seqs).toHaveLength(many);
  } finally {
    clearInterval(collecting);
  }
});

test('the index is not made to its end once it is told to stop', async () => {
  const made = runContactIndex(
    { file: aLargeShop() },
    {
      tell: () => {},
      onOrder: (act) => {
        act('stop');
      },
    },
  );
  await expect(made).rejects.toThrow(JobStoppedError);
});
