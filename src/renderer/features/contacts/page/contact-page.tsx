import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type ContactDetails } from '#shared/domain/contact';
import { Button, IconButton } from '../../../components/button';
import { EmptyState } from '../../../components/empty-state';
import { ErrorMessage } from '../../../components/error-message';
import { MenuButton, type MenuAction } from '../../../components/menu';
import { Pill } from '../../../components/pill';
import { initialsOf } from '../initials';
import { EraseDialog } from './erase-dialog';
import { FormFields } from './form-fields';
import { MergeDialog } from './merge-dialog';
import { MergesSection } from './merges-section';
import { MessagesSection } from './messages-section';
import { OptOutSection } from './opt-out-section';
import { binContact, restoreContact, textContact } from './page-actions';
import { closePage, discardChanges, isUnsaved, keepPage, saveForm, usePage } from './page-store';
import './contact-page.css';

type Asked = 'merge' | 'erase' | null;

/** All about one contact. */
export function ContactPage(): ReactNode {
  const { t } = useTranslation('contacts');
  const shown = usePage((state) => state.shown);
  const error = usePage((state) => state.error);
  useEffect(keepPage, []);
  if (shown.kind === 'nobody') {
    return (
      <section className="list-room-page contact-page" aria-label={t('page.label')} data-empty>
        <ErrorMessage error={error} />
        <EmptyState icon="contacts" title={t('page.nobody')}>
          <p>{t('page.nobodyHint')}</p>
        </EmptyState>
      </section>
    );
  }
  const contact = shown.kind === 'contact' ? shown.contact : null;
  // Each contact has a page of its own: what is open in one is not open in the next.
  return <Page key={contact?.id ?? 'new'} contact={contact} />;
}

/** Saves the form, or leads to the first field that is wrong. */
async function save(form: HTMLFormElement): Promise<void> {
  if ((await saveForm()) !== null) return;
  // What is wrong is marked with the next paint.
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
}

function Page({ contact }: { readonly contact: ContactDetails | null }): ReactNode {
  const { t } = useTranslation('contacts');
  const error = usePage((state) => state.error);
  const [asked, setAsked] = useState<Asked>(null);
  const isInBin = contact !== null && contact.deletedAt !== null;
  const close = (): void => {
    setAsked(null);
  };
  return (
    <section className="list-room-page contact-page" aria-label={t('page.label')}>
      <PageHead contact={contact} onAsk={setAsked} />
      <div className="contact-page-scroll">
        {isInBin && <p className="contact-page-note">{t('page.inBinNote')}</p>}
        <form
          className="contact-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save(event.currentTarget);
          }}
          onKeyDown={(event) => {
            if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void save(event.currentTarget);
          }}
        >
          <FormFields contact={contact} isDisabled={isInBin} />
          <ErrorMessage error={error} />
          <SaveBar isNew={contact === null} />
        </form>
        {contact !== null && (
          <div className="contact-page-side">
            <OptOutSection contact={contact} />
            <MessagesSection contact={contact} />
            <MergesSection contact={contact} />
          </div>
        )}
      </div>
      {contact !== null && asked === 'merge' && <MergeDialog contact={contact} onClose={close} />}
      {contact !== null && asked === 'erase' && <EraseDialog contact={contact} onClose={close} />}
    </section>
  );
}

function PageHead({
  contact,
  onAsk,
}: {
  readonly contact: ContactDetails | null;
  readonly onAsk: (asked: Asked) => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const form = usePage((state) => state.form);
  const isDirty = usePage(isUnsaved);
  const typed = [form.givenName, form.familyName].filter((part) => part !== '').join(' ');
  const saved = contact === null ? '' : contactName(contact);
  const name = typed || form.company || saved || t('newTitle');
  const back = (
    <span className="list-room-back">
      <IconButton icon="back" label={t('page.back')} onPress={closePage} />
    </span>
  );
  if (contact === null) {
    return (
      <header className="contact-page-head">
        {back}
        <h2 className="contact-page-name">{name}</h2>
      </header>
    );
  }
  const isInBin = contact.deletedAt !== null;
  const optedOut = new Set(contact.optOuts.map(({ e164 }) => e164));
  const first = contact.numbers.find(({ e164 }) => !optedOut.has(e164));
  const bin: MenuAction[] = [
    {
      id: 'erase',
      label: t('erase.action'),
      icon: 'error',
      isDanger: true,
      onAction: () => {
        onAsk('erase');
      },
    },
  ];
  const present: MenuAction[] = [
    {
      id: 'merge',
      label: t('merge.action'),
      icon: 'contacts',
      // It would write over what is being typed.
      isDisabled: isDirty,
      onAction: () => {
        onAsk('merge');
      },
    },
    {
      id: 'delete',
      label: common('delete'),
      icon: 'remove',
      isDanger: true,
      onAction: () => void binContact(t, contact),
    },
    ...bin,
  ];
  return (
    <header className="contact-page-head">
      {back}
      <span className="contact-initials contact-page-initials" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div className="contact-page-title">
        <h2 className="contact-page-name">{name}</h2>
        {typed !== '' && form.company !== '' && (
          <p className="contact-page-company">{form.company}</p>
        )}
        {optedOut.size > 0 && <Pill>{t('page.optedOut')}</Pill>}
      </div>
      {isInBin ? (
        <Button icon="undo" onPress={() => void restoreContact(t, contact)}>
          {t('page.restore')}
        </Button>
      ) : (
        <Button
          kind="primary"
          icon="compose"
          isDisabled={first === undefined}
          onPress={() => {
            if (first !== undefined) textContact(contact, first.e164);
          }}
        >
          {t('page.text')}
        </Button>
      )}
      <MenuButton label={t('more', { name: saved })} actions={isInBin ? bin : present} />
    </header>
  );
}

function SaveBar({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const isDirty = usePage(isUnsaved);
  const isSaving = usePage((state) => state.isSaving);
  if (!isDirty && !isNew) return null;
  return (
    <div className="contact-save-bar">
      <span className="contact-save-words">{isDirty && t('unsaved.here')}</span>
      <Button onPress={discardChanges}>{isNew ? common('cancel') : t('discard')}</Button>
      <Button kind="primary" type="submit" isPending={isSaving}>
        {common('save')}
      </Button>
    </div>
  );
}
