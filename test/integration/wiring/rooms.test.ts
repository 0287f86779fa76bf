import { onTestFinished, describe, expect, it, vi } from 'vitest';
import { faults, startFaultGateway } from '../../support/fault-gateway/fault-gateway.mjs';
import { tempDir } from '../storage/temp-database';
import { memoryProfile, openRoomsWorld, practice, sent, whiteLabel } from './rooms-world';

describe('the rooms together', () => {
  it('send a practice message that is accepted and costs nothing', async () => {
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await practice(world);
    const id = await sent(world, accountId, '+12025550100', 'Your flowers are ready.');
    const message = await world.reached(id, 'accepted');
    expect(message.practice).toBe(true);
    expect(world.rooms.prices.list(accountId)).toEqual([]);
    const history = await world.rooms.historyRoom();
    expect(history.listBefore({ query: 'flowers', before: null, limit: 10 })).toMatchObject({
      ok: true,
      value: { messages: [{ id }] },
    });
  });

  it('remember what a segment to a country cost, for the next estimate', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    await world.reached(await sent(world, accountId, '+12025550142', 'Hello'), 'accepted');
    expect(world.rooms.prices.list(accountId)).toMatchObject([{ country: 'US' }]);
  });

  it('keep the balance that an account is told to have', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    expect(await world.rooms.accounts.refresh(accountId)).toMatchObject({ ok: true });
    const samples = () =>
      world.rooms.spending.balances.list(accountId, 0, Number.MAX_SAFE_INTEGER).samples;
    await expect.poll(samples).toMatchObject([{ amountMicros: 12_500_000 }]);
  });

  it('send, find and count where the clock is set to 1970', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    const id = await sent(world, accountId, '+12025550147', 'Long ago');
    const message = await world.reached(id, 'accepted');
    expect(message).toMatchObject({ createdAt: 0, state: { kind: 'accepted', at: 0 } });
    const history = await world.rooms.historyRoom();
    expect(history.listBefore({ query: 'ago', before: null, limit: 10 })).toMatchObject({
      ok: true,
      value: { messages: [{ id }] },
    });
    vi.setSystemTime(Date.UTC(2026, 10, 22));
    const later = await sent(world, accountId, '+12025550148', 'With the right date');
    await world.reached(later, 'accepted');
    expect(history.listBefore({ query: '', before: null, limit: 10 })).toMatchObject({
      ok: true,
      value: { messages: [{ id: later }, { id }] },
    });
  });

  it('tell of an outcome even where its price cannot be kept', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    world.database.run('DROP TABLE prices', {});
    await world.reached(await sent(world, accountId, '+12025550142', 'Hello'), 'accepted');
    expect(world.storeFailures.splice(0).map(String)).toEqual([expect.stringContaining('prices')]);
  });

  it('send the same request once, however often it is handed over', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    const world = openRoomsWorld();
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    const first = await sent(world, accountId, '+12025550142', 'Once');
    expect(await sent(world, accountId, '+12025550142', 'Once')).toBe(first);
    await world.reached(first, 'accepted');
    expect(await sent(world, accountId, '+12025550142', 'Once')).toBe(first);
    expect(gateway.texts).toHaveLength(1);
  });

  it('let nothing go while the folder is not this program’s, and all of it once it is back', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    let isOurs = true;
    const world = openRoomsWorld(tempDir(), memoryProfile(), () => isOurs);
    onTestFinished(world.end);
    const accountId = await whiteLabel(world, gateway.baseUrl);
    await world.reached(await sent(world, accountId, '+12025550142', 'Before'), 'accepted');
    isOurs = false;
    const id = await sent(world, accountId, '+12025550142', 'Meanwhile');
    world.rooms.outbox.wake();
    world.rooms.schedule.woke();
    expect(world.rooms.messages.get(id)?.state.kind).toBe('queued');
    isOurs = true;
    world.rooms.outbox.wake();
    await world.reached(id, 'accepted');
    expect(gateway.texts.map(({ body }) => body)).toEqual(['Before', 'Meanwhile']);
  });

  it('make no batch of what repeats once they were stopped, not even after the computer woke', async () => {
    const world = openRoomsWorld();
    onTestFinished(world.end);
    world.database.run(`INSERT INTO batch_repeats (id, request_id, created_at, name, draft,
        account_label, practice, goes_on, quiet, repeat, clock, first, next_at, next_day)
      VALUES ('batch', 'r', 1, 'Club', '{}', 'Shop', 0, 0, 'when-allowed', 'weekly', 'own',
        '2025-01-31T10:00', 1, '2025-01-31')`);
    const { runner } = await world.rooms.batchRoom.open();
    await world.rooms.schedule.stop();
    world.rooms.schedule.woke();
    world.rooms.batchRoom.startRepeats();
    await runner.look();
    expect(world.database.all('SELECT next_at FROM batch_repeats')).toEqual([{ next_at: 1 }]);
  });

  it('never send again by themselves what may have arrived, not even after a restart', async () => {
    const gateway = await startFaultGateway();
    onTestFinished(gateway.close);
    gateway.respondWith(faults.resetBeforeAnswer);
    const world = openRoomsWorld();
    const accountId = await whiteLabel(world, gateway.baseUrl);
    const id = await sent(world, accountId, '+12025550142', 'Perhaps');
    await world.reached(id, 'unknown');
    await world.end();

    gateway.respondWith(faults.accepted);
    const restarted = openRoomsWorld(world.dir, world.profile);
    onTestFinished(restarted.end);
    restarted.rooms.outbox.start();
    const next = await restarted.rooms.resend({ messageId: id, mayDuplicateConfirmed: false });
    expect(next).toMatchObject({ ok: false, error: { code: 'may-duplicate' } });
    expect(gateway.texts).toHaveLength(1);
  });
});
