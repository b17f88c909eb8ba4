import './field.css';
import { useState } from 'react';
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

/** Longer lists are not walked through: of the lines that fit what is typed, a part is made. */
const MANY = 300;
const PART = 100;

/** One of many, found by typing; accents and case do not matter. The lines are made when it is reached: all countries, or 5,000 categories,
 *  in each row of a table would hold the window for seconds. */
export function ComboBox({ label, options, value, onChange, placeholder, emptyText, className, ...rest }: ComboBoxProps) {
  const [isReached, setIsReached] = useState(false);
  const [typed, setTyped] = useState('');
  const isLong = options.length > MANY;
  const fits = (text: string, wanted: string) => foldText(text).includes(foldText(wanted));
  const lines = !isReached ? options.filter(({ id }) => id === value) : isLong ? options.filter(({ label: text }) => fits(text, typed)).slice(0, PART) : options;
  return (
    <AriaComboBox
      {...rest} className={classes('field', className)} {...(isLong ? { items: lines } : { defaultItems: lines })} value={value} onChange={(key) => onChange(key === null ? null : String(key))}
      onFocus={() => setIsReached(true)} onInputChange={setTyped} onOpenChange={(isOpen, trigger) => { if (isOpen && trigger !== 'input') setTyped(''); }}
      defaultFilter={fits} menuTrigger="focus" allowsEmptyCollection
    >
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
