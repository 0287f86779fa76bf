import { accountKindFacts, type AccountKind } from '#shared/domain/account';

export type SenderIdProblem = 'empty' | 'not-integer' | 'not-uuid';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with a sender id as typed, or `null`: an integer for Classic, a UUID for Platform. */
export function senderIdProblem(typed: string, kind: AccountKind): SenderIdProblem | null {
  const id = typed.trim();
  if (id === '') return 'empty';
  switch (accountKindFacts[kind].flavor) {
    case 'classic':
      return /^[1-9]\d{0,17}$/.test(id) ? null : 'not-integer';
    case 'platform':
      return uuid.test(id) ? null : 'not-uuid';
  }
}
