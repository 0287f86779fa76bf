import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/main/log/log';
import { openLogFile } from '../../../src/main/log/log-file';
import { logMessages, withLog } from '../../../src/main/log/logged-gateway';
import type { Gateway } from '../../../src/main/outbox/ports';
import { aMessage } from '../../support/fixtures';
import { createManualClock } from '../../support/outbox/manual-clock';

const attempt = { accountId: 'shop', senderId: '7', to: '+12025550143', text: 'Ready at five' };
const refusing: Gateway = {
  send: () =>
    Promise.resolve({
      kind: 'rejected',
      reason: 'key-rejected',
      providerWords: 'Invalid key 4711|abcdefghijklmnop',
    }),
};

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quicksend-log-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** What stands in the log after a message was sent and refused. */
async function written(isDebug: boolean): Promise<string> {
  const file = join(dir, 'quicksend.log');
  const log = openLog(
    file,
    () => isDebug,
    createManualClock().after,
    (at) => Promise.resolve(openLogFile(at)),
  );
  await withLog(refusing, log, { elapsed: () => 0 }).send(attempt);
  logMessages(log, [aMessage({ recipient: '+12025550143', text: 'Ready at five' })]);
  // What writes the file is there at once here; the lines follow in this turn of the event loop.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('the detailed log', () => {
  it('holds what was asked of the provider, what it answered and what became of the message', async () => {
    const log = await written(true);
    expect(log).toContain('asking to send account="shop" sender="7" to="+12025550143"');
    expect(log).toContain('text="Ready at five"');
    expect(log).toContain('outcome="rejected" reason="key-rejected" words="Invalid key [key]"');
    expect(log.match(/ message id=/g)).toHaveLength(1);
  });

  it('never holds a key, even where the provider repeats it', async () => {
    const log = await written(true);
    expect(log).toContain('Invalid key [key]');
    expect(log).not.toContain('abcdefghijklmnop');
  });

  it('holds nothing of it while it is off', async () => {
    expect(await written(false)).toBe('');
  });
});
