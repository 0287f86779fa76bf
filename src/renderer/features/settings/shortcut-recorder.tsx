import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  recordShortcut,
  type ShortcutPart,
  type ShortcutRefusal,
} from '#shared/domain/accelerator';
import { Button } from '../../components/button';
import { ShortcutKeys } from '../../components/shortcut-keys';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';

interface ShortcutRecorderProps {
  readonly onRecorded: (accelerator: string) => void;
  /** The shortcut of now was pressed: the desktop kept it from the page and told main. */
  readonly onSame: () => void;
  /** Asks for no shortcut; `null` where there is none already. */
  readonly onClear: (() => void) | null;
  readonly onCancel: () => void;
}

/** Takes the next keys that are pressed as the shortcut; it has the focus while it is there. */
export function ShortcutRecorder(props: ShortcutRecorderProps): ReactNode {
  const { onRecorded, onSame, onClear, onCancel } = props;
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const [held, setHeld] = useState<readonly ShortcutPart[]>([]);
  const [refusal, setRefusal] = useState<ShortcutRefusal | null>(null);

  useEffect(() => {
    // Else the shortcut of now would open the quick window over this one.
    void bridge.rehearseShortcut({ on: true });
    const endListening = bridge.on('shortcutPressed', onSame);
    return () => {
      endListening();
      void bridge.rehearseShortcut({ on: false });
    };
  }, [onSame]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isPlain && event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (isPlain && event.key === 'Escape') {
      onCancel();
      return;
    }
    const recorded = recordShortcut(event.nativeEvent, platform);
    switch (recorded.kind) {
      case 'incomplete':
        setHeld(recorded.held);
        return;
      case 'refused':
        setRefusal(recorded.reason);
        return;
      case 'accelerator':
        onRecorded(recorded.accelerator);
    }
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    event.preventDefault();
    const recorded = recordShortcut(event.nativeEvent, platform);
    if (recorded.kind === 'incomplete') setHeld(recorded.held);
  };

  return (
    <div
      className="shortcut-recorder"
      onBlur={({ currentTarget, relatedTarget }) => {
        // The window may lose the focus for a moment while the desktop handles its own shortcuts.
        if (document.hasFocus() && !currentTarget.contains(relatedTarget)) onCancel();
      }}
    >
      <button
        type="button"
        className="shortcut-recorder-keys"
        // The button that was pressed has gone; the keys must come here.
        autoFocus
        aria-describedby="shortcut-recorder-hint"
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
      >
        {held.length > 0 ? <ShortcutKeys parts={held} /> : t('shortcut.recording')}
      </button>
      <p id="shortcut-recorder-hint" className="field-description">
        {platform === 'darwin' ? t('shortcut.recordingHintMac') : t('shortcut.recordingHint')}
      </p>
      <p className="field-error" role="alert">
        {refusal !== null && t(`shortcut.refused.${refusal}`)}
      </p>
      <div className="shortcut-recorder-actions">
        {onClear !== null && (
          <Button small onPress={onClear}>
            {t('shortcut.clear')}
          </Button>
        )}
        <Button small onPress={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  );
}
