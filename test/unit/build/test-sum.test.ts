import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { attentionLines, resultsOf, sumLine } from '../../../build/lib/test-sum.mjs';

const passed = { name: 'a › works', outcome: 'passed' } as const;
const failed = { name: 'a › breaks', outcome: 'failed' } as const;
const skipped = { name: 'a › waits', outcome: 'skipped', reason: 'no keyring' } as const;

describe('the end of the output', () => {
  it('sums over all runners', () => {
    expect(sumLine([passed, failed, skipped, passed])).toBe('2 passed, 1 failed, 1 skipped');
  });

  it('lists what was skipped with why, and what failed', () => {
    expect(attentionLines([passed, failed, skipped])).toEqual([
      'Skipped:',
      '  - a › waits: no keyring',
      'Failed:',
      '  - a › breaks',
    ]);
  });

  it('says below each failure how it begins, without colours', () => {
    const reason = '\u001B[31mexpected 1\u001B[39m\n\n  received 2\nat a.ts:1\nb\nc';
    expect(attentionLines([{ ...failed, reason }])).toEqual([
      'Failed:',
      '  - a › breaks',
      '      expected 1',
      '      received 2',
      '      at a.ts:1',
      '      b',
    ]);
  });

  it('says nothing more when everything passed', () => {
    expect(attentionLines([passed])).toEqual([]);
  });
});

describe('a part of the work', () => {
  it('has its results', async () => {
    expect(await resultsOf('unit', () => Promise.resolve([passed, skipped]))).toEqual([
      passed,
      skipped,
    ]);
  });

  it('that throws has failed, with the reason', async () => {
    const logged: unknown[] = [];
    const error = new Error('npm ci ended with code 1:\nnpm error network');
    const results = await resultsOf(
      'npm test',
      () => Promise.reject(error),
      (said) => logged.push(said),
    );
    expect(results).toEqual([{ name: 'npm test › npm ci ended with code 1:', outcome: 'failed' }]);
    expect(logged).toEqual([error]);
  });
});

it('ends the output also where nothing can be installed', () => {
  const root = mkdtempSync(join(tmpdir(), 'quicksend-sum-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  cpSync(new URL('../../../build', import.meta.url), join(root, 'build'), { recursive: true });
  const npm = join(root, 'npm-cli.js');
  writeFileSync(npm, "console.error('no network'); process.exitCode = 7;");
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/test.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm },
  });
  expect(stdout.trimEnd().split('\n')).toEqual([
    'Failed:',
    '  - npm test › npm ci ended with code 7:',
    '0 passed, 1 failed, 0 skipped',
  ]);
  expect(stderr).toContain('no network');
  expect(status).toBe(1);
});
