import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { maxBatchRecipients, type Batch } from '#shared/domain/batch';
import {
  contactName,
  everyone,
  type ContactQuery,
  type ListedContact,
} from '#shared/domain/contact';
import { ok } from '#shared/result';
import { Button } from '../../../components/button';
import { ErrorMessage } from '../../../components/error-message';
import { PagedList } from '../../../components/paged-list';
import { SearchField } from '../../../components/search-field';
import { bridge } from '../../../lib/bridge';
import { createPages, emptyPages, itemAt, type PagesState } from '../../../lib/pages';
import { readable, usePhone } from '../../../lib/phone';
import { ListFrame } from '../list-frame';
import { editDraft, useDraft } from './draft-store';
import '../../../components/checkbox.css';

const pageSize = 50;
const rowRem = 2.25;

const useFound = create<PagesState<ListedContact>>(() => emptyPages(pageSize));

const pages = createPages<ContactQuery, ListedContact>({
  first: everyone,
  load: async (query, range) => {
    const answer = await bridge.listContacts({ query, ...range });
    return answer.ok ? ok({ items: answer.value.contacts, total: answer.value.total }) : answer;
  },
  get: useFound.getState,
  set: (state) => {
    useFound.setState(state);
  },
});

function toggle(id: string): void {
  const source = useDraft.getState().batch?.draft.source;
  const ids = source?.kind === 'contacts' ? source.ids : [];
  if (ids.includes(id)) {
    editDraft({ source: { kind: 'contacts', ids: ids.filter((other) => other !== id) } });
  } else if (ids.length < maxBatchRecipients) {
    editDraft({ source: { kind: 'contacts', ids: [...ids, id] } });
  }
}

/** Contacts to tick, found by a search. */
export function ContactPicker({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const [text, setText] = useState('');
  const found = useFound();
  const phone = usePhone();
  useEffect(() => {
    pages.ask({ ...everyone, text });
  }, [text]);
  const ids = draft.source?.kind === 'contacts' ? draft.source.ids : [];
  const ticked = new Set(ids);
  const onTick = (index: number): void => {
    const contact = itemAt(useFound.getState(), index);
    if (contact !== undefined) toggle(contact.id);
  };
  return (
    <div className="batch-picker">
      <SearchField label={t('recipients.searchContacts')} value={text} onChange={setText} />
      <ErrorMessage error={found.error} />
      {found.isLoaded && found.total === 0 && (
        <p className="batch-hint">{t('recipients.nobodyFound')}</p>
      )}
      {found.total > 0 && (
        <ListFrame rows={found.total}>
          <PagedList
            label={t('recipients.contacts')}
            total={found.total}
            rowRem={rowRem}
            resetKey={found.asked}
            onSee={pages.see}
          >
            {({ index, isActive }) => {
              const contact = itemAt(found, index);
              if (contact === undefined) return <div className="batch-line" aria-busy="true" />;
              const [number] = contact.numbers;
              return (
                <label className="batch-line">
                  <input
                    type="checkbox"
                    className="tick"
                    data-row-focus
                    tabIndex={isActive ? 0 : -1}
                    checked={ticked.has(contact.id)}
                    onChange={() => {
                      onTick(index);
                    }}
                  />
                  <span className="batch-line-main">{contactName(contact)}</span>
                  <span className="batch-line-more">
                    {number === undefined ? '' : readable(phone, number.e164)}
                  </span>
                </label>
              );
            }}
          </PagedList>
        </ListFrame>
      )}
      <div className="batch-actions">
        <span className="batch-hint" role="status">
          {t('recipients.ticked', {
            count: ids.length,
            number: ids.length.toLocaleString(i18n.language),
          })}
        </span>
        {ids.length > 0 && (
          <Button
            small
            kind="quiet"
            onPress={() => {
              editDraft({ source: { kind: 'contacts', ids: [] } });
            }}
          >
            {t('recipients.tickNone')}
          </Button>
        )}
      </div>
    </div>
  );
}
