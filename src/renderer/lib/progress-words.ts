import type { TFunction } from 'i18next';
import type { TransferProgress } from '#shared/domain/import';

const megabyte = 1_000_000;
const minuteMs = 60_000;

/** How much time is left, in words. `t` is the namespace's function. */
function timeLeft(t: TFunction<'import'>, leftMs: number): string {
  if (leftMs < 2_000) return t('progress.momentLeft');
  if (leftMs < minuteMs) {
    return t('progress.secondsLeft', { count: Math.ceil(leftMs / 1_000) });
  }
  return t('progress.minutesLeft', { count: Math.ceil(leftMs / minuteMs) });
}

/** How far rows are, how fast, and how long it takes; `null` before the first word of it. */
export function rowProgressWords(
  t: TFunction<'import'>,
  progress: TransferProgress | null,
): string {
  const total = progress?.total ?? null;
  if (progress === null || total === null) return t('progress.begins');
  const { done, perSecond, leftMs } = progress;
  const rows = t('progress.rows', { done, total, rate: Math.round(perSecond) });
  return leftMs === null ? rows : `${rows} · ${timeLeft(t, leftMs)}`;
}

/** The same for bytes. */
export function byteProgressWords(
  t: TFunction<'import'>,
  progress: TransferProgress | null,
): string {
  const total = progress?.total ?? null;
  if (progress === null || total === null) return t('progress.begins');
  const { done, perSecond, leftMs } = progress;
  const mb = (bytes: number): number => Math.round((bytes / megabyte) * 10) / 10;
  const bytes = t('progress.megabytes', {
    done: mb(done),
    total: mb(total),
    rate: mb(perSecond),
  });
  return leftMs === null ? bytes : `${bytes} · ${timeLeft(t, leftMs)}`;
}

/** How much of it is done, from 0 to 1; `null` where that is not known. */
export function progressShare(progress: TransferProgress | null): number | null {
  const total = progress?.total ?? null;
  return progress === null || total === null || total === 0 ? null : progress.done / total;
}
