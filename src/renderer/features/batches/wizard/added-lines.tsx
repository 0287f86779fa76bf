import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import type { Batch, BatchDraft } from '#shared/domain/batch';
import {
  optOutWordings,
  withOptOutWording,
  wordedLanguage,
  wordedLanguages,
} from '#shared/domain/opt-out-wording';
import { withSignOff } from '#shared/domain/sign-off';
import { Select } from '../../../components/select';
import { useSnapshot } from '../../../lib/snapshot-store';
import { editDraft } from './draft-store';

/** The account that a draft is sent from; `undefined` where there is none, or not any more. */
export function useDraftAccount({ draft }: Pick<Batch, 'draft'>): AccountView | undefined {
  return useSnapshot(({ accounts }) => accounts.find(({ id }) => id === draft.accountId));
}

/** What stands under a text that is for marketing, in its language. */
export function useOptOutWording({ language }: BatchDraft): string {
  const spoken = useSnapshot((snapshot) => snapshot.language);
  return optOutWordings[wordedLanguage(language ?? spoken)];
}

/** A text with what is added to it when it is sent. */
export function withAdded(
  text: string,
  { purpose }: Pick<BatchDraft, 'purpose'>,
  signOff: string,
  optOutWording: string,
): string {
  const signed = withSignOff(text, signOff);
  return purpose === 'marketing' && text.trim() !== ''
    ? withOptOutWording(signed, optOutWording)
    : signed;
}

/** What the account puts under each text. */
export function SignOffLine({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const signOff = useDraftAccount(batch)?.signOff ?? '';
  if (signOff === '') return null;
  return <p className="batch-hint">{t('write.signOff', { words: signOff })}</p>;
}

/** What tells the recipients of marketing how to opt out. */
export function OptOutLine({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const wording = useOptOutWording(draft);
  const spoken = useSnapshot((snapshot) => snapshot.language);
  if (draft.purpose !== 'marketing') return null;
  const isThere = draft.text.trim() !== '' && withOptOutWording(draft.text, wording) === draft.text;
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  return (
    <>
      <p className="batch-hint">
        {isThere ? t('write.optOutThere') : t('write.optOut', { words: wording })}
      </p>
      <Select
        label={t('write.language')}
        value={wordedLanguage(draft.language ?? spoken)}
        options={wordedLanguages.map((value) => ({ value, label: names.of(value) ?? value }))}
        onChange={(language) => {
          editDraft({ language });
        }}
      />
    </>
  );
}
