import './tabs.css';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Tab, TabList, Tabs as AriaTabs } from 'react-aria-components';

export interface TabEntry { readonly id: string; readonly label: string; readonly count?: string; readonly content: ReactNode }

export function Tabs({ label, tabs, selected, onSelect, trailing }: { label: string; tabs: readonly TabEntry[]; selected: string; onSelect: (id: string) => void; trailing?: ReactNode }) {
  const [panelId, setPanelId] = useState('');
  const [tabId, setTabId] = useState('');
  const wire = (tab: HTMLElement | null) => { if (tab) { setTabId(tab.id); setPanelId(tab.getAttribute('aria-controls') ?? ''); } };
  return (
    <div className="tabs">
      <div className="tabs-bar">
        <AriaTabs className="tabs-choice" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
          <TabList aria-label={label} className="tabs-list" items={tabs}>{(tab) => <Tab className="tab" id={tab.id} {...(tab.id === selected ? { ref: wire } : {})}>{tab.label}{tab.count ? <span className="tab-count">{tab.count}</span> : null}</Tab>}</TabList>
        </AriaTabs>
        <span className="grow" />
        {trailing}
      </div>
      <Panel key={selected} id={panelId} labelledBy={tabId}>{tabs.find((tab) => tab.id === selected)?.content}</Panel>
    </div>
  );
}

const TABBABLE = ['button', 'input', 'select', 'textarea', 'a[href]', 'summary', '[tabindex]'].map((one) => `${one}:not([disabled], [hidden], [tabindex="-1"])`).join(',');

/** What the chosen tab shows. React Aria's own panel looks, at every change in it, for something visible to tab to, and has the page laid
 *  out for that each time: a grid that is being put up was laid out again and again. */
function Panel({ id, labelledBy, children }: { readonly id: string; readonly labelledBy: string; readonly children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current!;
    // Content with nothing to tab to is reached, and scrolled, as a whole.
    const update = () => {
      const isReached = element.querySelector(TABBABLE) === null;
      // Said only where it changes: the change is seen here again.
      if (isReached !== element.hasAttribute('tabindex')) { if (isReached) element.tabIndex = 0; else element.removeAttribute('tabindex'); }
    };
    update();
    const observer = new MutationObserver(update);
    observer.observe(element, { subtree: true, childList: true, attributes: true, attributeFilter: ['tabindex', 'disabled', 'hidden'] });
    return () => observer.disconnect();
  }, []);
  return <div ref={panel} className="tab-panel" role="tabpanel" id={id} aria-labelledby={labelledBy}>{children}</div>;
}
