import { describe, expect, it } from 'vitest';
import { environmentElectron } from '../../../build/lib/electron-from-environment.mjs';
import { rememberedFailure } from '../../../build/lib/electron-official.mjs';
import { chooseElectron, type Candidate, type Electron } from '../../../build/lib/electron.mjs';
import { belongsToElectron } from '../../../build/lib/registry-runtime.mjs';

const official: Electron = { executablePath: '/e/electron', version: '45.0.0', source: 'official' };
const registry: Electron = { executablePath: '/r/electron', version: '33.2.1', source: 'registry' };

const have =
  (electron: Electron): Candidate =>
  () =>
    Promise.resolve({ found: electron });
const lack =
  (why: string): Candidate =>
  () =>
    Promise.resolve({ missing: why });
const neverAsked: Candidate = () => Promise.reject(new Error('This candidate was asked.'));

describe('choosing an Electron', () => {
  it('takes the first that can be had and asks no further', async () => {
    const { electron, passedOver } = await chooseElectron([
      lack('not set'),
      have(official),
      neverAsked,
    ]);
    expect(electron).toEqual(official);
    expect(passedOver).toEqual(['not set']);
  });

  it('falls back to the last and says why', async () => {
    const { electron, passedOver } = await chooseElectron([
      lack('not set'),
      lack('not reachable'),
      have(registry),
    ]);
    expect(electron).toEqual(registry);
    expect(passedOver).toEqual(['not set', 'not reachable']);
  });

  it('names every reason when none can be had', async () => {
    await expect(chooseElectron([lack('not set'), lack('not reachable')])).rejects.toThrow(
      /not set[^]*not reachable/,
    );
  });
});

describe('ELECTRON_EXEC_PATH', () => {
  it('is passed over when it is not set or empty', async () => {
    const missing = { missing: 'ELECTRON_EXEC_PATH is not set' };
    expect(await environmentElectron({})).toEqual(missing);
    expect(await environmentElectron({ ELECTRON_EXEC_PATH: '' })).toEqual(missing);
  });

  it('is taken when the file is there', async () => {
    expect(await environmentElectron({ ELECTRON_EXEC_PATH: process.execPath })).toEqual({
      found: { executablePath: process.execPath, version: 'unknown', source: 'environment' },
    });
  });

  it('is an error when it names nothing, rather than silently ignored', async () => {
    await expect(environmentElectron({ ELECTRON_EXEC_PATH: '/nowhere/electron' })).rejects.toThrow(
      '/nowhere/electron',
    );
  });
});

describe('a failed download', () => {
  const failedAt = Date.UTC(2026, 0, 1);
  const hourMs = 60 * 60 * 1000;

  it('is remembered for a day', () => {
    const memory = { why: 'no route', failedAt };
    expect(rememberedFailure(memory, failedAt + 23 * hourMs)).toBe('no route');
    expect(rememberedFailure(memory, failedAt + 24 * hourMs)).toBeUndefined();
  });

  it('is tried again when the memory makes no sense', () => {
    for (const memory of [
      undefined,
      null,
      'x',
      {},
      { why: 'no time' },
      { why: 'x', failedAt: 'x' },
    ])
      expect(rememberedFailure(memory, failedAt)).toBeUndefined();
    expect(rememberedFailure({ why: 'from the future', failedAt }, failedAt - 1)).toBeUndefined();
  });
});

describe('the registry runtime', () => {
  it('keeps Electron and leaves the rest of the package', () => {
    const kept = [
      'Cypress/Cypress',
      'Cypress/locales/de.pak',
      'Cypress/v8_context_snapshot.bin',
      'Cypress/LICENSE.electron.txt',
    ];
    const left = [
      'Cypress/',
      'Cypress/locales/',
      'Cypress/resources/app/package.json',
      'Cypress/browser_v8_context_snapshot.bin',
      'elsewhere/electron',
    ];
    expect(kept.filter((name) => !belongsToElectron(name))).toEqual([]);
    expect(left.filter(belongsToElectron)).toEqual([]);
  });
});
