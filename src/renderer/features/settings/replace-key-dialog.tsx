import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { FieldFailure } from '../../components/field-failure';
import { SecretField } from '../../components/secret-field';
import { TextField } from '../../components/text-field';
import { bridge } from '../../lib/bridge';
import { failurePlace } from '../../lib/failure-place';
import type { AccountDialogProps } from './account-dialog';
import { useAccountCall } from './use-account-call';

/** Puts a new key in the place of an old or missing one; a white label's address changes only with it. */
export function ReplaceKeyDialog(props: AccountDialogProps): ReactNode {
  const { account, provider, onClose, say } = props;
  const { t } = useTranslation('settings');
  const { t: onboarding } = useTranslation('onboarding');
  const { t: common } = useTranslation('common');
  const { pending, error, run, forgetError } = useAccountCall();
  const hasAddress = account.kind === 'white-label';
  const address = useRef<HTMLInputElement>(null);
  const [baseUrl, setBaseUrl] = useState(account.baseUrl);
  const input = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [keepKeyInMemory, setKeepKeyInMemory] = useState(false);
  const failure = error && { ...error, params: { provider, ...error.params } };
  const place = failure && failurePlace(failure, account.kind);
  const isAboutKey = place === 'key';
  const isAboutAddress = place === 'base-url';
  useEffect(() => {
    if (isAboutKey) input.current?.focus();
    if (isAboutAddress) address.current?.focus();
  }, [isAboutKey, isAboutAddress]);

  const save = async (): Promise<void> => {
    setIsMissing(key.trim() === '');
    if (key.trim() === '') return;
    const done = await run('key', () =>
      bridge.replaceKey({
        accountId: account.id,
        baseUrl: hasAddress ? baseUrl.trim() : null,
        key: key.trim(),
        keepKeyInMemory,
      }),
    );
    if (!done) return;
    say((t) => t('replaceKey.done', { account: account.label }));
    onClose();
  };

  return (
    <Dialog
      title={t(hasAddress ? 'replaceKey.titleWithAddress' : 'replaceKey.title', {
        account: account.label,
      })}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" isPending={pending !== null}>
            {pending === null ? t('replaceKey.save') : t('replaceKey.saving', { provider })}
          </Button>
        </>
      }
    >
      {account.keyPlace !== 'missing' && <p>{t('replaceKey.lead')}</p>}
      {hasAddress && (
        <TextField
          label={onboarding('baseUrl')}
          type="url"
          description={t('replaceKey.addressHint')}
          spellCheck="false"
          isReadOnly={pending !== null}
          inputRef={address}
          error={failure !== null && isAboutAddress ? <FieldFailure error={failure} /> : null}
          value={baseUrl}
          onChange={(typed) => {
            setBaseUrl(typed);
            if (isAboutAddress) forgetError();
          }}
        />
      )}
      <SecretField
        autoFocus
        label={t('replaceKey.apiKey')}
        showLabel={onboarding('showKey')}
        isReadOnly={pending !== null}
        inputRef={input}
        error={
          (isMissing && t('replaceKey.empty')) ||
          (failure !== null && isAboutKey ? <FieldFailure error={failure} /> : null)
        }
        value={key}
        onChange={(typed) => {
          setKey(typed);
          setIsMissing(false);
          if (isAboutKey) forgetError();
        }}
      />
      {!isAboutKey && !isAboutAddress && <ErrorMessage error={failure} />}
      {(keepKeyInMemory || place === 'keychain') && (
        <Checkbox
          label={onboarding('keepInMemory')}
          description={onboarding('keepInMemoryHint')}
          isSelected={keepKeyInMemory}
          onChange={setKeepKeyInMemory}
        />
      )}
    </Dialog>
  );
}
