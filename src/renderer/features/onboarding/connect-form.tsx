import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { accountKinds, type AccountKind } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { ErrorMessage } from '../../components/error-message';
import { FieldFailure } from '../../components/field-failure';
import { SecretField } from '../../components/secret-field';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { failurePlace, providersForKey, type FailurePlace } from '../../lib/failure-place';
import type { OnboardingControls } from './use-onboarding';

interface ConnectFormProps {
  readonly controls: OnboardingControls;
  /** The provider's name for sentences. */
  readonly provider: string;
}

/** Moves the focus to the field that a failure is about, whose description then says it. */
function useFocusOnFailure(failure: AppError | null, place: FailurePlace | null) {
  const refs = {
    'base-url': useRef<HTMLInputElement>(null),
    key: useRef<HTMLInputElement>(null),
  };
  const target = place === 'base-url' || place === 'key' ? refs[place] : null;
  useEffect(() => {
    if (failure !== null) target?.current?.focus();
  }, [failure, target]);
  return refs;
}

/** Which provider, with which key: what Connect needs. */
export function ConnectForm({ controls, provider }: ConnectFormProps): ReactNode {
  const { t } = useTranslation('onboarding');
  const { state, type, press } = controls;
  const { fields, missing, pending, keychainFailed } = state;
  const failure = withProvider(state.failure, provider);
  const found = failure === null ? null : failurePlace(failure, fields.kind);
  const place = found === 'sender' ? 'form' : found;
  const refs = useFocusOnFailure(state.failure, place);
  const isBusy = pending !== null;

  return (
    <form
      className="onboarding-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press('connect');
      }}
    >
      <Select
        label={t('provider')}
        description={t(`hosts.${fields.kind}`)}
        value={fields.kind}
        isDisabled={isBusy}
        options={accountKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(kind) => {
          type({ kind: kind as AccountKind });
        }}
      />
      {fields.kind === 'white-label' && (
        <TextField
          label={t('baseUrl')}
          type="url"
          placeholder={t('baseUrlExample')}
          description={t('baseUrlHint')}
          spellCheck="false"
          value={fields.baseUrl}
          isReadOnly={isBusy}
          inputRef={refs['base-url']}
          error={
            (missing.has('baseUrl') && t('baseUrlEmpty')) ||
            (failure !== null && place === 'base-url' ? <FieldFailure error={failure} /> : null)
          }
          onChange={(baseUrl) => {
            type({ baseUrl });
          }}
        />
      )}
      {fields.kind === 'practice' ? (
        <p className="onboarding-note">{t('practiceHint')}</p>
      ) : (
        <>
          <SecretField
            label={t('apiKey')}
            showLabel={t('showKey')}
            description={
              <>
                {/* Where the key is refused, the failure says how to come by another. */}
                {!(failure !== null && place === 'key') && <>{t(`keyHint.${fields.kind}`)} </>}
                {fields.kind === 'white-label' ? t('keySafeElsewhere') : t('keySafe', { provider })}
              </>
            }
            value={fields.key}
            isReadOnly={isBusy}
            inputRef={refs.key}
            // Back from the next page; on the first visit the page is read from its top.
            autoFocus={fields.key !== ''}
            error={
              (missing.has('key') && t('keyEmpty')) ||
              (failure !== null && place === 'key' ? <FieldFailure error={failure} /> : null)
            }
            onChange={(key) => {
              type({ key });
            }}
          />
          {failure !== null && <SwitchProvider failure={failure} onSwitch={type} />}
          {keychainFailed && (
            <div className="onboarding-keychain">
              {place === 'keychain' && <ErrorMessage error={failure} />}
              <Checkbox
                label={t('keepInMemory')}
                description={t('keepInMemoryHint')}
                isSelected={fields.keepKeyInMemory}
                onChange={(keepKeyInMemory) => {
                  type({ keepKeyInMemory });
                }}
              />
            </div>
          )}
        </>
      )}
      {place === 'form' && <ErrorMessage error={failure} />}
      <Button kind="primary" type="submit" isPending={pending === 'connect'}>
        {pending === 'connect' ? t('connecting', { provider }) : t('connect')}
      </Button>
    </form>
  );
}

/** One press to the provider that the pasted key is for. */
function SwitchProvider({
  failure,
  onSwitch,
}: {
  readonly failure: AppError;
  readonly onSwitch: (fields: { readonly kind: AccountKind }) => void;
}): ReactNode {
  const { t } = useTranslation('onboarding');
  const providers = providersForKey(failure);
  if (providers.length === 0) return null;
  return (
    <div className="onboarding-switch">
      {providers.map((kind) => (
        <Button
          key={kind}
          small
          onPress={() => {
            onSwitch({ kind });
          }}
        >
          {t('switchTo', { provider: t(`kinds.${kind}`) })}
        </Button>
      ))}
    </div>
  );
}

/** The failure with the provider's name in its sentence. */
export function withProvider(failure: AppError | null, provider: string): AppError | null {
  return failure && { ...failure, params: { provider, ...failure.params } };
}
