import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { ErrorMessage } from '../../components/error-message';
import { ProgressBar } from '../../components/progress-bar';
import { Status } from '../../components/status';
import { Switch } from '../../components/switch';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import { Row, Rows, Section } from './section';
import { useSaveSettings, type Say } from './use-save-settings';

/** Which version this is, and how far a newer one has come. */
export function UpdatesSection({ say }: { readonly say: Say }): ReactNode {
  const { t } = useTranslation('settings');
  const version = useSnapshot((snapshot) => snapshot.version);
  const isOff = useSnapshot(({ updates }) => updates.state.kind === 'off');
  const updateChecks = useSnapshot(({ settings }) => settings.updateChecks);
  const { error, save } = useSaveSettings(say);
  return (
    <Section title={t('updates.title')}>
      <Rows>
        <Row>
          <div className="settings-update">
            <p className="settings-version selectable">{t('updates.version', { version })}</p>
            <UpdateWords />
          </div>
        </Row>
        {!isOff && (
          <Row>
            <Switch
              label={t('updates.daily')}
              description={t('updates.dailyHint')}
              isSelected={updateChecks}
              onChange={(on) => {
                save({ updateChecks: on });
              }}
            />
          </Row>
        )}
      </Rows>
      <ErrorMessage error={error} />
    </Section>
  );
}

/** The state in words, with what can be done about it. */
function UpdateWords(): ReactNode {
  const { t } = useTranslation('settings');
  const { state } = useSnapshot((snapshot) => snapshot.updates);
  const underway = useSnapshot(({ outbox }) => outbox.sending + outbox.queued);
  const problem = 'problem' in state ? state.problem : null;
  const words = (): string | undefined => {
    switch (state.kind) {
      case 'off':
        return t(`updates.off.${state.why}`);
      case 'idle':
        return state.isNewest ? t('updates.newest') : undefined;
      case 'checking':
        return t('updates.checking');
      case 'downloading':
        return undefined;
      case 'ready':
        return t('updates.ready', { version: state.version });
      case 'waiting':
        return underway === 0
          ? t('updates.waitingForImport')
          : t('updates.waiting', { count: underway });
      case 'restarting':
        return t('updates.restarting');
    }
  };
  return (
    <>
      <Status>{words()}</Status>
      {state.kind === 'downloading' && (
        <ProgressBar
          label={t('updates.downloading', { version: state.version })}
          share={state.percent / 100}
          words={t('updates.percent', { percent: state.percent })}
        />
      )}
      <ErrorMessage error={problem} />
      <UpdateActions />
    </>
  );
}

function UpdateActions(): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const { state, checkedAt } = useSnapshot((snapshot) => snapshot.updates);
  switch (state.kind) {
    case 'idle':
    case 'checking':
      return (
        <div className="settings-update-actions">
          <Button
            small
            isPending={state.kind === 'checking'}
            onPress={() => void bridge.checkForUpdates({})}
          >
            {t('updates.check')}
          </Button>
          <span>
            {checkedAt === null
              ? t('updates.neverChecked')
              : t('updates.checkedAt', { time: timeOf(checkedAt, i18n.language) })}
          </span>
        </div>
      );
    case 'ready':
    case 'waiting':
      return (
        <div className="settings-update-actions">
          {state.kind === 'ready' && (
            <Button small kind="primary" onPress={() => void bridge.restartToUpdate({})}>
              {t('updates.restart')}
            </Button>
          )}
          {!(state.kind === 'ready' && state.isPostponed) && (
            <Button small onPress={() => void bridge.postponeUpdate({})}>
              {t('updates.postpone')}
            </Button>
          )}
        </div>
      );
    case 'off':
    case 'downloading':
    case 'restarting':
      return null;
  }
}

function timeOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
