import { useEffect, useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import {
  contactName,
  everyone,
  type Contact,
  type ContactDetails,
  type ListedContact,
} from '#shared/domain/contact';
import { mergedContact } from '#shared/domain/merge-contacts';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { SearchField } from '../../../components/search-field';
import { Segmented } from '../../../components/segmented';
import { bridge } from '../../../lib/bridge';
import { readable, usePhone } from '../../../lib/phone';
import { mergeContacts } from './page-actions';
import { openContact } from './page-store';

interface MergeDialogProps {
  readonly contact: ContactDetails;
  readonly onClose: () => void;
}

const mostOffered = 6;

/** Makes one of two contacts: find the other, see what comes of it, merge. */
export function MergeDialog({ contact, onClose }: MergeDialogProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState('');
  const [other, setOther] = useState<Contact | null>(null);
  const [keeps, setKeeps] = useState<'this' | 'other'>('this');
  const [isMerging, setIsMerging] = useState(false);
  const offered = useOthers(contact.id, text);
  const pair =
    other === null
      ? null
      : keeps === 'this'
        ? ([contact, other] as const)
        : ([other, contact] as const);

  async function merge(): Promise<void> {
    if (pair === null) return;
    setIsMerging(true);
    const [kept, gone] = pair;
    const isDone = await mergeContacts(t, kept, gone);
    onClose();
    if (isDone) openContact(kept.id);
  }

  return (
    <Dialog
      title={t('merge.title', { name: contactName(contact) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={pair === null}
            isPending={isMerging}
            onPress={() => void merge()}
          >
            {t('merge.confirm')}
          </Button>
        </>
      }
    >
      {other === null ? (
        <>
          <SearchField label={t('merge.search')} value={text} autoFocus onChange={setText} />
          <Others contacts={offered} onChoose={setOther} />
        </>
      ) : (
        <>
          <Segmented
            label={t('merge.keeps')}
            value={keeps}
            options={[
              { value: 'this', label: contactName(contact) },
              { value: 'other', label: contactName(other) },
            ]}
            onChange={setKeeps}
          />
          {pair !== null && <Preview contact={mergedContact(pair[0], pair[1])} />}
          <span>
            <Button
              small
              kind="quiet"
              onPress={() => {
                setOther(null);
              }}
            >
              {t('merge.another')}
            </Button>
          </span>
        </>
      )}
    </Dialog>
  );
}

function Others({
  contacts,
  onChoose,
}: {
  readonly contacts: readonly ListedContact[];
  readonly onChoose: (contact: Contact) => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  const phone = usePhone();
  return (
    <ListBox
      className="merge-others"
      aria-label={t('merge.others')}
      items={contacts}
      selectionMode="single"
      renderEmptyState={() => t('notFound')}
      onSelectionChange={(keys) => {
        const chosen = contacts.find(({ id }) => keys !== 'all' && keys.has(id));
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {(contact) => (
        <ListBoxItem id={contact.id} className="popup-item" textValue={contactName(contact)}>
          <Text slot="label" className="popup-item-text">
            {contactName(contact)}
          </Text>
          <span className="popup-item-hint popup-item-number">
            {readable(phone, contact.numbers[0]?.e164 ?? '')}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** What the two will be as one. */
function Preview({ contact }: { readonly contact: Contact }): ReactNode {
  const { t } = useTranslation('contacts');
  const phone = usePhone();
  const facts = [
    {
      label: t('numbers'),
      value: contact.numbers.map(({ e164 }) => readable(phone, e164)).join(', '),
    },
    { label: t('company'), value: contact.company },
    { label: t('email'), value: contact.email },
    { label: t('tags'), value: contact.tags.join(', ') },
    { label: t('notes'), value: contact.notes },
  ].filter(({ value }) => value !== '');
  return (
    <section className="merge-preview" aria-label={t('merge.preview')}>
      <h3 className="contact-section-title">{t('merge.preview')}</h3>
      <p className="merge-preview-name">{contactName(contact)}</p>
      <dl className="merge-facts">
        {facts.map(({ label, value }) => (
          <div key={label} className="merge-fact">
            <dt className="field-label">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="contact-soft">{t('merge.hint')}</p>
    </section>
  );
}

/** Contacts that match a text, without one of them; only the newest answer counts. */
function useOthers(id: string, text: string): readonly ListedContact[] {
  const [found, setFound] = useState<readonly ListedContact[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const query = { ...everyone, text };
    void bridge.listContacts({ query, limit: mostOffered + 1, offset: 0 }).then((answer) => {
      if (isCurrent && answer.ok) setFound(answer.value.contacts);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return found.filter((one) => one.id !== id).slice(0, mostOffered);
}
