import type { DraftRecipient } from '#shared/domain/draft';
import { err, ok, type Result } from '#shared/result';
import { loadPhone } from '../../lib/phone';
import { editDraft, useCompose } from './compose-store';
import { addRecipients, splitRecipients, type RecipientProblem } from './recipients';
import type { Suggestion } from './suggestion';
import { defaultCountry, findSuggestions, stopSuggesting } from './suggestions';

/**
 * How a name becomes a recipient: `pick` takes the first suggestion, as it stands on the screen;
 * `exact` only a contact of just that name, so that leaving the field never texts the wrong person.
 */
export type CommitMode = 'pick' | 'exact';

function toRecipient({ e164, contactId, name }: Suggestion): DraftRecipient {
  return { e164, contactId, name };
}

/** Makes a recipient of a suggestion that the user chose. */
export function chooseSuggestion(suggestion: Suggestion): void {
  put([toRecipient(suggestion)], []);
}

/**
 * What a commit came to: `typed-on` where To has changed while it was being looked up, so that
 * nothing was made of it.
 */
export type Commit = 'nothing-left' | 'left-over' | 'typed-on';

/** The commit under way: leaving the field and pressing Send come together. */
let underWay: Promise<Commit> = Promise.resolve('nothing-left');

/**
 * Makes recipients of what is typed in To; what is none stays there, with the reason.
 *
 * One commit waits for another.
 */
export function commitRecipients(mode: CommitMode): Promise<Commit> {
  const begin = (): Promise<Commit> => commit(mode);
  underWay = underWay.then(begin, begin);
  return underWay;
}

async function commit(mode: CommitMode): Promise<Commit> {
  const typed = useCompose.getState().draft.recipientInput;
  const parts = splitRecipients(typed);
  if (parts.length === 0) {
    if (typed !== '') put([], []);
    return 'nothing-left';
  }
  const onlyMode = parts.length === 1 ? mode : 'exact';
  const results = await Promise.all(parts.map((part) => resolve(part, onlyMode)));
  // Typed on meanwhile: what was just looked up is no longer what stands there.
  if (useCompose.getState().draft.recipientInput !== typed) return 'typed-on';
  const found = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = results.flatMap((result) => (result.ok ? [] : [result.error]));
  return put(found, problems);
}

async function resolve(
  part: string,
  mode: CommitMode,
): Promise<Result<DraftRecipient, RecipientProblem>> {
  const phone = await loadPhone();
  const number = phone.parsePhone(part, defaultCountry());
  if (number.ok) {
    const { e164 } = number.value;
    const known = (await findSuggestions(e164)).find((one) => one.e164 === e164);
    return ok(known === undefined ? { e164, contactId: null, name: null } : toRecipient(known));
  }
  const suggestions = await findSuggestions(part);
  const named = suggestions.filter(({ name }) => name?.toLowerCase() === part.toLowerCase());
  const chosen = mode === 'pick' ? suggestions[0] : named.length === 1 ? named[0] : undefined;
  if (chosen !== undefined) return ok(toRecipient(chosen));
  return err({ kind: number.error, typed: part });
}

/** Adds recipients to the draft and leaves in To what is none. */
function put(found: readonly DraftRecipient[], problems: readonly RecipientProblem[]): Commit {
  const { recipients, leftOver } = addRecipients(useCompose.getState().draft.recipients, found);
  const left = [...problems.map(({ typed }) => typed), ...leftOver.map(({ e164 }) => e164)];
  stopSuggesting();
  editDraft({ recipients, recipientInput: left.join(', ') });
  const tooMany = { kind: 'too-many', typed: left.join(', ') } as const;
  useCompose.setState({
    recipientProblem: problems[0] ?? (leftOver.length > 0 ? tooMany : null),
  });
  return left.length === 0 ? 'nothing-left' : 'left-over';
}
