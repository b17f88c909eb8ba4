import './tabs.css';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabEntry { readonly id: string; readonly label: string; readonly count?: string; readonly content: ReactNode }

export function Tabs({ label, tabs, selected, onSelect, trailing }: { label: string; tabs: readonly TabEntry[]; selected: string; onSelect: (id: string) => void; trailing?: ReactNode }) {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <div className="tabs-bar">
        <TabList aria-label={label} className="tabs-list" items={tabs}>{(tab) => <Tab className="tab" id={tab.id}>{tab.label}{tab.count ? <span className="tab-count">{tab.count}</span> : null}</Tab>}</TabList>
        <span className="grow" />
        {trailing}
      </div>
      {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id} className="tab-panel">{tab.content}</TabPanel>)}
    </AriaTabs>
  );
}
