import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactSelection } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { Button } from '../../../components/button';
import { ConfirmDialog, Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { SelectionBar as Bar } from '../../../components/selection-bar';
import { bridge } from '../../../lib/bridge';
import { selectedCount } from '../../../lib/selection';
import { TagsField } from '../page/tags-field';
import { useGroups } from './groups-store';
import { say, sayError } from './happened';
import { useRoom } from './room-store';
import { selectedIds } from './selected-ids';
import { callsFor } from './selection-calls';
import { tickAll, tickNone } from './ticks';

/** Does something with each part of the selection; the first failure ends it. */
async function forSelected(
  work: (selection: ContactSelection) => Promise<Result<number, AppError>>,
): Promise<Result<number, AppError>> {
  const { selection, query } = useRoom.getState();
  let count = 0;
  for (const call of callsFor(selection, query)) {
    const answer = await work(call);
    if (!answer.ok) return answer;
    count += answer.value;
  }
  return ok(count);
}

interface SelectionBarProps {
  /** Begins a text to contacts, by their ids; `null` where that cannot be done. */
  readonly onText: ((contactIds: readonly string[]) => void) | null;
}

/** What can be done with the contacts that are ticked. */
export function SelectionBar({ onText }: SelectionBarProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const selection = useRoom((state) => state.selection);
  const total = useRoom((state) => state.list.total);
  const query = useRoom((state) => state.query);
  const isBin = useRoom((state) => state.query.only === 'in-bin');
  const [asked, setAsked] = useState<'tag' | 'delete' | null>(null);
  const count = selectedCount(selection, total);
  if (count === 0) return null;
  const close = (): void => {
    setAsked(null);
  };

  async function remove(): Promise<void> {
    close();
    const answer = await forSelected(async (selected) => {
      const deleted = await bridge.deleteContacts({ selection: selected });
      return deleted.ok ? ok(deleted.value.deleted) : deleted;
    });
    if (!answer.ok) sayError(answer.error);
    else {
      tickNone();
      say(t('room.deletedMany', { count: answer.value }));
    }
  }

  async function text(): Promise<void> {
    const answer = await selectedIds(selection, query);
    if (answer.ok) onText?.(answer.value);
    else sayError(answer.error);
  }

  return (
    <>
      <Bar
        label={t('room.selection')}
        count={t('room.ticked', { count })}
        all={
          count < total ? { label: t('room.tickAll', { count: total }), onPress: tickAll } : null
        }
        none={{ label: t('room.tickNone'), onPress: tickNone }}
      >
        {!isBin && (
          <>
            {onText !== null && (
              <Button small onPress={() => void text()}>
                {t('room.text')}
              </Button>
            )}
            <Button
              small
              onPress={() => {
                setAsked('tag');
              }}
            >
              {t('room.tag')}
            </Button>
            <Button
              small
              onPress={() => {
                setAsked('delete');
              }}
            >
              {common('delete')}
            </Button>
          </>
        )}
      </Bar>
      {asked === 'tag' && <TagDialog count={count} onClose={close} />}
      <ConfirmDialog
        title={t('room.deleteTitle', { count })}
        isOpen={asked === 'delete'}
        isDanger
        confirmLabel={common('delete')}
        cancelLabel={common('cancel')}
        onConfirm={() => void remove()}
        onCancel={close}
      >
        <p>{t('room.deleteBody')}</p>
      </ConfirmDialog>
    </>
  );
}

function TagDialog({
  count,
  onClose,
}: {
  readonly count: number;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const known = useGroups((state) => state.tags);
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    setIsSaving(true);
    const answer = await forSelected(async (selection) => {
      const changed = await bridge.changeTags({ selection, add, remove });
      return changed.ok ? ok(changed.value.changed) : changed;
    });
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    say(t('room.tagged', { count: answer.value }));
    onClose();
  }

  return (
    <Dialog
      title={t('room.tagTitle', { count })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={add.length + remove.length === 0}
            isPending={isSaving}
            onPress={() => void save()}
          >
            {t('room.tagConfirm')}
          </Button>
        </>
      }
    >
      <TagsField label={t('room.tagAdd')} known={known} tags={add} autoFocus onChange={setAdd} />
      <TagsField label={t('room.tagRemove')} known={known} tags={remove} onChange={setRemove} />
      <ErrorMessage error={error} />
    </Dialog>
  );
}
