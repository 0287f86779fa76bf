import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Callout } from '../components/callout';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';
import { NoticeBanners } from './notice-banners';

/** What the user should know before anything else: notices of main, and that sending is paused. */
export function QuickNotices(): ReactNode {
  const { t } = useTranslation('common');
  const isPaused = useSnapshot(({ outbox }) => outbox.paused);
  return (
    <div className="quick-notices">
      <NoticeBanners />
      {isPaused && (
        <Callout
          tone="warn"
          actions={
            <Button small onPress={() => void bridge.setSendingPaused({ paused: false })}>
              {t('resume')}
            </Button>
          }
        >
          {t('paused')}
        </Callout>
      )}
    </div>
  );
}
