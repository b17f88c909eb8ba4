import './field.css';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, Popover } from 'react-aria-components';
import { classes } from './class-name.ts';
import { foldText } from './fold-text.ts';
import { Icon } from './icon.tsx';
import { ListOption, type Option } from './list-option.tsx';

export interface ComboBoxProps {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Said when nothing fits what was typed. */
  readonly emptyText: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
}

/** One of many, found by typing; accents and case do not matter. */
export function ComboBox({ label, options, value, onChange, placeholder, emptyText, className, ...rest }: ComboBoxProps) {
  return (
    <AriaComboBox {...rest} className={classes('field', className)} defaultItems={options} value={value} onChange={(key) => onChange(key === null ? null : String(key))} defaultFilter={(text, typed) => foldText(text).includes(foldText(typed))} menuTrigger="focus" allowsEmptyCollection>
      {label ? <Label>{label}</Label> : null}
      <div className="combo">
        <Input className="input" placeholder={placeholder ?? ''} />
        <Button className="combo-toggle"><Icon name="down" size={13} /></Button>
      </div>
      <Popover className="popover" offset={2}>
        <ListBox<Option> className="listbox" renderEmptyState={() => <div className="listbox-empty">{emptyText}</div>}>
          {(option) => <ListOption option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
