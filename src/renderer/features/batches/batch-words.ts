import type { TFunction } from 'i18next';
import type { Batch, BatchCounts, BatchSource } from '#shared/domain/batch';
import { assertNever } from '#shared/result';
import type { StateTone } from '#shared/i18n/state-text';
import type { IconName } from '../../components/icons';

type Words = TFunction<'batches'>;

const minuteMs = 60_000;

/** How many messages a batch has. */
export function messagesOf(counts: BatchCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How many have not gone and still may. */
export function waitingOf({ scheduled, queued }: BatchCounts): number {
  return scheduled + queued;
}

/** How many came to an end. */
export function endedOf({ accepted, rejected, unknown, cancelled }: BatchCounts): number {
  return accepted + rejected + unknown + cancelled;
}

/** What a batch is called: its name, else whom it is for. `t` is the namespace's function. */
export function batchName(t: Words, { name, draft }: Pick<Batch, 'name' | 'draft'>): string {
  return name.trim() === '' ? sourceWords(t, draft.source) : name;
}

/** Whom a batch is for, in a few words. */
function sourceWords(t: Words, source: BatchSource | null): string {
  if (source === null) return t('name.new');
  switch (source.kind) {
    case 'tag':
      return t('name.tag', { tag: source.name });
    case 'search':
      return t('name.search');
    case 'contacts':
      return t('name.contacts', { count: source.ids.length });
    case 'list':
      return source.fileName === ''
        ? t('name.pasted', { count: source.rows })
        : t('name.file', { file: source.fileName });
    default:
      return assertNever(source);
  }
}

/** A batch's state in words. */
export interface BatchStateText {
  readonly tone: StateTone;
  readonly icon: IconName;
  readonly words: string;
  /** What it means and what to do; `null` where the words say it all. */
  readonly detail: string | null;
}

/** Says what a batch is doing. `t` is the namespace's function. */
export function batchStateText(t: Words, { state, counts }: Batch): BatchStateText {
  const plain = { tone: 'plain', icon: 'clock', detail: null } as const;
  switch (state.kind) {
    case 'draft':
      return { ...plain, icon: 'edit', words: t('state.draft') };
    case 'sending':
      return counts.queued + counts.sending === 0 && counts.scheduled > 0
        ? { ...plain, words: t('state.scheduled'), detail: t('state.scheduledDetail') }
        : { ...plain, icon: 'send', words: t('state.sending') };
    case 'paused':
      return {
        tone: state.reason === 'user' ? 'plain' : 'warn',
        icon: 'pause',
        words: t(`paused.${state.reason}.what`),
        detail: t(`paused.${state.reason}.todo`),
      };
    case 'waiting':
      return {
        tone: 'warn',
        icon: 'question',
        words: t('state.waiting'),
        detail: t('state.waitingDetail'),
      };
    case 'done':
      return counts.rejected + counts.unknown > 0
        ? { tone: 'warn', icon: 'warning', words: t('state.doneExcept'), detail: null }
        : { tone: 'good', icon: 'arrived', words: t('state.done'), detail: null };
    case 'cancelled':
      return { ...plain, icon: 'undo', words: t('state.cancelled') };
    default:
      return assertNever(state);
  }
}

/** About how long something takes, in words. */
export function durationWords(t: Words, durationMs: number): string {
  const minutes = Math.ceil(durationMs / minuteMs);
  if (minutes <= 1) return t('duration.underMinute');
  if (minutes < 60) return t('duration.minutes', { count: minutes });
  const hours = t('duration.hours', { count: Math.floor(minutes / 60) });
  const rest = minutes % 60;
  return rest === 0 ? hours : `${hours} ${t('duration.minutes', { count: rest })}`;
}

/** A day and a time of day, such as `Thursday, 12 March 2026 at 10:00`. */
export function dayAndTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
