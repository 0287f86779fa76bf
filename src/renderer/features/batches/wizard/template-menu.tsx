import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/domain/template-model';
import { ConfirmDialog } from '../../../components/dialog';
import { MenuButton } from '../../../components/menu';
import { editDraft, useDraft } from './draft-store';
import { useGroups } from './groups-store';

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
