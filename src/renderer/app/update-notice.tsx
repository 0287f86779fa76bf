import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Callout } from '../components/callout';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';

/** Says that a newer version is ready, until the user has said when it goes in. */
export function UpdateNotice(): ReactNode {
  const { t } = useTranslation('settings');
  const { state } = useSnapshot((snapshot) => snapshot.updates);
  if (state.kind !== 'ready' || state.isPostponed || state.problem !== null) return null;
  return (
    <div className="desk-notices">
      <Callout
        actions={
          <>
            <Button small onPress={() => void bridge.restartToUpdate({})}>
              {t('updates.restart')}
            </Button>
            <Button small kind="quiet" onPress={() => void bridge.postponeUpdate({})}>
              {t('updates.postpone')}
            </Button>
          </>
        }
      >
        {t('updates.ready', { version: state.version })}
      </Callout>
    </div>
  );
}
