import { maxRecipients, type KnownPerson } from '#shared/domain/draft';
import { bridge } from '../../lib/bridge';
import { editDraft, focusCompose, useCompose } from './compose-store';

/** Takes main's offers, until the window hides; returns the function that ends it. */
export function followOffers(): () => void {
  const forget = (): void => {
    useCompose.setState({ offered: null });
  };
  const ends = [
    bridge.on('recipientOffered', ({ recipient }) => {
      const { recipients } = useCompose.getState().draft;
      const isThere = recipients.some(({ e164 }) => e164 === recipient.e164);
      if (!isThere && recipients.length < maxRecipients) {
        useCompose.setState({ offered: recipient });
      }
    }),
    bridge.on('personErased', (person) => {
      if (isOffered(person)) forget();
    }),
    bridge.on('windowShown', forget),
    bridge.on('windowHidden', forget),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function isOffered({ e164s }: KnownPerson): boolean {
  const { offered } = useCompose.getState();
  return offered !== null && e164s.includes(offered.e164);
}

/** Makes the number that is offered a recipient. */
export function takeOffer(): void {
  const { offered, draft } = useCompose.getState();
  if (offered === null) return;
  if (!draft.recipients.some(({ e164 }) => e164 === offered.e164)) {
    editDraft({ recipients: [...draft.recipients, offered] });
  }
  endOffer();
}

/** Takes the offer away; main does not make it again for the same number. */
export function endOffer(): void {
  useCompose.setState({ offered: null });
  void bridge.answerOffer({});
  focusCompose();
}
