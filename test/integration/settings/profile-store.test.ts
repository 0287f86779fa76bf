import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfileFile } from '../../../src/main/settings/profile-file';
import { writeWholeFile, type WholeFile } from '../../../src/main/storage/whole-file';
import { openProfile, type OpenedProfile } from '../../../src/main/settings/profile-store';

const now = Date.UTC(2026, 10, 21, 12, 30);
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quicksend-profile-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const file = () => join(dir, 'settings.json');

async function open(defaultCountry: string): Promise<OpenedProfile> {
  const opened = await openProfile(dir, defaultCountry, now);
  await opened.prepareChanges();
  return opened;
}

describe('the settings file', () => {
  it('is read back as it was written', async () => {
    const { store } = await open('DE');
    store.change({ settings: { ...store.get().settings, undoSeconds: 17, theme: 'dark' } });
    const again = await open('US');
    expect(again.notice).toBeNull();
    expect(again.store.get()).toEqual(store.get());
  });

  it.each(['{ "settings": ', 'not JSON', ''])(
    'is set aside whole and replaced by defaults when it holds %j',
    async (content) => {
      writeFileSync(file(), content);
      const { store, notice } = await open('DE');
      const kept = 'settings.damaged-2026-11-21T12-30-00.000Z.json';
      expect(notice).toEqual({ code: 'settings-damaged', params: { file: kept } });
      expect(readFileSync(join(dir, kept), 'utf8')).toBe(content);
      expect(store.get().settings.defaultCountry).toBe('DE');
      expect((await open('DE')).notice).toBeNull();
    },
  );

  it('says that accounts have to be connected again when they were lost with it', async () => {
    const id = '0b9f3c1e-1111-4222-8333-444455556666';
    writeFileSync(file(), `{"accounts": [{"id": "${id}", `);
    const { store, notice } = await openProfile(dir, 'DE', now);
    expect(notice?.code).toBe('accounts-damaged');
    expect(store.get().unclaimedKeyIds).toEqual([id]);
  });

  describe('that a power cut left short, with its whole text beside it,', () => {
    const aside = 'settings.damaged-2026-11-21T12-30-00.000Z.json';
    const beside = (name: string) => join(dir, `settings.json.${name}.part`);

    async function writtenWhole(): Promise<string> {
      const { store } = await open('DE');
      store.change({ unclaimedKeyIds: ['Grüße'] });
      return readFileSync(file(), 'utf8');
    }

    it('is whole again, and nobody is told of a loss', async () => {
      const whole = Buffer.from(await writtenWhole());
      // In the middle of “ü”, empty, and but for its last brace.
      for (const length of [whole.indexOf('Gr') + 3, 0, whole.length - 1]) {
        writeFileSync(file(), whole.subarray(0, length));
        writeFileSync(beside('0123abcd'), whole);
        const opened = await open('US');
        expect(opened.notice).toBeNull();
        expect(opened.store.get().unclaimedKeyIds).toEqual(['Grüße']);
        expect(readFileSync(file())).toEqual(whole);
        expect(readdirSync(dir)).toEqual(['settings.json']);
      }
    });

    it('takes the newest text that is whole', async () => {
      const whole = await writtenWhole();
      writeFileSync(file(), '');
      writeFileSync(beside('00000001'), whole.replace('Grüße', 'older'));
      writeFileSync(beside('00000002'), whole);
      writeFileSync(beside('00000003'), whole.slice(0, -9));
      for (const [seconds, name] of [
        [10, '00000001'],
        [20, '00000002'],
        [30, '00000003'],
      ] as const)
        utimesSync(beside(name), seconds, seconds);
      expect((await open('US')).store.get().unclaimedKeyIds).toEqual(['Grüße']);
      expect(readdirSync(dir)).toEqual(['settings.json']);
    });

    it('is kept where it is something else than the beginning of that text', async () => {
      const whole = await writtenWhole();
      writeFileSync(file(), '\0\0\0');
      writeFileSync(beside('0123abcd'), whole);
      expect((await open('US')).store.get().unclaimedKeyIds).toEqual(['Grüße']);
      expect(readFileSync(join(dir, aside), 'utf8')).toBe('\0\0\0');
    });

    it('gives way to nothing where it can be read', async () => {
      const whole = await writtenWhole();
      writeFileSync(beside('0123abcd'), whole.replace('Grüße', 'never in place'));
      expect((await open('US')).store.get().unclaimedKeyIds).toEqual(['Grüße']);
    });
  });

  it('is written beside itself for good before it is touched', () => {
    const texts: string[] = [];
    const told = (path: string): WholeFile => {
      const whole = writeWholeFile(path);
      return {
        ...whole,
        settle: () => {
          texts.push(existsSync(file()) ? readFileSync(file(), 'utf8') : '');
          whole.settle();
        },
      };
    };
    const written = openProfileFile(dir, 'settings', told);
    written.change({ activeAccountId: 'a' });
    written.change({ activeAccountId: 'b' });
    expect(texts.at(-1)).toContain('"a"');
  });

  it('is changed although what stood beside it cannot be removed, which the next start does', async () => {
    const heldUp = (path: string): WholeFile => ({
      ...writeWholeFile(path),
      // As on Windows, where a virus scanner has a new file to itself.
      discard: () => {
        throw new Error('EPERM');
      },
    });
    openProfileFile(dir, 'settings', heldUp).change({ unclaimedKeyIds: ['a'] });
    expect(readdirSync(dir)).toHaveLength(2);
    const { store } = await open('DE');
    expect(store.get().unclaimedKeyIds).toEqual(['a']);
    expect(readdirSync(dir)).toEqual(['settings.json']);
  });

  it('keeps what newer versions wrote beside what this one knows', async () => {
    const { store } = await open('DE');
    store.change({});
    const written = JSON.parse(readFileSync(file(), 'utf8')) as object;
    writeFileSync(file(), JSON.stringify({ ...written, quietHours: { from: 21 } }));
    (await open('DE')).store.change({ activeAccountId: 'a' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
      activeAccountId: 'a',
      quietHours: { from: 21 },
    });
  });

  it('leaves no half-written file behind', async () => {
    const { store } = await open('DE');
    for (let count = 0; count < 20; count += 1) store.change({ activeAccountId: String(count) });
    expect(readdirSync(dir)).toEqual(['settings.json']);
  });
});
