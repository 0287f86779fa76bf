import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/settings';
import logo from '../../../../resources/icon.svg';
import { Button } from '../../components/button';
import { Icon } from '../../components/icons';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import { ConnectForm } from './connect-form';
import { AnotherDonePage, DonePage } from './done-page';
import type { OnboardingStep } from './onboarding-state';
import { SenderForm } from './sender-form';
import { useOnboarding } from './use-onboarding';
import '../../components/card.css';
import './onboarding.css';

interface OnboardingProps {
  /** Leaves without an account; `null` where there is nowhere to go back to. */
  readonly onBack: (() => void) | null;
  readonly onContacts: () => void;
}

/** From nothing to an account that can send: Connect, Sender, done. */
export function Onboarding({ onBack, onContacts }: OnboardingProps): ReactNode {
  const { t } = useTranslation('onboarding');
  const controls = useOnboarding();
  const { fields, step, pending } = controls.state;
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  // Asked once: finishing adds an account, and the page is not to change its mind.
  const [isFirst] = useState(accounts.length === 0);
  const provider =
    fields.kind === 'white-label'
      ? (hostOf(fields.baseUrl) ?? t('yourProvider'))
      : t(`kinds.${fields.kind}`);
  const doneTitle = useDoneTitle(step, isFirst);
  const offersPractice =
    step.at === 'connect' &&
    fields.kind !== 'practice' &&
    accounts.every(({ kind }) => kind !== 'practice');

  return (
    <div className="onboarding">
      {onBack !== null && step.at !== 'done' && (
        <div className="onboarding-back">
          <Button kind="quiet" icon="back" onPress={onBack}>
            {t('back')}
          </Button>
        </div>
      )}
      {isFirst && step.at === 'connect' && <LanguageSwitch />}
      <Heading step={step} isFirst={isFirst} />
      {step.at === 'connect' && <ConnectForm controls={controls} provider={provider} />}
      {step.at === 'sender' && (
        <SenderForm controls={controls} connection={step.connection} provider={provider} />
      )}
      {step.at === 'done' &&
        (isFirst || onBack === null ? (
          <DonePage account={step.account} onContacts={onContacts} />
        ) : (
          <AnotherDonePage onBack={onBack} />
        ))}
      {offersPractice && (
        <div className="onboarding-practice">
          <p className="onboarding-note">{t('orPractice')}</p>
          <Button
            isPending={pending === 'practice'}
            onPress={() => {
              controls.press('practice');
            }}
          >
            {pending === 'practice' ? t('startingPractice') : t('tryPractice')}
          </Button>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {pending === 'connect' && t('connecting', { provider })}
        {pending === 'finish' && t('finishing')}
        {pending === 'practice' && t('startingPractice')}
        {pending === null && step.at === 'sender' && t('connected', { provider })}
        {doneTitle}
      </p>
    </div>
  );
}

/** The heading of the last page, which is said aloud too; `null` on the others. */
function useDoneTitle(step: OnboardingStep, isFirst: boolean): string | null {
  const { t } = useTranslation('onboarding');
  if (step.at !== 'done') return null;
  const { kind, label } = step.account;
  if (!isFirst) return t('done.titleAnother', { account: label });
  return kind === 'practice' ? t('done.titlePractice') : t('done.title');
}

/** What a white-label provider is called in sentences; `null` while its address is none. */
function hostOf(baseUrl: string): string | null {
  const url = URL.parse(baseUrl.trim());
  return url === null || url.host === '' ? null : url.host;
}

/** For the moment before anybody has been to the settings. */
function LanguageSwitch(): ReactNode {
  const { t, i18n } = useTranslation('onboarding');
  const other: Language = i18n.language === 'de' ? 'en' : 'de';
  return (
    <div className="onboarding-language" lang={other}>
      <Button kind="quiet" small onPress={() => void bridge.changeSettings({ language: other })}>
        {t('otherLanguage')}
      </Button>
    </div>
  );
}

function Heading({
  step,
  isFirst,
}: {
  readonly step: OnboardingStep;
  readonly isFirst: boolean;
}): ReactNode {
  const { t } = useTranslation('onboarding');
  const doneTitle = useDoneTitle(step, isFirst);
  if (step.at === 'done') {
    const isPractice = step.account.kind === 'practice';
    const lead = isPractice ? t('done.leadPractice') : t('done.lead');
    const leadAnother = isPractice ? t('done.leadAnotherPractice') : t('done.leadAnother');
    return (
      <header className="onboarding-heading">
        <span className="onboarding-mark">
          <Icon name="arrived" />
        </span>
        <h1>{doneTitle}</h1>
        <p className="onboarding-lead">{isFirst ? lead : leadAnother}</p>
      </header>
    );
  }
  if (step.at === 'sender') {
    return (
      <header className="onboarding-heading">
        <h1>{t('almost.title')}</h1>
        <p className="onboarding-lead">{t('almost.lead')}</p>
      </header>
    );
  }
  return (
    <header className="onboarding-heading">
      {isFirst && <img className="onboarding-logo" src={logo} alt="" />}
      <h1>{isFirst ? t('welcome.title') : t('another.title')}</h1>
      <p className="onboarding-lead">{isFirst ? t('welcome.lead') : t('another.lead')}</p>
    </header>
  );
}
