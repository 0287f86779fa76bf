import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { useTranslation } from 'react-i18next';
import type { DraftRecipient } from '#shared/domain/draft';
import { Icon } from '../../components/icons';
import { readable, useLoadedPhone } from '../../lib/phone';
import { removeRecipient } from './compose-store';

export interface ChipsProps {
  readonly recipients: readonly DraftRecipient[];
  /** Gives the caret back to To, once a chip that had the focus is gone. */
  readonly onLeave: () => void;
}

/** The recipients chosen so far, each with a button that takes it out. */
export function Chips({ recipients, onLeave }: ChipsProps): ReactNode {
  const { t } = useTranslation('compose');
  const phone = useLoadedPhone();
  const items = recipients.map((recipient) => {
    const number = readable(phone, recipient.e164);
    return { id: recipient.e164, label: recipient.name ?? number, number };
  });
  return (
    <TagGroup
      className="chips"
      aria-label={t('recipients')}
      onRemove={(keys) => {
        for (const key of keys) removeRecipient(String(key));
        if (keys.size === recipients.length) onLeave();
      }}
    >
      <TagList className="chips-list" items={items}>
        {({ id, label, number }) => (
          <Tag id={id} className="chip" textValue={label}>
            <span className="chip-label" title={number}>
              {label}
            </span>
            <Button slot="remove" className="chip-remove" aria-label={t('remove', { name: label })}>
              <Icon name="close" />
            </Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}
