import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pageChannelNames } from '../../src/shared/contract/channel-names';
import { call, history, startPractice } from '../support/app/bridge-calls';
import { payloadStorm } from '../support/app/payload-storm';
import { sharedApp } from '../support/app/shared-app';

const app = sharedApp(() => ({ args: ['--hidden'] }));
const payloadsPerChannel = 10_000;
/** Stands in every random text, so that it is found should the log hold contents. */
const marker = 'storm-marker';

test.beforeAll(async () => {
  await startPractice(await app().page('quick'));
});

for (const channel of pageChannelNames) {
  test(`${channel} refuses 10,000 random payloads with a code`, async () => {
    const page = await app().page('quick');
    const tally = await page.evaluate(payloadStorm, {
      channel,
      count: payloadsPerChannel,
      seed: pageChannelNames.indexOf(channel) + 1,
      marker,
    });
    expect(tally).toEqual({ refused: payloadsPerChannel, unexpected: [] });
  });
}

test('the app is alive after all of them, and neither data nor log hold what was in them', async () => {
  const page = await app().page('quick');
  expect(await history(page)).toEqual([]);
  expect((await call(page, 'getSnapshot', {})).accounts).toHaveLength(1);
  for (const [path, bytes] of await app().profile.files()) {
    expect(bytes.includes(marker), path).toBe(false);
  }
  const log = await readFile(join(app().profile.dataDir, 'logs/quicksend.log'), 'utf8');
  expect(log).toContain('ipc payload refused');
});
