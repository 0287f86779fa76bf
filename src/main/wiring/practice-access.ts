import { measureText } from '#shared/domain/segments';
import type { PracticeAccess } from '../accounts/ports';
import type { PracticeGateway } from '../gateway/practice/practice-gateway';
import { systemClock } from '../outbox/system-clock';

/** Starts the practice gateway at its first use: most starts of the program never need it. */
export function createPracticeAccess(): PracticeAccess & { readonly close: () => Promise<void> } {
  let starting: Promise<PracticeGateway> | null = null;

  async function start(): Promise<PracticeGateway> {
    const [{ randomBytes }, { startPracticeGateway }] = await Promise.all([
      import('node:crypto'),
      import('../gateway/practice/practice-gateway'),
    ]);
    return startPracticeGateway({
      randomHex: (bytes) => randomBytes(bytes).toString('hex'),
      now: systemClock.now,
      countSegments: (text) => measureText(text).segments,
    });
  }

  return {
    async access() {
      starting ??= start();
      try {
        const { baseUrl, key } = await starting;
        return { baseUrl, key };
      } catch (error) {
        starting = null;
        throw error;
      }
    },
    async close() {
      const gateway = await starting?.catch(() => null);
      await gateway?.close();
    },
  };
}
