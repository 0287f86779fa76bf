import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { nameKey } from '#shared/domain/name-key';
import type { TemplateInput } from '#shared/domain/template-model';
import { Button } from '../../components/button';
import { MenuButton } from '../../components/menu';
import { SearchField } from '../../components/search-field';
import { exportTemplates, openImport } from './template-files';
import { hasDraft } from './template-drafts';
import { addTemplate, newId, openTemplate, useTemplates } from './templates-store';

interface Line extends TemplateInput {
  readonly id: string;
}

/** The templates by name, and what can be done with all of them. */
export function TemplateList(): ReactNode {
  const { t, i18n } = useTranslation('templates');
  const state = useTemplates();
  const { templates, drafts, query, openId } = state;
  const wanted = nameKey(query);
  const lines: readonly Line[] = [
    ...(drafts[newId] === undefined ? [] : [{ id: newId, ...drafts[newId] }]),
    ...[...templates]
      .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
      .filter(
        ({ name, text }) => nameKey(name).includes(wanted) || text.toLowerCase().includes(wanted),
      ),
  ];
  return (
    <div className="list-room-list">
      <div className="list-room-line">
        <SearchField
          label={t('search')}
          value={query}
          onChange={(words) => {
            useTemplates.setState({ query: words });
          }}
        />
        <Button
          kind="primary"
          icon="add"
          onPress={() => {
            addTemplate({ name: '', text: '', language: i18n.language });
          }}
        >
          {t('new')}
        </Button>
        <FilesMenu isEmpty={templates.length === 0} />
      </div>
      {lines.length === 0 && <p className="template-list-none">{t('noneFound')}</p>}
      {lines.length > 0 && (
        <GridList
          className="list-room-lines template-lines"
          aria-label={t('title')}
          items={lines}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={openId === null ? [] : [openId]}
          dependencies={[state]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) openTemplate(String(key));
          }}
        >
          {(line) => (
            <GridListItem id={line.id} className="template-line" textValue={line.name}>
              <span className="list-line-name template-line-head">
                <span className="list-line-name">
                  {line.name.trim() === '' ? t('unnamed') : line.name}
                </span>
                {hasDraft(state, line.id) && (
                  <span className="template-line-unsaved">{t('unsaved')}</span>
                )}
              </span>
              <span className="list-line-text list-line-soft">{line.text}</span>
            </GridListItem>
          )}
        </GridList>
      )}
    </div>
  );
}

/** Import and export, behind one button. */
export function FilesMenu({ isEmpty }: { readonly isEmpty: boolean }): ReactNode {
  const { t } = useTranslation('templates');
  return (
    <MenuButton
      label={t('files')}
      actions={[
        {
          id: 'import',
          label: t('import.open'),
          icon: 'bringIn',
          onAction: () => void openImport(),
        },
        ...(['json', 'csv'] as const).map((format) => ({
          id: format,
          label: t('export', { format: format.toUpperCase() }),
          isDisabled: isEmpty,
          onAction: () => void exportTemplates(format),
        })),
      ]}
    />
  );
}
