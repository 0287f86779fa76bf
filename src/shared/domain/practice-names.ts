/** The names that the practice account and its numbers are kept under, whatever the language. */
export const practiceNames = {
  account: 'Practice',
  sender: 'Practice line',
  secondSender: 'Second practice line',
} as const;

/** What they are called in the user's language. */
export type PracticeWords = Readonly<Record<keyof typeof practiceNames, string>>;

/** What a number is called: one to practise with in the user's language. */
export function shownNickname(nickname: string | null, words: PracticeWords): string | null {
  if (nickname === practiceNames.sender) return words.sender;
  return nickname === practiceNames.secondSender ? words.secondSender : nickname;
}

/** What an account is called: practice in the user's language, unless the user gave it another name. */
export function shownLabel(label: string, isPractice: boolean, practice: string): string {
  const { account } = practiceNames;
  // A second one has a number behind it, see `free-label.ts`.
  const isOwn = label === account || /^ \d+$/.test(label.slice(account.length));
  return isPractice && label.startsWith(account) && isOwn
    ? practice + label.slice(account.length)
    : label;
}
