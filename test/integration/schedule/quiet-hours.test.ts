import { describe, expect, it } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { berlin, newYork, openWorld, type World } from './schedule-world';

const hourMs = 3_600_000;
// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin and 6:00 in New York, where it is quiet.
const endInNewYork = Date.parse('2026-03-12T12:00Z');

async function quiet(): Promise<World> {
  const world = await openWorld({ quietHours: { kind: 'country' } });
  world.gateway.answerAll(outcomes.accepted);
  world.start();
  return world;
}

describe('sending in somebody’s quiet hours', () => {
  it('asks first, and tells whom it is about and when it may go', async () => {
    const world = await quiet();
    const request = { ...world.request([berlin, newYork], 'Hello'), duplicateConfirmed: false };
    expect(world.sendSms(request)).toEqual({
      ok: false,
      error: {
        code: 'quiet-hours',
        params: {
          recipient: '+1 212 555 0100',
          others: 0,
          free: 1,
          firstAt: endInNewYork,
          lastAt: endInNewYork,
        },
      },
    });
    expect(world.sent()).toEqual([]);
  });

  it('sends anyway at the user’s word', async () => {
    const world = await quiet();
    const request = { ...world.request([newYork], 'Hello'), duplicateConfirmed: false };
    world.sendSms({ ...request, quiet: 'send-anyway' });
    await world.clock.advance(1_000);
    expect(world.sent()).toEqual([`${newYork} Hello`]);
  });

  it('lets those wait who sleep, and sends to the others at once', async () => {
    const world = await quiet();
    const request = { ...world.request([berlin, newYork], 'Hello'), duplicateConfirmed: false };
    world.sendSms({ ...request, quiet: 'when-allowed' });
    await world.clock.advance(1_000);
    expect(world.sent()).toEqual([`${berlin} Hello`]);
    await world.clock.advance(endInNewYork - world.clock.now());
    expect(world.sent()).toEqual([`${berlin} Hello`, `${newYork} Hello`]);
  });

  it('holds to the hours for what reaches the evening in the queue', async () => {
    const world = await quiet();
    world.outbox.setPaused(true);
    const request = { ...world.request([berlin], 'Hello'), duplicateConfirmed: false };
    world.sendSms(request);
    await world.clock.advance(10 * hourMs);
    world.outbox.setPaused(false);
    await world.clock.advance(1_000);
    expect(world.sent()).toEqual([]);
    expect(world.database.all('SELECT state, due_at FROM messages')).toEqual([
      { state: 'scheduled', due_at: Date.parse('2026-03-13T07:00Z') },
    ]);
    await world.clock.advance(11 * hourMs);
    expect(world.sent()).toHaveLength(1);
  });

  it('lets a text go that was sent in the last allowed minute', async () => {
    const world = await quiet();
    await world.clock.advance(9 * hourMs - 2_000);
    world.outbox.setPaused(true);
    world.sendSms({ ...world.request([berlin], 'Hello'), duplicateConfirmed: false });
    await world.clock.advance(10_000);
    world.outbox.setPaused(false);
    await world.clock.advance(1_000);
    expect(world.sent()).toHaveLength(1);
  });
});

describe('scheduling into somebody’s quiet hours', () => {
  it('asks first, and takes the next allowed minute at the user’s word', async () => {
    const world = await quiet();
    const input = {
      ...world.request([berlin], 'Hello'),
      time: { at: '2026-03-12T22:00', clock: 'own', repeat: 'once' },
    } as const;
    expect(await world.room.scheduleSms({ ...input, quiet: 'ask' })).toMatchObject({
      error: { code: 'quiet-hours' },
    });
    const answer = await world.room.scheduleSms({ ...input, quiet: 'when-allowed' });
    expect(answer).toMatchObject({
      value: { messages: [{ state: { dueAt: Date.parse('2026-03-13T07:00Z') } }] },
    });
  });

  it('goes at that very hour where the user wants it so', async () => {
    const world = await quiet();
    await world.room.scheduleSms({
      ...world.request([berlin], 'Hello'),
      time: { at: '2026-03-12T22:00', clock: 'own', repeat: 'once' },
      quiet: 'send-anyway',
    });
    await world.clock.advance(11 * hourMs);
    expect(world.sent()).toEqual([`${berlin} Hello`]);
  });
});
