import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/contract/channels';
import type { AccountKind } from '#shared/domain/account';
import { formatBalance } from '#shared/domain/money';
import { appError, type AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { ErrorMessage } from '../../components/error-message';
import { FieldFailure } from '../../components/field-failure';
import { Icon } from '../../components/icons';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { usePhone } from '../../lib/phone';
import { senderLabel } from '../../lib/sender-label';
import { withProvider } from './connect-form';
import { failurePlace } from '../../lib/failure-place';
import type { SenderIdProblem } from '../../lib/sender-id';
import type { OnboardingControls } from './use-onboarding';

const senderIdSentences = {
  empty: 'senderIdEmpty',
  'not-integer': 'senderIdNotInteger',
  'not-uuid': 'senderIdNotUuid',
} as const satisfies Record<SenderIdProblem, string>;

interface SenderFormProps {
  readonly controls: OnboardingControls;
  readonly connection: Connection;
  readonly provider: string;
}

/** Who the provider says the key belongs to, and which of its numbers sends: what Finish needs. */
export function SenderForm({ controls, connection, provider }: SenderFormProps): ReactNode {
  const { t } = useTranslation('onboarding');
  const { state, type, press, change } = controls;
  const { fields, pending } = state;
  const hasNoNumber = connection.sendersListed && connection.senders.length === 0;
  const failure = withProvider(hasNoNumber ? appError('sender-missing') : state.failure, provider);
  const isAboutSender = failure !== null && failurePlace(failure, fields.kind) === 'sender';

  return (
    <form
      className="onboarding-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!hasNoNumber) press('finish');
      }}
    >
      <ConnectedCard
        connection={connection}
        kind={fields.kind}
        provider={provider}
        onChange={change}
      />
      {hasNoNumber ? (
        <ErrorMessage error={failure} />
      ) : (
        <>
          <SenderField
            controls={controls}
            connection={connection}
            provider={provider}
            failure={isAboutSender ? failure : null}
          />
          <TextField
            label={t('label')}
            description={t('labelHint')}
            maxLength={60}
            value={fields.label}
            isReadOnly={pending !== null}
            onChange={(label) => {
              type({ label });
            }}
          />
          {!isAboutSender && <ErrorMessage error={failure} />}
          <Button kind="primary" type="submit" isPending={pending === 'finish'}>
            {pending === 'finish' ? t('finishing') : t('finish')}
          </Button>
        </>
      )}
    </form>
  );
}

function ConnectedCard({
  connection: { identity, keyPlace },
  kind,
  provider,
  onChange,
}: {
  readonly connection: Connection;
  readonly kind: AccountKind;
  readonly provider: string;
  readonly onChange: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('onboarding');
  const { name, email, balance } = identity;
  const who = [name, email].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <section className="onboarding-connected card">
      <div className="onboarding-connected-title">
        <Icon name="arrived" />
        <h2>{t('connected', { provider })}</h2>
        <Button kind="quiet" small onPress={onChange}>
          {t('change')}
        </Button>
      </div>
      <dl className="onboarding-facts">
        {who !== '' && <Fact term={t('connectedAs')}>{who}</Fact>}
        {balance !== null && (
          <Fact term={t('balance')}>
            {formatBalance(balance.amountMicros, balance.currency, i18n.language)}
          </Fact>
        )}
        {kind !== 'practice' && <Fact term={t('keyKept')}>{t(`keyPlaces.${keyPlace}`)}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="selectable">{children}</dd>
    </div>
  );
}

/** The sender: chosen from the provider's list, or its id typed where there is no list. */
function SenderField({
  controls: { state, type },
  connection,
  provider,
  failure,
}: SenderFormProps & { readonly failure: AppError | null }): ReactNode {
  const { t } = useTranslation('onboarding');
  const { fields, pending, senderProblem } = state;
  const phone = usePhone();
  const selectRef = useRef<HTMLSelectElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    (selectRef.current ?? inputRef.current)?.focus();
  }, [failure, senderProblem]);
  const told = failure === null ? null : <FieldFailure error={failure} />;

  if (connection.senders.length > 0) {
    return (
      <Select
        label={t('sender')}
        description={t('senderHint')}
        error={senderProblem === null ? told : t('senderEmpty')}
        value={fields.senderId}
        isDisabled={pending !== null}
        selectRef={selectRef}
        options={connection.senders.map((sender) => ({
          value: sender.id,
          label: senderLabel(phone, sender),
        }))}
        onChange={(senderId) => {
          type({ senderId });
        }}
      />
    );
  }
  return (
    <TextField
      label={t('senderId')}
      description={t('senderIdHint', { provider })}
      error={senderProblem === null ? told : t(senderIdSentences[senderProblem])}
      spellCheck="false"
      maxLength={64}
      value={fields.senderId}
      isReadOnly={pending !== null}
      inputRef={inputRef}
      onChange={(senderId) => {
        type({ senderId });
      }}
    />
  );
}
