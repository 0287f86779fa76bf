import { everyone, type RecipientSuggestion } from '#shared/domain/contact';
import { hasNumberPiece } from '#shared/domain/folded-text';
import { firstOfEach, type Recipient, type RecipientStore } from '../recipient-store';
import { findLayered, scopes } from './find';
import { hasSeq, sliceLayered, type LayeredBits, type Layers } from './layers';
import { numberPieces } from './number-index';

/**
 * What To may offer for what is typed.
 *
 * In each group, those texted often and lately come first: who has it in the name or number, who has
 * it in the e-mail address, and who has it in the name but for one letter.
 */
export function suggestRecipients(
  layers: Layers,
  recipients: RecipientStore,
  text: string,
  limit: number,
  now: number,
): readonly RecipientSuggestion[] {
  const pieces = numberPieces(text);
  const frequent = recipients.frequent(now);
  const named = findLayered(layers, { ...everyone, text }, scopes.names);
  const all = findLayered(layers, { ...everyone, text }, scopes.recipients);

  /** A contact may be found by one of its numbers: the others are not what was typed. */
  function fits({ suggestion: { e164, name } }: Recipient): boolean {
    return (
      pieces.length === 0 ||
      pieces.some((piece) => hasNumberPiece(e164, piece) || (name ?? '').includes(piece.digits))
    );
  }

  const frequentIn = (bits: LayeredBits) => () =>
    frequent.filter(
      (recipient) =>
        recipient.seq !== null && hasSeq(layers, bits, recipient.seq) && fits(recipient),
    );
  const listedIn = (bits: LayeredBits) => () =>
    recipients.ofContacts(sliceLayered(layers, bits, 0, limit)).filter(fits);
  /** By name or number, numbers that no contact has included. */
  const frequentNamed = () =>
    frequent.filter((recipient) =>
      recipient.seq === null
        ? pieces.some((piece) => hasNumberPiece(recipient.suggestion.e164, piece))
        : hasSeq(layers, named.exact, recipient.seq) && fits(recipient),
    );

  return firstOfEach(limit, [
    frequentNamed,
    listedIn(named.exact),
    frequentIn(all.exact),
    listedIn(all.exact),
    frequentIn(all.near),
    listedIn(all.near),
  ]);
}
