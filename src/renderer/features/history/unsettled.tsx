import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';

/** How many messages nobody knows the outcome of, and the way to where that is settled. */
export function Unsettled(): ReactNode {
  const { t } = useTranslation('history');
  const unsettled = useSnapshot(({ outbox }) => outbox.unsettled);
  if (unsettled === 0) return null;
  return (
    <Callout
      tone="warn"
      actions={
        <Button small onPress={() => void bridge.openDesk({ room: 'unknowns' })}>
          {t('settleThem')}
        </Button>
      }
    >
      {t('unsettled', { count: unsettled })}
    </Callout>
  );
}
