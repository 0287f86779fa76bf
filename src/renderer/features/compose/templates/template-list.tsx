import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PopupOption } from '../../../components/popup-option';
import { useCompose, type TemplatesOffered } from '../compose-store';
import { templateListId, templateOptionId } from '../template-ids';
import { insertTemplate } from './offer';
import { usePlaceAtCaret } from './place-at-caret';
import './template-list.css';

export interface TemplateListProps {
  /** The field that the slash is typed into. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/** The templates that a slash and part of a name offer, beside the caret. */
export function TemplateList({ area }: TemplateListProps): ReactNode {
  const offered = useCompose((state) => state.templates);
  return offered !== null && <Popup offered={offered} area={area} />;
}

function Popup({
  offered,
  area,
}: TemplateListProps & { readonly offered: TemplatesOffered }): ReactNode {
  const { t } = useTranslation('compose');
  const { popup, style } = usePlaceAtCaret(area, offered.start, offered.items.length);

  return (
    <div ref={popup} className="popup template-popup" style={style}>
      <ul id={templateListId} className="popup-list" role="listbox" aria-label={t('templates')}>
        {offered.items.map((template, index) => (
          <PopupOption
            key={template.id}
            id={templateOptionId(template)}
            className="template-option"
            isActive={index === offered.active}
            onChoose={() => void insertTemplate(template, offered)}
          >
            <span className="popup-item-text template-option-name">{template.name}</span>
            {/* Heard once it is in the field; until then the name is enough to choose by. */}
            <span className="popup-item-text template-option-text" aria-hidden="true">
              {template.text}
            </span>
          </PopupOption>
        ))}
      </ul>
    </div>
  );
}
