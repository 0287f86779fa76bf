import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Callout } from '../components/callout';
import { ErrorMessage } from '../components/error-message';
import { useSnapshot } from '../lib/snapshot-store';
import { usePause } from '../lib/use-pause';
import { HeldNotice } from './held-notice';
import { NoticeBanners } from './notice-banners';

/** What the user should know before anything else: notices of main, and that sending is paused. */
export function QuickNotices(): ReactNode {
  const { t } = useTranslation('common');
  const isPaused = useSnapshot(({ outbox }) => outbox.paused);
  const { setPaused, error: resumeError } = usePause();
  return (
    <div className="quick-notices">
      <NoticeBanners />
      <HeldNotice />
      {isPaused && (
        <Callout
          tone="warn"
          actions={
            <Button small onPress={() => setPaused(false)}>
              {t('resume')}
            </Button>
          }
        >
          {t('paused')}
        </Callout>
      )}
      {isPaused && <ErrorMessage error={resumeError} />}
    </div>
  );
}
