import { describe, expect, it } from 'vitest';
import { createWriteGate } from '../../../src/main/storage/write-gate';

const aTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

describe('the write gate', () => {
  it('lets everybody through while nobody holds it', async () => {
    const gate = createWriteGate();
    await gate.whenOpen();
    expect(gate.isOpen()).toBe(true);
  });

  it('keeps writes waiting while it is held, and lets them go on in their order', async () => {
    const gate = createWriteGate();
    const release = await gate.hold();
    expect(gate.isOpen()).toBe(false);
    const done: number[] = [];
    const writes = [1, 2, 3].map(async (write) => {
      await gate.whenOpen();
      expect(gate.isOpen()).toBe(true);
      done.push(write);
    });
    await aTurn();
    expect(done).toEqual([]);
    release();
    await Promise.all(writes);
    expect(done).toEqual([1, 2, 3]);
  });

  it('lets one of those who waited write in each turn, and whoever comes meanwhile after them', async () => {
    const gate = createWriteGate();
    const release = await gate.hold();
    const done: string[] = [];
    const write = (name: string) => void gate.whenOpen().then(() => done.push(name));
    for (const name of ['first', 'second']) write(name);
    release();
    write('third');
    const held = gate.hold().then(() => done.push('held'));
    await Promise.resolve();
    expect(done).toEqual(['first']);
    await aTurn();
    expect(done).toEqual(['first', 'second']);
    await held;
    expect(done).toEqual(['first', 'second', 'third', 'held']);
  });

  it('is held by one at a time; those who wait for a write come before the next holder', async () => {
    const gate = createWriteGate();
    const order: string[] = [];
    const first = await gate.hold();
    const second = gate.hold().then((release) => {
      order.push('second holder');
      return release;
    });
    const write = gate.whenOpen().then(() => order.push('write'));
    first();
    await write;
    (await second)();
    await aTurn();
    expect(order).toEqual(['write', 'second holder']);
    expect(gate.isOpen()).toBe(true);
  });

  it('is opened once by each holder, however often it says so', async () => {
    const gate = createWriteGate();
    const first = await gate.hold();
    first();
    await aTurn();
    await gate.hold();
    first();
    expect(gate.isOpen()).toBe(false);
  });

  it('tells listeners that it has opened, after those who waited', async () => {
    const gate = createWriteGate();
    const order: string[] = [];
    gate.onOpen(() => order.push('told'));
    const release = await gate.hold();
    const write = gate.whenOpen().then(() => order.push('write'));
    release();
    await write;
    await aTurn();
    expect(order).toEqual(['write', 'told']);
  });
});
