import { useCallback, useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptBackup, KeptBackups, OpenedBackup } from '#shared/domain/backup';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { bridge } from '../../../lib/bridge';
import { Row, Rows, Section } from '../section';
import { dateTimeText, sizeText } from './backup-words';
import { RestoreDialog } from './restore-dialog';
import { SaveDialog } from './save-dialog';
import './backup.css';

/** Saving everything to a file and bringing it back, and the copies that are kept by themselves. */
export function BackupSection(): ReactNode {
  const { t } = useTranslation('keeping');
  const [kept, setKept] = useState<KeptBackups | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [opening, setOpening] = useState<Promise<Result<OpenedBackup | null, AppError>> | null>(
    null,
  );
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isGone = false;
    void bridge.listBackups({}).then((answer) => {
      if (isGone) return;
      if (answer.ok) setKept(answer.value);
      else setError(answer.error);
    });
    return () => {
      isGone = true;
    };
  }, []);
  const open = useCallback((answer: Promise<Result<OpenedBackup | null, AppError>>) => {
    setError(null);
    setOpening(answer);
  }, []);
  const closed = useCallback((failure: AppError | null) => {
    setOpening(null);
    setError(failure);
  }, []);
  return (
    <Section title={t('backup.title')}>
      <Rows>
        <Row>
          <div className="backup-row">
            <p>{t('backup.saveHint')}</p>
            <Button
              small
              onPress={() => {
                setIsSaving(true);
              }}
            >
              {t('backup.save')}
            </Button>
          </div>
        </Row>
        <Row>
          <div className="backup-row">
            <p>{t('backup.restoreHint')}</p>
            <Button
              small
              onPress={() => {
                open(bridge.chooseBackup({}));
              }}
            >
              {t('backup.restore')}
            </Button>
          </div>
        </Row>
        {kept !== null && (
          <Row>
            <KeptCopies
              kept={kept}
              onOpen={(name) => {
                open(bridge.openKeptBackup({ name }));
              }}
            />
          </Row>
        )}
      </Rows>
      <ErrorMessage error={error} />
      {isSaving && (
        <SaveDialog
          onClose={() => {
            setIsSaving(false);
          }}
        />
      )}
      {opening !== null && <RestoreDialog opening={opening} onClose={closed} />}
    </Section>
  );
}

function KeptCopies({
  kept,
  onOpen,
}: {
  readonly kept: KeptBackups;
  readonly onOpen: (name: string) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('keeping');
  const { backups, folder } = kept;
  const size = sizeText(
    backups.reduce((sum, { bytes }) => sum + bytes, 0),
    i18n.language,
  );
  return (
    <div className="backup-kept">
      <p className="selectable">
        {backups.length === 0 ? t('backup.none', { folder }) : t('backup.daily', { size, folder })}
      </p>
      {backups.length > 0 && (
        <ul aria-label={t('backup.kept')}>
          {backups.map((backup) => (
            <KeptCopy key={backup.name} backup={backup} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </div>
  );
}

function KeptCopy({
  backup: { name, at, bytes, kind },
  onOpen,
}: {
  readonly backup: KeptBackup;
  readonly onOpen: (name: string) => void;
}): ReactNode {
  const { t, i18n } = useTranslation('keeping');
  const id = useId();
  const date = dateTimeText(at, i18n.language);
  return (
    <li>
      <span id={id}>
        {date} · {t(`backup.kind.${kind}`)} · {sizeText(bytes, i18n.language)}
      </span>
      {kind !== 'damaged' && (
        <Button
          small
          kind="quiet"
          describedBy={id}
          onPress={() => {
            onOpen(name);
          }}
        >
          {t('backup.use')}
        </Button>
      )}
    </li>
  );
}
