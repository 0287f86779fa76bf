import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button } from '../../../components/button';
import { ConfirmDialog } from '../../../components/dialog';
import { MenuButton } from '../../../components/menu';
import { bridge } from '../../../lib/bridge';
import { isSameQuery, queryOf, type Group } from './group';
import { say, sayError } from './happened';
import { NameDialog } from './name-dialog';
import { chooseGroup, useRoom } from './room-store';

type Asked = 'rename' | 'delete' | 'save' | null;
type OwnGroup = Extract<Group, { readonly kind: 'tag' | 'saved' }>;

function nameOf(group: OwnGroup): string {
  return group.kind === 'tag' ? group.name : group.search.name;
}

/** What can be done with the search and the group that are shown: keep, rename, delete. */
export function GroupActions(): ReactNode {
  const { t } = useTranslation('contacts');
  const group = useRoom((state) => state.group);
  const query = useRoom((state) => state.query);
  const [asked, setAsked] = useState<Asked>(null);
  const own = group.kind === 'tag' || group.kind === 'saved' ? group : null;
  const isChanged =
    query.only !== 'in-bin' && query.importId === undefined && !isSameQuery(query, queryOf(group));
  const close = (): void => {
    setAsked(null);
  };
  return (
    <div className="group-actions">
      {isChanged && (
        <Button
          small
          kind="quiet"
          icon="add"
          onPress={() => {
            setAsked('save');
          }}
        >
          {t('groups.save')}
        </Button>
      )}
      {isChanged && group.kind === 'saved' && (
        <Button
          small
          kind="quiet"
          onPress={() => {
            const { id, name } = group.search;
            void bridge.saveSearch({ id, name, query }).then((answer) => {
              if (!answer.ok) sayError(answer.error);
              else {
                chooseGroup({ kind: 'saved', search: answer.value });
                say(t('groups.updated', { name }));
              }
            });
          }}
        >
          {t('groups.update')}
        </Button>
      )}
      {own !== null && (
        <MenuButton
          label={t('more', { name: nameOf(own) })}
          actions={[
            {
              id: 'rename',
              label: t('rename'),
              icon: 'edit',
              onAction: () => {
                setAsked('rename');
              },
            },
            {
              id: 'delete',
              label: own.kind === 'tag' ? t('groups.deleteTag') : t('groups.deleteSearch'),
              icon: 'remove',
              isDanger: true,
              onAction: () => {
                setAsked('delete');
              },
            },
          ]}
        />
      )}
      {asked === 'save' && <SaveDialog onClose={close} />}
      {own !== null && asked === 'rename' && <RenameDialog group={own} onClose={close} />}
      {own !== null && asked === 'delete' && <DeleteDialog group={own} onClose={close} />}
    </div>
  );
}

function SaveDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('contacts');
  const query = useRoom((state) => state.query);
  return (
    <NameDialog
      title={t('groups.saveTitle')}
      hint={t('groups.saveHint')}
      label={t('groups.name')}
      name={query.text.trim()}
      onClose={onClose}
      onSave={async (name) => {
        const answer = await bridge.saveSearch({ id: null, name, query });
        if (answer.ok) {
          chooseGroup({ kind: 'saved', search: answer.value });
          say(t('groups.saved', { name: answer.value.name }));
        }
        return answer;
      }}
    />
  );
}

interface OwnGroupProps {
  readonly group: OwnGroup;
  readonly onClose: () => void;
}

function RenameDialog({ group, onClose }: OwnGroupProps): ReactNode {
  const { t } = useTranslation('contacts');
  async function rename(name: string): Promise<Result<unknown, AppError>> {
    if (group.kind === 'tag') {
      const answer = await bridge.renameTag({ name: group.name, to: name });
      if (answer.ok) chooseGroup({ kind: 'tag', name: name.trim() });
      return answer;
    }
    const { id, query } = group.search;
    const answer = await bridge.saveSearch({ id, name, query });
    if (answer.ok) chooseGroup({ kind: 'saved', search: answer.value });
    return answer;
  }
  return (
    <NameDialog
      title={t('groups.rename')}
      label={t('groups.name')}
      name={nameOf(group)}
      onSave={rename}
      onClose={onClose}
      {...(group.kind === 'tag' && { hint: t('groups.renameTagHint') })}
    />
  );
}

function DeleteDialog({ group, onClose }: OwnGroupProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const name = nameOf(group);
  async function remove(): Promise<void> {
    const answer =
      group.kind === 'tag'
        ? await bridge.deleteTag({ name })
        : await bridge.deleteSavedSearch({ id: group.search.id });
    onClose();
    if (!answer.ok) sayError(answer.error);
    else {
      chooseGroup({ kind: 'all' });
      say(t('groups.deleted', { name }));
    }
  }
  return (
    <ConfirmDialog
      title={t('groups.deleteTitle', { name })}
      isOpen
      isDanger
      confirmLabel={common('delete')}
      cancelLabel={common('cancel')}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <p>{t(group.kind === 'tag' ? 'groups.deleteTagBody' : 'groups.deleteSearchBody')}</p>
    </ConfirmDialog>
  );
}
