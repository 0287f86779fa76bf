import type { ReactNode } from 'react';
import { QuietDialog } from '../../../components/quiet-question';
import { useCompose } from '../compose-store';

/** What stands in the form meets quiet hours, now or at the time that was chosen. */
export function QuietHoursQuestion(): ReactNode {
  const quiet = useCompose((state) => state.quiet);
  if (quiet === null) return null;
  return (
    <QuietDialog
      error={quiet.error}
      onAnswer={quiet.answer}
      onClose={() => {
        useCompose.setState({ quiet: null });
      }}
    />
  );
}
