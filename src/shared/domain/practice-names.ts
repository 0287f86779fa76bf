/** The names that the practice account and its number are kept under, whatever the language. */
export const practiceNames = { account: 'Practice', sender: 'Practice line' } as const;

/** What they are called in the user's language. */
export type PracticeWords = Readonly<Record<keyof typeof practiceNames, string>>;

/** What an account is called: practice in the user's language, unless the user gave it another name. */
export function shownLabel(label: string, isPractice: boolean, practice: string): string {
  const { account } = practiceNames;
  // A second one has a number behind it, see `free-label.ts`.
  const isOwn = label === account || /^ \d+$/.test(label.slice(account.length));
  return isPractice && label.startsWith(account) && isOwn
    ? practice + label.slice(account.length)
    : label;
}
