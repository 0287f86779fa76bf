import type { Message } from '#shared/domain/message';
import { worldLimits, type CrashingWorld } from './crashing-world';
import { didGoOut, isUnclear, mayHaveGoneOut, type RecordedAttempt } from './unreliable-gateway';
import type { Expected } from './world-actions';

/** Every promise that a settled world breaks, in words; empty when it keeps all. */
export function brokenPromises(world: CrashingWorld, expected: Expected): readonly string[] {
  const messages = world.messages();
  return [
    ...world.broken,
    ...messages.flatMap((message) => {
      const attempts = world.record.filter(({ messageId }) => messageId === message.id);
      return problemsOf(message, attempts, world.endings()).map(
        (problem) => `${message.id}: ${problem}`,
      );
    }),
    ...[...world.batches()].flatMap(([id, { state }]) =>
      state === 'done' || state === 'cancelled' ? [] : [`${id} is ${state} after all has settled`],
    ),
    ...lostOrInvented(messages, expected),
    ...sentAgainUnasked(messages, expected),
    ...overPace(world.record),
  ];
}

function problemsOf(
  { state, batchId }: Message,
  attempts: readonly RecordedAttempt[],
  endings: number,
): readonly string[] {
  const maybe = attempts.filter(mayHaveGoneOut);
  const gone = attempts.filter(didGoOut);
  const problems: string[] = [];
  if (maybe.length > 1) problems.push(`${maybe.length} requests may have gone out`);
  switch (state.kind) {
    case 'scheduled':
    case 'queued':
    case 'sending':
      problems.push(`still ${state.kind} after everything has settled`);
      break;
    case 'accepted':
      if (!attempts.some(({ fate, answered }) => answered && fate.told === 'accepted')) {
        problems.push('accepted, but the provider did not accept it');
      }
      break;
    case 'rejected':
    case 'cancelled':
      if (maybe.length > 0) problems.push(`${state.kind}, but it may have gone out`);
      break;
    case 'unknown':
      // Without an ending of the program, only the provider can have left it open.
      if (endings === 0 && !attempts.some(({ fate }) => isUnclear(fate))) {
        problems.push('unknown, although the answer came');
      }
      break;
  }
  if (gone.length > 1) problems.push(`went out ${gone.length} times`);
  if (gone.length > 0 && state.kind !== 'accepted' && state.kind !== 'unknown') {
    problems.push(`went out, but is ${state.kind}`);
  }
  // Those of a batch are never given up: their batch waits.
  const refusedOften = attempts.filter((attempt) => !mayHaveGoneOut(attempt)).length > 10;
  if (batchId === null && refusedOften) {
    problems.push('tried more than ten times');
  }
  return problems;
}

function lostOrInvented(
  messages: readonly Message[],
  { submitted, requests, cancelled }: Expected,
): readonly string[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const problems: string[] = [];
  for (const [id, told] of submitted) {
    if (told === 'stored' && !byId.has(id)) problems.push(`${id} is lost`);
  }
  for (const id of cancelled) {
    if (byId.get(id)?.state.kind !== 'cancelled') problems.push(`${id} did not stay cancelled`);
  }
  for (const { id, resendOf } of messages) {
    if (resendOf === null && !submitted.has(id)) problems.push(`${id} was never submitted`);
  }
  for (const { requestId, ids } of requests) {
    const stored = messages.filter((message) => message.requestId === requestId).length;
    if (stored !== 0 && stored !== ids.length) {
      problems.push(`${requestId} has ${stored} messages instead of ${ids.length}`);
    }
  }
  return problems;
}

function sentAgainUnasked(
  messages: readonly Message[],
  { confirmed }: Expected,
): readonly string[] {
  return messages.flatMap(({ id, state }) => {
    const again = messages.filter(({ resendOf }) => resendOf === id);
    if (again.length > 1) return [`${id} was sent again ${again.length} times`];
    const risky = again.length === 1 && state.kind === 'unknown' && !confirmed.has(id);
    return risky ? [`${id} may have arrived and was sent again unasked`] : [];
  });
}

function overPace(record: readonly RecordedAttempt[]): readonly string[] {
  const accounts = new Set(record.map(({ accountId }) => accountId));
  return [...accounts].flatMap((accountId) => {
    const arrivals = record
      .filter((attempt) => attempt.accountId === accountId)
      .flatMap(({ arrivedElapsed }) => arrivedElapsed ?? [])
      .sort((a, b) => a - b);
    return worldLimits.flatMap(({ count, windowMs }) =>
      arrivals.flatMap((at, index) => {
        const earlier = arrivals[index - count];
        const over = earlier !== undefined && at - earlier < windowMs;
        return over ? [`${accountId} got ${count + 1} requests in ${at - earlier} ms`] : [];
      }),
    );
  });
}
