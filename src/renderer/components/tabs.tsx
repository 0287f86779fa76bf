import type { ReactNode } from 'react';
import {
  Tab,
  TabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
} from 'react-aria-components/Tabs';
import { Icon, type IconName } from './icons';
import './tabs.css';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
}

interface TabsProps<Id extends string> {
  /** What the tabs are for, said to screen readers. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly orientation?: 'horizontal' | 'vertical';
  /** Puts the list of tabs into the window's frame. */
  readonly renderList?: (list: ReactNode) => ReactNode;
  /** A {@link TabPanel} for each tab. */
  readonly children: ReactNode;
}

/** Views of which one shows at a time. */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactNode {
  const { label, items, selected, onSelect, orientation = 'horizontal', children } = props;
  const { renderList = (list) => list } = props;
  return (
    <AriaTabs
      className="tabs"
      orientation={orientation}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item !== undefined) onSelect(item.id);
      }}
    >
      {renderList(
        <TabList className="tab-list" aria-label={label} items={items} dependencies={[selected]}>
          {({ id, label: text, icon }) => (
            <Tab id={id} className="tab">
              {icon !== undefined && <Icon name={icon} />}
              {text}
            </Tab>
          )}
        </TabList>,
      )}
      {children}
    </AriaTabs>
  );
}

/** What a tab shows; mounted only while its tab is selected. */
export function TabPanel({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <AriaTabPanel id={id} className="tab-panel">
      {children}
    </AriaTabPanel>
  );
}
