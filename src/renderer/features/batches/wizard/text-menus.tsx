import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/domain/template-model';
import { dateField, fieldText } from '#shared/domain/template-fields';
import { ConfirmDialog } from '../../../components/dialog';
import { MenuButton } from '../../../components/menu';
import { editDraft, useDraft } from './draft-store';
import type { FieldNames } from './field-names';
import { useGroups } from './groups-store';

interface FieldMenuProps {
  readonly names: FieldNames;
  readonly onInsert: (words: string) => void;
}

/** Fields to put into the text: those of the list itself first. */
export function FieldMenu({ names, onInsert }: FieldMenuProps): ReactNode {
  const { t } = useTranslation('batches');
  const action = (name: string, label: string) => ({
    id: name,
    label,
    onAction: () => {
      onInsert(fieldText(name));
    },
  });
  const actions = [
    ...names.columns.map((name) => action(name, name)),
    ...names.contact.map((name) => action(name, t(`field.${name}`))),
    ...names.own.map((name) => action(name, name)),
    action(dateField, t('field.date')),
  ];
  const unique = actions.filter(
    ({ id }, index) => actions.findIndex((other) => other.id === id) === index,
  );
  return <MenuButton label={t('write.insertField')} icon="add" isLabelShown actions={unique} />;
}

/** Templates to begin with; what was typed gives way only after a question. */
export function TemplateMenu(): ReactNode {
  const { t } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const templates = useGroups((state) => state.templates);
  const [asked, setAsked] = useState<Template | null>(null);
  if (templates.length === 0) return null;
  function take({ text, language }: Template): void {
    editDraft({ text, language });
    setAsked(null);
  }
  return (
    <>
      <MenuButton
        label={t('write.useTemplate')}
        icon="copy"
        isLabelShown
        actions={templates.map((template) => ({
          id: template.id,
          label: template.name,
          onAction: () => {
            const typed = useDraft.getState().batch?.draft.text ?? '';
            const isKept = templates.some(({ text }) => text === typed);
            if (typed.trim() === '' || isKept) take(template);
            else setAsked(template);
          },
        }))}
      />
      <ConfirmDialog
        title={t('write.replaceTitle')}
        isOpen={asked !== null}
        confirmLabel={t('write.replaceConfirm')}
        cancelLabel={common('cancel')}
        onConfirm={() => {
          if (asked !== null) take(asked);
        }}
        onCancel={() => {
          setAsked(null);
        }}
      >
        <p>{t('write.replaceBody', { name: asked?.name ?? '' })}</p>
      </ConfirmDialog>
    </>
  );
}
