import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PopupOption } from '../../../components/popup-option';
import { useCompose, type TemplatesOffered } from '../compose-store';
import { templateListId, templateOptionId } from '../template-ids';
import { caretBox } from './caret-box';
import { insertTemplate } from './offer';
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
  const [place, setPlace] = useState<'above' | 'below'>('below');
  const [offset, setOffset] = useState(0);
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (area.current === null || ref.current === null) return;
    const { top, bottom } = caretBox(area.current, offered.start);
    const fitsBelow = bottom + ref.current.offsetHeight <= area.current.clientHeight;
    const isAbove = !fitsBelow && top > area.current.clientHeight - bottom;
    setPlace(isAbove ? 'above' : 'below');
    setOffset(isAbove ? area.current.clientHeight - top : bottom);
  }, [area, offered.start, offered.items.length]);

  return (
    <div
      ref={ref}
      className="popup template-popup"
      style={place === 'below' ? { top: offset } : { bottom: offset }}
    >
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
