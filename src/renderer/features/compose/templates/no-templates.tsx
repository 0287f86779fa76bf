import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { bridge } from '../../../lib/bridge';
import { useCompose } from '../compose-store';
import { stopOffering } from '../slash';
import { usePlaceAtCaret } from './place-at-caret';
import '../../../components/popup.css';
import './template-list.css';

export interface NoTemplatesProps {
  /** The field that the slash is typed into. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** Where the slash stands, in UTF-16 units. */
  readonly start: number;
}

/** Says, where the templates would be offered, what they are and where one is made. */
export function NoTemplates({ area, start }: NoTemplatesProps): ReactNode {
  const { t } = useTranslation('compose');
  const { popup, style } = usePlaceAtCaret(area, start, 0);
  return (
    <div
      ref={popup}
      className="popup template-popup no-templates"
      style={style}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        stopOffering();
        useCompose.setState({ focus: { field: 'message' } });
      }}
    >
      <p className="template-option-name">{t('noTemplates.what')}</p>
      <p className="no-templates-hint">{t('noTemplates.hint')}</p>
      <Button
        small
        onPress={() => {
          stopOffering();
          void bridge.openDesk({ room: 'templates' });
        }}
      >
        {t('noTemplates.make')}
      </Button>
    </div>
  );
}
