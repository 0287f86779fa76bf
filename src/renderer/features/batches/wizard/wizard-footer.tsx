import type { ReactNode } from 'react';

/** The end of a step: the way on, in sight however long the step is. */
export function WizardFooter({
  hint,
  children,
}: {
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="batch-footer">
      {hint !== undefined && <div className="batch-hint">{hint}</div>}
      <div className="batch-actions">{children}</div>
    </div>
  );
}
