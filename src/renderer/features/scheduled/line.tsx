import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { Pill } from '../../components/pill';

interface LineProps {
  readonly name: string;
  readonly practice: boolean;
  readonly when: string;
  /** `null` where there are many. */
  readonly text: string | null;
  readonly onEdit: () => void;
  readonly onSend: (() => void) | null;
  readonly onCancel: () => void;
  readonly cancelLabel: string;
}

/** Something that is due, with what can be done about it. */
export function Line(props: LineProps): ReactNode {
  const { t } = useTranslation('schedule');
  const { t: common } = useTranslation('common');
  const { name, when, text, practice, onEdit, onSend, onCancel, cancelLabel } = props;
  const of = <span className="visually-hidden"> {name}</span>;
  return (
    <li className="item-card">
      <span className="item-head">
        <span className="item-name">{name}</span>
        {practice && <Pill>{common('practice')}</Pill>}
        <span className="scheduled-when">{when}</span>
      </span>
      {text !== null && <p className="item-text selectable">{text}</p>}
      <span className="item-actions">
        <Button small icon="edit" onPress={onEdit}>
          {t('edit')}
          {of}
        </Button>
        {onSend !== null && (
          <Button small icon="send" onPress={onSend}>
            {t('sendNow')}
            {of}
          </Button>
        )}
        <Button small kind="quiet" onPress={onCancel}>
          {cancelLabel}
          {of}
        </Button>
      </span>
    </li>
  );
}
