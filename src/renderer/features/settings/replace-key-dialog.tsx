import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { Dialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { FieldFailure } from '../../components/field-failure';
import { SecretField } from '../../components/secret-field';
import { bridge } from '../../lib/bridge';
import { failurePlace } from '../../lib/failure-place';
import type { AccountDialogProps } from './account-dialog';
import { useAccountCall } from './use-account-call';

/** Puts a new key in the place of an old or missing one. */
export function ReplaceKeyDialog(props: AccountDialogProps): ReactNode {
  const { account, provider, onClose, say } = props;
  const { t } = useTranslation('settings');
  const { t: onboarding } = useTranslation('onboarding');
  const { t: common } = useTranslation('common');
  const { pending, error, run, forgetError } = useAccountCall();
  const input = useRef<HTMLInputElement>(null);
  const [key, setKey] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [keepKeyInMemory, setKeepKeyInMemory] = useState(false);
  const failure = error && { ...error, params: { provider, ...error.params } };
  const place = failure && failurePlace(failure, account.kind);
  const isAboutKey = place === 'key';
  useEffect(() => {
    if (isAboutKey) input.current?.focus();
  }, [isAboutKey]);

  const save = async (): Promise<void> => {
    setIsMissing(key.trim() === '');
    if (key.trim() === '') return;
    const done = await run('key', () =>
      bridge.replaceKey({ accountId: account.id, key: key.trim(), keepKeyInMemory }),
    );
    if (!done) return;
    say((t) => t('replaceKey.done', { account: account.label }));
    onClose();
  };

  return (
    <Dialog
      title={t('replaceKey.title', { account: account.label })}
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
      {!isAboutKey && <ErrorMessage error={failure} />}
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
