import type { Message, MessageStateKind } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';

/** Sums of some messages; amounts by currency. */
export interface Sums {
  messages: number;
  segments: number;
  readonly costs: Map<string, number>;
}

/** What is summed up for a printed report. Practice costs nothing and stands by itself. */
export interface ReportSums {
  readonly all: Sums;
  readonly states: Map<MessageStateKind, Sums>;
  /** Accepted ones whose cost the provider has not named. */
  unpriced: number;
  practice: number;
  firstAt: number | null;
  lastAt: number | null;
}

export function noSums(): Sums {
  return { messages: 0, segments: 0, costs: new Map() };
}

export function noReportSums(): ReportSums {
  const at = { firstAt: null, lastAt: null };
  return { all: noSums(), states: new Map(), unpriced: 0, practice: 0, ...at };
}

/** What the provider named as a message's cost; `null` for practice, which costs nothing. */
export function costOf({ state, practice }: Message): Money | null {
  return practice || state.kind !== 'accepted' ? null : state.receipt.cost;
}

/** Counts a message into sums. */
export function addMessage(sums: Sums, message: Message): void {
  const { state } = message;
  const cost = costOf(message);
  sums.messages += 1;
  sums.segments += (state.kind === 'accepted' ? state.receipt.segments : null) ?? 0;
  if (cost !== null) {
    sums.costs.set(cost.currency, (sums.costs.get(cost.currency) ?? 0) + cost.amountMicros);
  }
}

/** Counts a message into a report. */
export function addToReport(report: ReportSums, message: Message): void {
  const { createdAt, state } = message;
  report.firstAt = Math.min(report.firstAt ?? createdAt, createdAt);
  report.lastAt = Math.max(report.lastAt ?? createdAt, createdAt);
  if (message.practice) {
    report.practice += 1;
    return;
  }
  addMessage(report.all, message);
  const ofState = report.states.get(state.kind) ?? noSums();
  addMessage(ofState, message);
  report.states.set(state.kind, ofState);
  if (state.kind === 'accepted' && state.receipt.cost === null) report.unpriced += 1;
}
