import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { ErrorMessage } from '../../components/error-message';
import { Status } from '../../components/status';
import { bridge } from '../../lib/bridge';
import './backup/backup.css';
import { Row, Rows, Section } from './section';

/** What support needs to know, to copy or to save; shown to whoever wants to see it first. */
export function SupportSection(): ReactNode {
  const { t } = useTranslation('keeping');
  const [error, setError] = useState<AppError | null>(null);
  const [said, setSaid] = useState<'copied' | 'saved' | null>(null);
  const [report, setReport] = useState<string | null>(null);

  async function copy(): Promise<void> {
    const answer = await bridge.copyDiagnostics({});
    setError(answer.ok ? null : answer.error);
    setSaid(answer.ok ? 'copied' : null);
  }
  async function save(): Promise<void> {
    const answer = await bridge.saveDiagnostics({});
    setError(answer.ok ? null : answer.error);
    setSaid(answer.ok && answer.value !== null ? 'saved' : null);
  }
  async function show(): Promise<void> {
    const answer = await bridge.readDiagnostics({});
    if (answer.ok) setReport(answer.value);
    setError(answer.ok ? null : answer.error);
  }

  return (
    <Section title={t('support.title')}>
      <Rows>
        <Row>
          <div className="support">
            <p className="field-description">{t('support.hint')}</p>
            <div className="settings-update-actions">
              <Button small onPress={() => void copy()}>
                {t('support.copy')}
              </Button>
              <Button small onPress={() => void save()}>
                {t('support.save')}
              </Button>
              {report === null && (
                <Button small kind="quiet" onPress={() => void show()}>
                  {t('support.show')}
                </Button>
              )}
            </div>
            <Status tone="good">{said === null ? undefined : t(`support.${said}`)}</Status>
            {report !== null && (
              <pre
                className="support-report selectable"
                tabIndex={0}
                role="region"
                aria-label={t('support.reportLabel')}
              >
                {report}
              </pre>
            )}
          </div>
        </Row>
      </Rows>
      <ErrorMessage error={error} />
    </Section>
  );
}
