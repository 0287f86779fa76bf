import { describe, expect, it } from 'vitest';
import { clockStartsAt } from '../../support/outbox/manual-clock';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { openHistory } from '../history/opened-history';
import { berlin, newYork, openWorld } from './schedule-world';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin and 6:00 in New York.

describe('a message for later', () => {
  it('goes when its time has come, and not before', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    const answer = await world.schedule('2026-03-12T12:00');
    expect(answer).toMatchObject({
      ok: true,
      value: { messages: [{ state: { kind: 'scheduled', dueAt: clockStartsAt + hourMs } }] },
    });
    await world.clock.advance(hourMs - 1);
    expect(world.sent()).toEqual([]);
    await world.clock.advance(1);
    expect(world.sent()).toEqual([`${berlin} Hello`]);
    await world.clock.advance(24 * hourMs);
    expect(world.sent()).toHaveLength(1);
  });

  it('goes by the clock of each recipient where that was meant', async () => {
    const world = await openWorld();
    const answer = await world.schedule('2026-03-13T09:00', { clock: 'recipient' }, [
      berlin,
      newYork,
    ]);
    const dueTimes = answer.ok && answer.value.messages.map(({ state }) => state);
    expect(dueTimes).toEqual([
      { kind: 'scheduled', dueAt: Date.parse('2026-03-13T08:00Z') },
      // Clocks in New York went forward on 8 March, those in Berlin on the 29th.
      { kind: 'scheduled', dueAt: Date.parse('2026-03-13T13:00Z') },
    ]);
  });

  it('is made once, however often the same press arrives', async () => {
    const world = await openWorld();
    const input = {
      ...world.request([berlin], 'Hello'),
      time: { at: '2026-03-13T09:00', clock: 'own', repeat: 'once' },
      quiet: 'ask',
    } as const;
    const [first, second] = await Promise.all([
      world.room.scheduleSms(input),
      world.room.scheduleSms(input),
    ]);
    expect(second).toEqual(first);
    expect(world.waiting.count()).toBe(1);
  });

  it('is filled in when it is written, and shown so', async () => {
    const world = await openWorld();
    const answer = await world.schedule('2026-03-13T09:00', {}, [berlin], 'Hi {{first_name}}');
    expect(answer).toMatchObject({ value: { messages: [{ text: 'Hi you' }] } });
  });

  it.each([
    ['2026-03-12T10:59', 'schedule-past'],
    ['2026-03-12T11:00', 'schedule-past'],
    ['2026-02-30T09:00', 'schedule-time-invalid'],
    ['soon', 'schedule-time-invalid'],
  ])('is not written for %s (%s)', async (at, code) => {
    const world = await openWorld();
    expect(await world.schedule(at)).toMatchObject({ ok: false, error: { code } });
    expect(world.waiting.count()).toBe(0);
  });

  it('goes at the first minute after a time that the clocks skip', async () => {
    const world = await openWorld();
    const answer = await world.schedule('2026-03-29T02:30');
    expect(answer).toMatchObject({
      value: { messages: [{ state: { dueAt: Date.parse('2026-03-29T01:00Z') } }] },
    });
  });

  it('is not sent to who has opted out meanwhile, and says so', async () => {
    const world = await openWorld();
    world.start();
    await world.schedule('2026-03-12T12:00');
    world.optOuts.numbers.add(berlin);
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([]);
    const [message] = world.database.all('SELECT state, reason FROM messages');
    expect(message).toEqual({ state: 'rejected', reason: 'opted-out' });
  });

  it('can be taken back until it is due', async () => {
    const world = await openWorld();
    world.start();
    const answer = await world.schedule('2026-03-12T12:00');
    const id = answer.ok ? answer.value.messages[0]!.id : '';
    expect(world.outbox.undo([id]).cancelled).toEqual([id]);
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([]);
  });

  it('can be sent at once, and then only once', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    const answer = await world.schedule('2026-03-12T12:00');
    const id = answer.ok ? answer.value.messages[0]!.id : '';
    expect(world.room.sendMessageNow({ messageId: id })).toMatchObject({ ok: true });
    expect(world.room.sendMessageNow({ messageId: id })).toMatchObject({
      error: { code: 'message-not-scheduled' },
    });
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([`${berlin} Hello`]);
  });

  it('can be given another text and time, and is found by the new words', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    const answer = await world.schedule('2026-03-12T12:00');
    const messageId = answer.ok ? answer.value.messages[0]!.id : '';
    const changed = await world.room.changeMessage({
      messageId,
      text: 'Tomorrow instead',
      time: { at: '2026-03-13T10:00', clock: 'own', repeat: 'once' },
      quiet: 'ask',
    });
    expect(changed).toMatchObject({ ok: true, value: { text: 'Tomorrow instead' } });
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([]);
    await world.clock.advance(24 * hourMs);
    expect(world.sent()).toEqual([`${berlin} Tomorrow instead`]);
    const found = (query: string) =>
      openHistory(world.database).listBefore({ query, before: null, limit: 10 });
    expect(found('tomorrow')).toMatchObject({ value: { messages: [{ id: messageId }] } });
    expect(found('hello')).toMatchObject({ value: { messages: [] } });
  });
});

describe('a computer that slept or was off', () => {
  it('sends what is late by less than the tolerance', async () => {
    const world = await openWorld({ toleranceMs: 2 * hourMs });
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    await world.schedule('2026-03-12T12:00');
    world.clock.jump(2 * hourMs + 59 * minuteMs);
    world.scheduler.look();
    await world.clock.advance(1_000);
    expect(world.sent()).toEqual([`${berlin} Hello`]);
  });

  it('asks about what is later than that', async () => {
    const world = await openWorld({ toleranceMs: 2 * hourMs });
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    const answer = await world.schedule('2026-03-12T12:00');
    world.clock.jump(3 * hourMs + minuteMs);
    world.scheduler.look();
    await world.clock.advance(minuteMs);
    expect(world.sent()).toEqual([]);
    expect(world.outbox.state()).toMatchObject({ held: 1, queued: 0 });
    const id = answer.ok ? answer.value.messages[0]!.id : '';
    world.outbox.answerHeld([id], true);
    await world.clock.advance(minuteMs);
    expect(world.sent()).toHaveLength(1);
  });

  it('notices by itself that it woke, within half a minute', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    await world.schedule('2026-03-12T12:00');
    await world.clock.advance(1_000);
    world.clock.jump(hourMs);
    await world.clock.advance(30_000);
    expect(world.sent()).toHaveLength(1);
  });

  it('sends after a restart what came due while the program was off', async () => {
    const before = await openWorld();
    before.start();
    await before.schedule('2026-03-12T12:00');
    await before.end();
    await before.clock.advance(90 * minuteMs);
    const after = await openWorld(before);
    after.gateway.answerAll(outcomes.accepted);
    after.start();
    await after.clock.advance(1_000);
    expect(after.sent()).toEqual([`${berlin} Hello`]);
  });
});

describe('a date that is set to something else', () => {
  it('sends nothing twice when it goes forward and back', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    await world.schedule('2026-03-12T12:00');
    world.clock.jump(hourMs);
    await world.clock.advance(30_000);
    world.clock.jump(-2 * hourMs);
    await world.clock.advance(24 * hourMs);
    expect(world.sent()).toHaveLength(1);
  });

  it('sends at the time that was named when the zone of the computer changes', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    await world.schedule('2026-03-12T12:00');
    world.settings.ownZone = 'Asia/Tokyo';
    await world.clock.advance(hourMs);
    expect(world.sent()).toHaveLength(1);
  });
});

describe('while another thread writes', () => {
  it('waits until that is over', async () => {
    const world = await openWorld();
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    await world.schedule('2026-03-12T12:00');
    const open = await world.gate.hold();
    await world.clock.advance(90 * minuteMs);
    expect(world.sent()).toEqual([]);
    open();
    // It opens in a turn of its own.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    await world.clock.advance(1_000);
    expect(world.sent()).toHaveLength(1);
  });
});
