import type { TFunction } from 'i18next';

export type DamageChoice = 'restore' | 'empty' | 'quit';

/** What is left of a damaged database. */
export interface DamageFound {
  readonly backup: { readonly at: number } | null;
  /** Of the damaged file, which the backup does not have; `null` where that cannot be read. */
  readonly messagesSince: number | null;
}

/** The question what to do about a damaged database, and its answers: the first one is the default. */
export interface DamageWords {
  readonly message: string;
  readonly detail: string;
  /** The last one changes nothing: it is meant where the question is closed without an answer. */
  readonly answers: readonly { readonly choice: DamageChoice; readonly label: string }[];
}

/** Puts into words what was found of a damaged database. */
export function damageWords(
  t: TFunction,
  { backup, messagesSince }: DamageFound,
  language: string,
): DamageWords {
  const restore = { choice: 'restore', label: t('startup.restore', { ns: 'shell' }) } as const;
  const empty = { choice: 'empty', label: t('startup.empty', { ns: 'shell' }) } as const;
  const quit = { choice: 'quit', label: t('startup.quit', { ns: 'shell' }) } as const;
  const message = t('startup.damaged', { ns: 'shell' });
  if (backup === null) {
    const detail = t('startup.damagedWithoutBackup', { ns: 'shell' });
    return { message, detail, answers: [empty, quit] };
  }
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(backup.at);
  const since =
    messagesSince === null
      ? t('startup.missingUnknown', { ns: 'shell' })
      : t('startup.missing', { ns: 'shell', count: messagesSince });
  const detail = [
    t('startup.backupOf', { ns: 'shell', date }),
    since,
    t('startup.damagedKept', { ns: 'shell' }),
  ].join('\n\n');
  return { message, detail, answers: [restore, empty, quit] };
}
