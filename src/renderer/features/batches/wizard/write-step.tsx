import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { batchPurposes, type Batch } from '#shared/domain/batch';
import { maxTextUnits } from '#shared/domain/draft';
import { cutText } from '#shared/domain/text';
import { Button } from '../../../components/button';
import { Choices } from '../../../components/choices';
import { FieldMenu } from '../../../components/field-menu';
import { TextArea } from '../../../components/text-field';
import { useFieldExample } from '../field-example';
import { editDraft, goToStep, useDraft } from './draft-store';
import { fieldNames, textProblems, type TextProblem } from './field-names';
import { FromSelect } from './from-select';
import { keepGroups, useGroups } from './groups-store';
import { OptOutLine, SignOffLine } from './added-lines';
import { usePreviewOf } from './preview-store';
import { TextPreview } from './text-preview';
import { TemplateMenu } from './template-menu';
import { WizardFooter } from './wizard-footer';
import { canGoTo } from './wizard-steps';

/** The second step: what the batch says, from which number, and what for. */
export function WriteStep({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const example = useFieldExample();
  const { source, text, purpose } = batch.draft;
  const canGoOn = useDraft((state) => canGoTo('review', state));
  const fields = useGroups((state) => state.fields);
  const isLoaded = useGroups((state) => state.isLoaded);
  const area = useRef<HTMLTextAreaElement>(null);
  const names = useMemo(() => fieldNames(source, fields), [source, fields]);
  const problems = isLoaded ? textProblems(text, names) : [];
  useEffect(keepGroups, []);
  usePreviewOf(batch);

  /** Puts words where the caret is, and the caret behind them. */
  function insert(words: string): void {
    const { selectionStart, selectionEnd } = area.current ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    const caret = selectionStart + words.length;
    editDraft({ text: text.slice(0, selectionStart) + words + text.slice(selectionEnd) });
    select(caret, caret);
  }

  function select(start: number, end: number): void {
    // After the new text is in the field and the menu has given the focus back.
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    }, 0);
  }

  return (
    <>
      <h2 className="batch-heading" tabIndex={-1}>
        {t('write.title')}
      </h2>
      <section className="batch-card card">
        <FromSelect batch={batch} />
        <Choices
          label={t('write.purpose')}
          value={purpose}
          choices={batchPurposes.map((value) => ({
            value,
            label: t(`write.purposes.${value}`),
            description: t(`write.purposeHints.${value}`),
          }))}
          onChange={(chosen) => {
            editDraft({ purpose: chosen });
          }}
        />
        <div className="batch-text">
          <TextArea
            label={t('write.text')}
            description={t('write.textHint', { example })}
            value={text}
            rows={5}
            inputRef={area}
            onChange={(typed) => {
              editDraft({ text: cutText(typed, maxTextUnits) });
            }}
          />
          <div className="batch-text-menus">
            <FieldMenu columns={names.columns} onInsert={insert} />
            <TemplateMenu />
          </div>
          <FieldProblems problems={problems} onShow={select} />
          <SignOffLine batch={batch} />
          <OptOutLine batch={batch} />
        </div>
        <TextPreview batch={batch} />
      </section>
      <WizardFooter hint={purpose === null ? t('write.purposeMissing') : t('wizard.kept')}>
        <Button onPress={() => void goToStep('recipients')}>{t('wizard.previous')}</Button>
        <Button kind="primary" isDisabled={!canGoOn} onPress={() => void goToStep('review')}>
          {t('write.next')}
        </Button>
      </WizardFooter>
    </>
  );
}

function FieldProblems({
  problems,
  onShow,
}: {
  readonly problems: readonly TextProblem[];
  readonly onShow: (start: number, end: number) => void;
}): ReactNode {
  const { t } = useTranslation('batches');
  const { t: compose } = useTranslation('compose');
  if (problems.length === 0) return null;
  return (
    <ul className="batch-problems">
      {problems.slice(0, 5).map(({ kind, field, start, end }) => (
        <li key={start} className="batch-problem">
          <span>{compose(`fields.problem.${kind}`, { field })}</span>
          <Button
            small
            kind="quiet"
            onPress={() => {
              onShow(start, end);
            }}
          >
            {t('problem.show')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
