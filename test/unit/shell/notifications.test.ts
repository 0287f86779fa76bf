import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/shell/i18n';
import { createNotifier, type Notifier } from '../../../src/main/shell/notifications';
import type { Notice } from '../../../src/main/shell/outcome-notice';
import type { Navigation } from '../../../src/shared/contract/events';
import type { Language } from '../../../src/shared/domain/settings';
import type { Message, MessageState } from '../../../src/shared/domain/message';
import { accepted, aMessage } from '../../support/fixtures';

const queued: MessageState = { kind: 'queued', dueAt: 0, waitsFor: 'undo', attempts: 0 };
const sending: MessageState = { kind: 'sending', startedAt: 0, attempts: 0 };
const rejected: MessageState = { kind: 'rejected', at: 1, reason: 'balance', providerWords: null };
const unknown: MessageState = {
  kind: 'unknown',
  at: 1,
  reason: 'timed-out',
  providerWords: null,
  settlement: null,
};

const message = (id: string, state: MessageState, changes: Partial<Message> = {}): Message =>
  aMessage({ id, state, recipientName: `Name ${id}`, text: 'a secret text', ...changes });

interface Setup {
  readonly notifier: Notifier;
  readonly shown: { readonly notice: Notice; readonly click: () => void }[];
  readonly visited: Navigation[];
  readonly tick: () => void;
  readonly timers: () => number;
}

function setup(options: { inUse?: boolean; language?: Language } = {}): Setup {
  const shown: { notice: Notice; click: () => void }[] = [];
  const visited: Navigation[] = [];
  let timers: (() => void)[] = [];
  const notifier = createNotifier({
    show: (notice, click) => shown.push({ notice, click }),
    after: (_delayMs, callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((timer) => timer !== callback);
      };
    },
    isInUse: () => options.inUse ?? false,
    translate: () => createTranslator(options.language ?? 'en'),
    navigate: (target) => visited.push(target),
  });
  const tick = (): void => {
    const due = timers;
    timers = [];
    for (const timer of due) timer();
  };
  return { notifier, shown, visited, tick, timers: () => timers.length };
}

/** Lets messages go from on their way to their states, all within the gathering time. */
function settle(on: Setup, ...messages: Message[]): void {
  on.notifier.messagesChanged(messages.map((each) => ({ ...each, state: sending })));
  on.notifier.messagesChanged(messages);
  on.tick();
}

const titles = (on: Setup): readonly string[] => on.shown.map(({ notice }) => notice.title);

describe('a notification', () => {
  it('tells of an accepted message, quietly and without claiming that it arrived', () => {
    const on = setup();
    settle(on, message('1', accepted()));
    expect(on.shown.map(({ notice }) => notice)).toEqual([
      {
        title: 'Message accepted',
        body: 'To Name 1. The provider has taken it; whether it arrives is up to the network.',
        quiet: true,
        target: { to: 'history', messageId: '1' },
      },
    ]);
  });

  it('opens the message when it is clicked', () => {
    const on = setup();
    settle(on, message('1', rejected));
    on.shown[0]?.click();
    expect(on.visited).toEqual([{ to: 'history', messageId: '1' }]);
  });

  it('of an accepted message is left out while a window of ours is in use', () => {
    const on = setup({ inUse: true });
    settle(on, message('1', accepted()));
    expect(on.shown).toEqual([]);
    expect(on.timers()).toBe(0);
  });

  it('of what needs the user comes in any case, and loud', () => {
    const on = setup({ inUse: true });
    settle(on, message('1', rejected), message('2', unknown));
    expect(titles(on)).toEqual(['Message may have been sent', 'Message not sent']);
    expect(on.shown.some(({ notice }) => notice.quiet)).toBe(false);
  });

  it('is one for each kind of outcome when several messages went together', () => {
    const on = setup();
    const many = ['1', '2', '3', '4', '5'].map((id) => message(id, accepted()));
    settle(on, ...many, message('6', rejected));
    expect(titles(on)).toEqual(['Message not sent', '5 messages accepted']);
    expect(on.shown[1]?.notice).toMatchObject({ target: { to: 'history', messageId: null } });
    expect(on.shown[1]?.notice.body).toContain('To Name 1, Name 2, Name 3 and 2 more.');
  });

  it('marks practice and keeps it apart', () => {
    const on = setup();
    settle(on, message('1', accepted()), message('2', accepted(), { practice: true }));
    expect(titles(on)).toEqual(['Message accepted', 'Practice: Message accepted']);
  });

  it('never holds the text, and names a number where there is no name', () => {
    const on = setup();
    const states = [accepted(), rejected, unknown];
    settle(
      on,
      ...states.map((state, index) => message(String(index), state, { recipientName: ' ' })),
    );
    const said = JSON.stringify(on.shown.map(({ notice }) => notice));
    expect(said).not.toContain('secret');
    expect(said).toContain('+49 1573 5981001');
  });

  it('is not given for a state that was not reached just now', () => {
    const on = setup();
    on.notifier.messagesChanged([message('1', accepted()), message('2', unknown)]);
    on.tick();
    expect(on.shown).toEqual([]);
  });

  it('is given once for an outcome, also when the message changes afterwards', () => {
    const on = setup();
    settle(on, message('1', unknown));
    on.notifier.messagesChanged([message('1', { ...unknown, settlement: 'arrived' })]);
    on.tick();
    expect(titles(on)).toEqual(['Message may have been sent']);
  });

  it('is not given for a message that the user took back', () => {
    const on = setup();
    on.notifier.messagesChanged([message('1', queued)]);
    on.notifier.messagesChanged([message('1', { kind: 'cancelled', at: 1 })]);
    on.tick();
    expect(on.shown).toEqual([]);
  });

  it('that is being gathered is shown at the end, and its timer ends', () => {
    const on = setup();
    on.notifier.messagesChanged([message('1', sending)]);
    on.notifier.messagesChanged([message('1', rejected)]);
    on.notifier.stop();
    expect(titles(on)).toEqual(['Message not sent']);
    expect(on.timers()).toBe(0);
  });

  it('speaks German', () => {
    const on = setup({ language: 'de' });
    const more = ['1', '2', '3', '4'].map((id) => message(id, unknown));
    settle(on, ...more);
    expect(titles(on)).toEqual(['4 Nachrichten vielleicht gesendet']);
    expect(on.shown[0]?.notice.body).toContain('An Name 1, Name 2, Name 3 und 1 weitere Person.');
  });
});
