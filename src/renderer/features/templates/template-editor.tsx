import { useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTemplateNameUnits, maxTemplateUnits } from '#shared/domain/template-model';
import { Button, IconButton } from '../../components/button';
import { ErrorMessage } from '../../components/error-message';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { TextMarks } from '../../components/text-marks';
import { FieldMenu } from '../../components/field-menu';
import { fieldMarks } from '../../lib/field-marks';
import { languageChoices } from '../../lib/language-choices';
import { Preview } from './preview';
import { useMergedPreview } from './preview-store';
import { hasDraft } from './template-drafts';
import {
  changeTemplate,
  deleteTemplate,
  discardTemplate,
  newId,
  openTemplate,
  saveTemplate,
  shownInput,
  useTemplates,
} from './templates-store';

/** A template being written, beside what somebody would get. */
export function TemplateEditor(): ReactNode {
  const { t, i18n } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const state = useTemplates();
  const input = shownInput(state);
  const merged = useMergedPreview(input);
  if (input === null || state.openId === null) return null;
  const kept = state.templates.find(({ id }) => id === state.openId);
  const isChanged = hasDraft(state, state.openId);
  return (
    <form
      className="list-room-page"
      noValidate
      aria-label={state.openId === newId ? t('new') : input.name}
      onSubmit={(event) => {
        event.preventDefault();
        void saveTemplate();
      }}
    >
      <div className="list-room-back template-back">
        <IconButton
          icon="back"
          label={t('back')}
          onPress={() => {
            openTemplate(null);
          }}
        />
      </div>
      <div className="template-form">
        <TextField
          label={t('name')}
          value={input.name}
          maxLength={maxTemplateNameUnits}
          autoFocus={state.openId === newId}
          onChange={(name) => {
            changeTemplate({ name });
          }}
        />
        <TextWithFields text={input.text} problems={merged?.problems ?? []} />
        <Select
          label={t('language')}
          description={t('languageHint')}
          value={input.language}
          options={languageChoices(i18n.language, input.language)}
          onChange={(language) => {
            changeTemplate({ language });
          }}
        />
        <Preview input={input} merged={merged} />
      </div>
      <div className="template-end">
        <ErrorMessage error={state.error} />
        <div className="template-actions">
          {kept !== undefined && (
            <Button kind="quiet" icon="remove" onPress={() => void deleteTemplate(kept)}>
              {common('delete')}
            </Button>
          )}
          <span className="template-actions-space" />
          {(isChanged || kept === undefined) && (
            <Button onPress={discardTemplate}>{t('discard')}</Button>
          )}
          <Button
            kind="primary"
            type="submit"
            isDisabled={kept !== undefined && !isChanged}
            isPending={state.isSaving}
          >
            {common('save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface TextWithFieldsProps {
  readonly text: string;
  readonly problems: Parameters<typeof fieldMarks>[1];
}

/** The text, its fields marked, with a menu that puts in another. */
function TextWithFields({ text, problems }: TextWithFieldsProps): ReactNode {
  const { t } = useTranslation('templates');
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  return (
    <div className="field">
      <div className="template-text-head">
        <label className="field-label" htmlFor={id}>
          {t('text')}
        </label>
        <FieldMenu
          onInsert={(field) => {
            const { selectionStart, selectionEnd } = area.current ?? {
              selectionStart: text.length,
              selectionEnd: text.length,
            };
            changeTemplate({
              text: text.slice(0, selectionStart) + field + text.slice(selectionEnd),
            });
            // After the menu has given the focus back and the text is there.
            requestAnimationFrame(() => {
              const caret = selectionStart + field.length;
              area.current?.focus();
              area.current?.setSelectionRange(caret, caret);
            });
          }}
        />
      </div>
      <div className="marked-text">
        <TextMarks
          area={area}
          className="field-input template-text"
          text={text}
          marks={fieldMarks(text, problems)}
        />
        <textarea
          id={id}
          ref={area}
          className="field-input template-text"
          rows={5}
          maxLength={maxTemplateUnits}
          value={text}
          onChange={({ target }) => {
            changeTemplate({ text: target.value });
          }}
        />
      </div>
    </div>
  );
}
