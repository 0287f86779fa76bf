import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxBatchRecipients, type Batch, type BatchList } from '#shared/domain/batch';
import { assertNever } from '#shared/result';
import { Button } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { Select } from '../../../components/select';
import { TextArea } from '../../../components/text-field';
import { ContactPicker } from './contact-picker';
import {
  chooseColumn,
  chooseFile,
  editDraft,
  readPasted,
  readText,
  saveDraft,
  setPasted,
  useDraft,
} from './draft-store';
import { useGroups } from './groups-store';
import type { SourceKind } from './source-kind';

interface SourceFieldsProps {
  readonly kind: SourceKind;
  readonly batch: Batch;
}

/** What is to be said of a source: which tag, which search, which numbers. */
export function SourceFields({ kind, batch }: SourceFieldsProps): ReactNode {
  switch (kind) {
    case 'tag':
      return <TagField batch={batch} />;
    case 'search':
      return <SearchChoice batch={batch} />;
    case 'contacts':
      return <ContactPicker batch={batch} />;
    case 'pasted':
      return <PasteField batch={batch} />;
    case 'file':
      return <FileField batch={batch} />;
    default:
      return assertNever(kind);
  }
}

function TagField({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const tags = useGroups((state) => state.tags);
  const isLoaded = useGroups((state) => state.isLoaded);
  if (isLoaded && tags.length === 0) return <p className="batch-hint">{t('recipients.noTags')}</p>;
  return (
    <Select
      label={t('recipients.tag')}
      placeholder={t('recipients.tagPlaceholder')}
      value={draft.source?.kind === 'tag' ? draft.source.name : ''}
      options={tags.map(({ name, count }) => ({
        value: name,
        label: t('recipients.withCount', { name, number: count.toLocaleString(i18n.language) }),
      }))}
      onChange={(name) => {
        editDraft({ source: { kind: 'tag', name } });
        void saveDraft();
      }}
    />
  );
}

function SearchChoice({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const searches = useGroups((state) => state.searches);
  const isLoaded = useGroups((state) => state.isLoaded);
  if (isLoaded && searches.length === 0) {
    return <p className="batch-hint">{t('recipients.noSearches')}</p>;
  }
  return (
    <Select
      label={t('recipients.search')}
      placeholder={t('recipients.searchPlaceholder')}
      value={draft.source?.kind === 'search' ? draft.source.searchId : ''}
      options={searches.map(({ id, name, count }) => ({
        value: id,
        label: t('recipients.withCount', { name, number: count.toLocaleString(i18n.language) }),
      }))}
      onChange={(searchId) => {
        editDraft({ source: { kind: 'search', searchId } });
        void saveDraft();
      }}
    />
  );
}

function PasteField({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const pasted = useDraft((state) => state.pasted);
  const isReading = useDraft((state) => state.isReading);
  const list = draft.source?.kind === 'list' && draft.source.fileName === '' ? draft.source : null;
  return (
    <>
      <TextArea
        label={t('recipients.pasteLabel')}
        description={t('recipients.pasteHint')}
        value={pasted}
        rows={6}
        spellCheck="false"
        onChange={setPasted}
        onLongPaste={(text) => void readText(text)}
      />
      <div className="batch-actions">
        <Button
          isDisabled={pasted.trim() === ''}
          isPending={isReading}
          onPress={() => void readPasted()}
        >
          {list === null ? t('recipients.pasteRead') : t('recipients.pasteReplace')}
        </Button>
      </div>
      {list !== null && <ListFacts list={list} />}
    </>
  );
}

function FileField({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const isReading = useDraft((state) => state.isReading);
  const list = draft.source?.kind === 'list' && draft.source.fileName !== '' ? draft.source : null;
  return (
    <>
      <p className="batch-hint">{t('recipients.fileHint')}</p>
      <div className="batch-actions">
        <Button icon="bringIn" isPending={isReading} onPress={() => void chooseFile()}>
          {list === null ? t('recipients.fileChoose') : t('recipients.fileOther')}
        </Button>
      </div>
      {list !== null && <ListFacts list={list} />}
    </>
  );
}

function ListFacts({ list }: { readonly list: BatchList }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const number = (value: number): string => value.toLocaleString(i18n.language);
  return (
    <>
      {list.columns.length > 0 && (
        <>
          <Select
            label={t('recipients.numberColumn')}
            value={String(list.numberColumn)}
            options={list.columns.map((name, index) => ({ value: String(index), label: name }))}
            onChange={(column) => void chooseColumn(Number(column))}
          />
          <p className="batch-hint">{t('recipients.columnsAreFields')}</p>
        </>
      )}
      {list.overLimit > 0 && (
        <Callout tone="warn">
          <p>
            {t('recipients.overLimit', {
              count: list.overLimit,
              number: number(list.overLimit),
              limit: number(maxBatchRecipients),
            })}
          </p>
        </Callout>
      )}
    </>
  );
}
