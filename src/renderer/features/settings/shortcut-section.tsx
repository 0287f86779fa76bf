import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { ErrorMessage } from '../../components/error-message';
import { ShortcutKeys, useShortcutText } from '../../components/shortcut-keys';
import { bridge } from '../../lib/bridge';
import { patchSnapshot, useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { ShortcutRecorder } from './shortcut-recorder';
import { useRehearsal } from './use-rehearsal';
import type { Say } from './use-save-settings';
import { WaylandHint } from './wayland-hint';

/** The shortcut that opens the quick window: which keys, and whether they arrive. */
export function ShortcutSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const shortcut = useSnapshot((snapshot) => snapshot.shortcut);
  const textOf = useShortcutText();
  const [isRecording, setIsRecording] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const { rehearsal, start, stop } = useRehearsal();
  const problem = withKeys(failure ?? shortcut.problem, textOf);

  const change = async (accelerator: string): Promise<void> => {
    setIsRecording(false);
    const answer = await bridge.changeShortcut({ accelerator });
    if (!answer.ok) {
      setFailure(answer.error);
      return;
    }
    setFailure(null);
    patchSnapshot({ shortcut: answer.value });
    const keys = textOf(answer.value.accelerator);
    say((t) => (keys === '' ? t('shortcut.cleared') : t('shortcut.changed', { shortcut: keys })));
  };
  const keepSame = useCallback(() => {
    setIsRecording(false);
    setFailure(null);
    say((t) => t('shortcut.same'));
  }, [say]);

  return (
    <Section title={t('shortcut.title')}>
      <Rows>
        <Row>
          <div className="shortcut">
            <div className="shortcut-words">
              <p className="shortcut-label">{t('shortcut.label')}</p>
              <p className="field-description">{t('shortcut.hint')}</p>
            </div>
            {isRecording ? (
              <ShortcutRecorder
                onRecorded={(accelerator) => void change(accelerator)}
                onSame={keepSame}
                onClear={shortcut.accelerator === '' ? null : () => void change('')}
                onCancel={() => {
                  setIsRecording(false);
                }}
              />
            ) : (
              <div className="shortcut-now">
                {shortcut.accelerator === '' ? (
                  <span className="field-description">{t('shortcut.none')}</span>
                ) : (
                  <ShortcutKeys accelerator={shortcut.accelerator} />
                )}
                <Button
                  onPress={() => {
                    stop();
                    setFailure(null);
                    setIsRecording(true);
                  }}
                >
                  {t('shortcut.change')}
                </Button>
              </div>
            )}
          </div>
        </Row>
        {shortcut.registered && (
          <Row>
            <RehearsalRow
              rehearsal={rehearsal}
              keys={textOf(shortcut.accelerator)}
              onStart={start}
              onStop={stop}
            />
          </Row>
        )}
      </Rows>
      <ErrorMessage error={problem} />
      {(problem !== null || rehearsal === 'missed') && <WaylandHint />}
    </Section>
  );
}

function RehearsalRow({
  rehearsal,
  keys,
  onStart,
  onStop,
}: {
  readonly rehearsal: ReturnType<typeof useRehearsal>['rehearsal'];
  readonly keys: string;
  readonly onStart: () => void;
  readonly onStop: () => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const isWaiting = rehearsal === 'waiting';
  return (
    <div className="shortcut">
      <div className="shortcut-words" role="status">
        {rehearsal === 'idle' && <p className="field-description">{t('shortcut.rehearseHint')}</p>}
        {isWaiting && (
          <p className="shortcut-label">{t('shortcut.rehearsing', { shortcut: keys })}</p>
        )}
        {rehearsal === 'arrived' && (
          <Callout tone="good">{t('shortcut.arrived', { shortcut: keys })}</Callout>
        )}
        {rehearsal === 'missed' && (
          <Callout tone="warn">
            <p className="error-what">{t('shortcut.notArrived', { shortcut: keys })}</p>
            <p>{t('shortcut.notArrivedHint')}</p>
          </Callout>
        )}
      </div>
      <Button onPress={isWaiting ? onStop : onStart}>
        {isWaiting ? t('shortcut.stopRehearsing') : t('shortcut.rehearse')}
      </Button>
    </div>
  );
}

/** Main names a shortcut as Electron spells it; people read it as it stands on their keys. */
function withKeys(
  error: AppError | null,
  textOf: (accelerator: string) => string,
): AppError | null {
  const accelerator = error?.params?.['shortcut'];
  if (error === null || typeof accelerator !== 'string') return error;
  return { ...error, params: { ...error.params, shortcut: textOf(accelerator) } };
}
