import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#shared/errors';
import { errorText } from '#shared/i18n/error-text';
import { Button } from '../components/button';
import { Callout } from '../components/callout';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';

/** What only a new start mends. */
const mendedByRestart: ReadonlySet<ErrorCode> = new Set([
  'database-corrupt',
  'data-folder-lost',
  'data-folder-taken',
]);

/** What main has to tell by itself, such as settings that were reset; each goes when dismissed. */
export function NoticeBanners(): ReactNode {
  const { t } = useTranslation('common');
  const notices = useSnapshot((snapshot) => snapshot.notices);
  if (notices.length === 0) return null;
  return (
    <section className="desk-notices" aria-label={t('notices')}>
      {notices.map(({ id, error }) => {
        const { what, todo } = errorText(t, error);
        return (
          <Callout
            key={id}
            tone="warn"
            role="alert"
            actions={
              <>
                {mendedByRestart.has(error.code) && (
                  <Button small kind="primary" onPress={() => void bridge.restartProgram({})}>
                    {t('restart')}
                  </Button>
                )}
                <Button small onPress={() => void bridge.dismissNotice({ noticeId: id })}>
                  {t('dismiss')}
                </Button>
              </>
            }
          >
            <p className="error-what">{what}</p>
            <p className="selectable">{todo}</p>
          </Callout>
        );
      })}
    </section>
  );
}
