import { describe, expect, it } from 'vitest';
import { nextUpdate, type UpdateEvent } from '../../../../src/main/shell/updates/update-machine';
import type { UpdateState } from '../../../../src/shared/domain/update';
import { fc } from '../../../support/property';

const problem = { code: 'update-damaged' } as const;
const idle: UpdateState = { kind: 'idle', isNewest: false, problem: null };
const checking: UpdateState = { kind: 'checking' };
const downloading: UpdateState = { kind: 'downloading', version: '2.0.0', percent: 10 };
const ready: UpdateState = { kind: 'ready', version: '2.0.0', isPostponed: false, problem: null };
const waiting: UpdateState = { kind: 'waiting', version: '2.0.0' };
const restarting: UpdateState = { kind: 'restarting', version: '2.0.0' };
const off: UpdateState = { kind: 'off', why: 'development' };

const states = { off, idle, checking, downloading, ready, waiting, restarting };
const events: { readonly [K in UpdateEvent['kind']]: Extract<UpdateEvent, { kind: K }> } = {
  check: { kind: 'check' },
  blocked: { kind: 'blocked', why: 'no-feed' },
  'nothing-newer': { kind: 'nothing-newer' },
  found: { kind: 'found', version: '2.0.0' },
  progress: { kind: 'progress', percent: 55 },
  downloaded: { kind: 'downloaded' },
  failed: { kind: 'failed', problem },
  restart: { kind: 'restart' },
  postpone: { kind: 'postpone' },
  'all-sent': { kind: 'all-sent' },
};

/** Every change there is; whatever is not named here changes nothing. */
const changes: Partial<
  Record<keyof typeof states, Partial<Record<UpdateEvent['kind'], UpdateState>>>
> = {
  idle: { check: checking },
  checking: {
    blocked: { kind: 'off', why: 'no-feed' },
    'nothing-newer': { kind: 'idle', isNewest: true, problem: null },
    found: { kind: 'downloading', version: '2.0.0', percent: 0 },
    failed: { kind: 'idle', isNewest: false, problem },
  },
  downloading: {
    progress: { kind: 'downloading', version: '2.0.0', percent: 55 },
    downloaded: ready,
    failed: { kind: 'idle', isNewest: false, problem },
  },
  ready: {
    restart: waiting,
    postpone: { kind: 'ready', version: '2.0.0', isPostponed: true, problem: null },
  },
  waiting: {
    'all-sent': restarting,
    postpone: { kind: 'ready', version: '2.0.0', isPostponed: true, problem: null },
    failed: { kind: 'ready', version: '2.0.0', isPostponed: false, problem },
  },
  restarting: {
    postpone: { kind: 'ready', version: '2.0.0', isPostponed: true, problem: null },
    failed: { kind: 'ready', version: '2.0.0', isPostponed: false, problem },
  },
};

describe('an update', () => {
  for (const name of Object.keys(states) as (keyof typeof states)[]) {
    for (const event of Object.values(events)) {
      const expected = changes[name]?.[event.kind];
      it(`that is ${name} ${expected === undefined ? 'passes over' : 'changes with'} “${event.kind}”`, () => {
        const next = nextUpdate(states[name], event);
        if (expected === undefined) expect(next).toBe(states[name]);
        else expect(next).toEqual(expected);
      });
    }
  }

  it('never goes back while it is downloaded, and never beyond the whole', () => {
    expect(nextUpdate(downloading, { kind: 'progress', percent: 5 })).toBe(downloading);
    expect(nextUpdate(downloading, { kind: 'progress', percent: 140 })).toMatchObject({
      percent: 100,
    });
  });

  it('restarts the program only after it was downloaded, asked for, and nothing is on its way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 40 }),
        (happened) => {
          let state: UpdateState = idle;
          const path: UpdateState['kind'][] = [];
          for (const event of happened) {
            state = nextUpdate(state, event);
            if (path.at(-1) !== state.kind) path.push(state.kind);
          }
          path.forEach((kind, index) => {
            if (kind === 'restarting') expect(path[index - 1]).toBe('waiting');
            if (kind === 'waiting') expect(path[index - 1]).toBe('ready');
            if (kind === 'ready') {
              expect(['downloading', 'waiting', 'restarting']).toContain(path[index - 1]);
            }
          });
        },
      ),
    );
  });
});
