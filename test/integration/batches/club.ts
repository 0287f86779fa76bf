import type { ScheduleTime } from '#shared/domain/scheduled';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { value } from '../contacts/contacts-world';
import { openBatchesWorld } from './batches-world';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Noon in Berlin; the clock of the world starts there on Thursday, 12 March 2026, at 11:00. */
export function noon(repeat: ScheduleTime['repeat'], day = '2026-03-12'): ScheduleTime {
  return { at: `${day}T12:00`, clock: 'own', repeat };
}

/** A draft for everybody with the tag `Club`, with an outbox that is running. */
export async function aClub(birthdays: readonly string[] = ['', ''], budgets?: BudgetBook) {
  const world = openBatchesWorld({ limits: [], ...(budgets !== undefined && { budgets }) });
  world.gateway.answerAll(outcomes.accepted);
  world.outbox().start();
  birthdays.forEach((birthday, index) => {
    world.join(index, birthday);
  });
  return { world, id: await forTheClub(world) };
}

/** Another draft for them. */
export async function forTheClub(
  world: ReturnType<typeof openBatchesWorld>,
  name = 'Club news',
): Promise<string> {
  const { id } = await world.ready('');
  const source = { kind: 'tag', name: 'Club' } as const;
  value(world.batches().change({ batchId: id, change: { source, name } }));
  return id;
}

/** The number of whoever joined as this one. */
export function numberOf(index: number): string {
  return `+1202555${String(100 + index).padStart(4, '0')}`;
}
