import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';

const toggleCommand = 'quicksend --toggle';

/** What always works on Linux: the desktop's own shortcut, running our command. */
export function WaylandHint(): ReactNode {
  const { t } = useTranslation('settings');
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const [isCopied, setIsCopied] = useState(false);
  if (platform !== 'linux') return null;
  return (
    <Callout>
      <p className="error-what">{t('shortcut.waylandTitle')}</p>
      <p>{t('shortcut.wayland')}</p>
      <p className="shortcut-command">
        <code className="selectable">{toggleCommand}</code>
        <Button
          small
          icon="copy"
          onPress={() => {
            void bridge.copyText({ text: toggleCommand }).then(({ ok }) => {
              setIsCopied(ok);
            });
          }}
        >
          {isCopied ? t('shortcut.copied') : t('shortcut.copy')}
        </Button>
      </p>
    </Callout>
  );
}
