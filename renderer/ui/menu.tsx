import './field.css';
import './menu.css';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuEntry { readonly id: string; readonly label: string; readonly icon?: IconName; readonly shortcut?: string; readonly isDisabled?: boolean; readonly isSelected?: boolean; readonly separatorBefore?: boolean; readonly danger?: boolean }

/** A trigger and its menu: `<Menu label="More" items={…} onAction={…}><IconButton …/></Menu>`. */
export function Menu({ label, items, onAction, children, placement = 'bottom end' }: { label: string; items: readonly MenuEntry[]; onAction: (id: string) => void; children: ReactElement; placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover menu-popover" offset={3} placement={placement}>
        <MenuList label={label} items={items} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  );
}

export function MenuList({ label, items, onAction, autoFocus = false }: { label: string; items: readonly MenuEntry[]; onAction: (id: string) => void; /** Where no MenuTrigger brings the focus in. */ autoFocus?: boolean }) {
  return (
    <AriaMenu className="listbox" aria-label={label} {...(autoFocus ? { autoFocus: 'first' as const } : {})} onAction={(key) => onAction(String(key))} disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}>
      {items.flatMap((item) => [
        ...(item.separatorBefore ? [<Separator key={`${item.id}-rule`} className="menu-rule" />] : []),
        <MenuItem key={item.id} id={item.id} textValue={item.label} className={item.danger ? 'option option-danger' : 'option'}>
          <span className="menu-mark">{item.isSelected ? <Icon name="check" size={13} /> : item.icon ? <Icon name={item.icon} size={14} /> : null}</span>
          <Text slot="label">{item.label}</Text>
          {item.shortcut ? <span className="option-detail"><Kbd keys={item.shortcut} /></span> : null}
        </MenuItem>,
      ])}
    </AriaMenu>
  );
}
