import { commitRecipients } from './commit-recipients';
import { useCompose } from './compose-store';

/** Opens the dialog that asks for a later time, once what is typed in To has become recipients. */
export async function openLater(): Promise<void> {
  const committed = await commitRecipients('exact');
  if (committed !== 'nothing-left') {
    useCompose.setState({ focus: { field: 'to' } });
    return;
  }
  useCompose.setState({ isLater: true, error: null });
}
