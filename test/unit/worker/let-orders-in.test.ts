import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { letOrdersIn } from '../../../src/main/worker/let-orders-in';

test.each(['within a turn', 'after its timers', 'after its input'])(
  'an order that came while the thread was busy is heard (%s)',
  async (when) => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => {
      port1.close();
    });
    const heard: unknown[] = [];
    port2.on('message', (order) => heard.push(order));
    if (when === 'after its timers') await new Promise((done) => setTimeout(done, 0));
    if (when === 'after its input') await new Promise((done) => setImmediate(done));
    port1.postMessage('cancel');
    await letOrdersIn();
    expect(heard).toEqual(['cancel']);
  },
);
