import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '../../components/status';
import { useHistory } from './history-store';

/** What the user just did. */
export function HistoryStatus(): ReactNode {
  const { t } = useTranslation('history');
  const done = useHistory((state) => state.done);
  return (
    <Status>
      {done !== null && t(`done.${done.kind}`, { count: done.count })}
      {done?.kept !== undefined && done.kept > 0 && ` ${t('done.kept', { count: done.kept })}`}
    </Status>
  );
}
