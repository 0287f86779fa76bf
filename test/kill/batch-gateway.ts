import { setTimeout as sleep } from 'node:timers/promises';
import { faultCatalogue, type Meaning } from '../support/fault-gateway/catalogue';
import { startFaultGateway } from '../support/fault-gateway/fault-gateway.mjs';
import type { BatchDeed, BatchRequest } from './batch-verdict';
import type { SeededRandom } from './seeded-random';

const deeds: Readonly<Record<Meaning, BatchDeed>> = {
  yes: 'accepted',
  no: 'refused',
  'no-to-all': 'sent-back',
  wait: 'sent-back',
  unclear: 'took',
};

/** A provider that keeps a record, and answers in every way that the catalogue has. */
export interface BatchGateway {
  readonly baseUrl: string;
  readonly record: readonly BatchRequest[];
  /** How often each fault was met, by name. */
  readonly met: ReadonlyMap<string, number>;
  /** Told when a text arrives. */
  onArrival: () => void;
  /** From now on it accepts all. */
  calm(): void;
  close(): Promise<void>;
}

const [accepted, ...others] = faultCatalogue;

/** Starts it. Of ten texts it accepts seven as usual; the others meet the catalogue in turn. */
export async function startBatchGateway(random: SeededRandom): Promise<BatchGateway> {
  const gateway = await startFaultGateway();
  const record: BatchRequest[] = [];
  const met = new Map<string, number>();
  let isCalm = false;
  let turn = 0;
  const self: BatchGateway = {
    baseUrl: gateway.baseUrl,
    record,
    met,
    onArrival: () => undefined,
    calm() {
      isCalm = true;
    },
    close: () => gateway.close(),
  };

  gateway.respondWith(async (request) => {
    const { to, body: text } = JSON.parse(request.body) as { to: string; body: string };
    const isUsual = isCalm || random.between(1, 10) <= 7;
    const fault = isUsual ? accepted : (others[turn++ % others.length] ?? accepted);
    met.set(fault.name, (met.get(fault.name) ?? 0) + 1);
    const account = request.headers['authorization'] ?? '';
    const { arrivedAt } = request;
    record.push({ account, to, text, deed: deeds[fault.meaning], arrivedAt });
    self.onArrival();
    await sleep(random.between(0, 40));
    return fault.respond(request);
  });
  return self;
}
