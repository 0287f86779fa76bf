import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../components/icons';
import { Select } from '../../../components/select';
import { groupKey, groupOf } from './group';
import { useGroups } from './groups-store';
import { chooseGroup, useRoom } from './room-store';

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly count: number | null;
  readonly icon: IconName | null;
}

interface Section {
  readonly id: string;
  /** Empty where it needs none. */
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** All groups in their order: those that are always there, then what the user made. */
function useSections(): readonly Section[] {
  const { t } = useTranslation('contacts');
  const { tags, searches, all, optOuts, bin } = useGroups();
  const group = useRoom((state) => state.group);
  const sections: readonly Section[] = [
    {
      id: 'kept',
      title: '',
      entries: [
        { key: 'all', name: t('groups.all'), count: all, icon: 'contacts' },
        { key: 'opt-outs', name: t('groups.optOuts'), count: optOuts, icon: 'hide' },
        { key: 'bin', name: t('groups.bin'), count: bin, icon: 'remove' },
      ],
    },
    {
      id: 'imports',
      title: t('groups.imported'),
      // Only while it is shown: any other group is the way back.
      entries:
        group.kind === 'import'
          ? [{ key: groupKey(group), name: group.fileName, count: null, icon: 'bringIn' }]
          : [],
    },
    {
      id: 'searches',
      title: t('groups.searches'),
      entries: searches.map((search) => ({
        key: groupKey({ kind: 'saved', search }),
        name: search.name,
        count: search.count,
        icon: null,
      })),
    },
    {
      id: 'tags',
      title: t('tags'),
      entries: tags.map(({ name, count }) => ({
        key: groupKey({ kind: 'tag', name }),
        name,
        count,
        icon: null,
      })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function choose(key: string): void {
  const { tags, searches } = useGroups.getState();
  const group = groupOf(key, tags, searches);
  if (group !== null) chooseGroup(group);
}

/** The groups as a column, for wide windows. */
export function GroupList(): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const key = useRoom(({ group }) => groupKey(group));
  const sections = useSections();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ListBox
      className="group-list"
      aria-label={t('groups.title')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[key]}
      onSelectionChange={(keys) => {
        if (keys === 'all') return;
        for (const chosen of keys) choose(String(chosen));
      }}
    >
      {sections.map((section) => (
        <ListBoxSection
          key={section.id}
          id={section.id}
          className="group-section"
          {...(section.title === '' && { 'aria-label': t('groups.all') })}
        >
          {section.title !== '' && <Header className="group-title">{section.title}</Header>}
          {section.entries.map((entry) => (
            <ListBoxItem
              key={entry.key}
              id={entry.key}
              className="group-entry"
              textValue={entry.name}
            >
              {entry.icon !== null && <Icon name={entry.icon} />}
              <span className="group-name" title={entry.name}>
                {entry.name}
              </span>
              {entry.count !== null && (
                <span className="group-count">{number.format(entry.count)}</span>
              )}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

/** The groups as a select, for windows that are too narrow for the column. */
export function GroupSelect(): ReactNode {
  const { t, i18n } = useTranslation('contacts');
  const key = useRoom(({ group }) => groupKey(group));
  const sections = useSections();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className="group-select">
      <Select
        label={t('groups.title')}
        value={key}
        groups={sections.map(({ title, entries }) => ({
          label: title,
          options: entries.map(({ key: value, name, count }) => ({
            value,
            label: count === null ? name : `${name} (${number.format(count)})`,
          })),
        }))}
        onChange={choose}
      />
    </div>
  );
}
