import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from './icons';
import './button.css';
import './popup.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

interface MenuButtonProps {
  /** The button's accessible name. */
  readonly label: string;
  readonly icon?: IconName;
  /** The name stands on the button, beside its icon. */
  readonly isLabelShown?: boolean;
  readonly actions: readonly MenuAction[];
}

/** A button with an icon that opens a menu of actions. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const { label, icon = 'more', isLabelShown = false, actions } = props;
  return (
    <MenuTrigger>
      {isLabelShown ? (
        <AriaButton className="button button-secondary button-small">
          <Icon name={icon} />
          <span>{label}</span>
        </AriaButton>
      ) : (
        <AriaButton className="button button-quiet button-icon button-small" aria-label={label}>
          <Icon name={icon} />
        </AriaButton>
      )}
      <Popover className="popup" placement={isLabelShown ? 'bottom start' : 'bottom end'}>
        <Menu
          className="popup-list"
          items={actions}
          onAction={(key) => {
            actions.find(({ id }) => id === key)?.onAction();
          }}
        >
          {(action) => (
            <MenuItem
              id={action.id}
              className={`popup-item${action.isDanger === true ? ' popup-item-danger' : ''}`}
              isDisabled={action.isDisabled === true}
              textValue={action.label}
            >
              {action.icon !== undefined && <Icon name={action.icon} />}
              <span className="popup-item-text">{action.label}</span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
