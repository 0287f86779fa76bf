import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message';
import { Button } from '../../components/button';
import { MenuButton } from '../../components/menu';
import { calmActions, urgentActions, type ActionId } from './actions-of';
import { act, type OnCompose } from './history-actions';

interface MessageActionsProps {
  readonly message: Message;
  readonly onCompose: OnCompose;
  /** How many of the calm actions stand as buttons; the others are in the menu. */
  readonly shown: number;
  /** More for the menu. */
  readonly onDetails?: () => void;
}

/** What can be done with a message, by its state: what asks for it first. */
export function MessageActions(props: MessageActionsProps): ReactNode {
  const { message, onCompose, shown, onDetails } = props;
  const { t } = useTranslation('history');
  const { t: log } = useTranslation('log');
  const urgent = urgentActions(message);
  const calm = calmActions(message);
  const run = (id: ActionId): void => {
    act(id, message, { onCompose, askedToStop: t('askedToStop') });
  };
  const menu = [
    ...calm.slice(shown).map((id) => ({
      id,
      label: t(`action.${id}`),
      isDanger: id === 'delete',
      onAction: () => {
        run(id);
      },
    })),
    ...(onDetails === undefined
      ? []
      : [{ id: 'details', label: log('inDesk'), onAction: onDetails }]),
  ];
  const buttons = [...urgent, ...calm.slice(0, shown)].map((id, place) => (
    <Button
      key={id}
      small
      kind={place < urgent.length ? 'secondary' : 'quiet'}
      onPress={() => {
        run(id);
      }}
    >
      {t(`action.${id}`)}
    </Button>
  ));
  return (
    <div className="message-actions" data-calm={urgent.length === 0 || undefined}>
      {buttons.slice(0, -1)}
      <span className="message-actions-end">
        {buttons.at(-1)}
        {menu.length > 0 && <MenuButton label={t('more')} actions={menu} />}
      </span>
    </div>
  );
}
