import './field.css';
import { Button, Label, ListBox, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { classes } from './class-name.ts';
import { Icon } from './icon.tsx';
import { ListOption, type Option } from './list-option.tsx';

export type { Option };

export interface SelectProps<Id extends string> {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly help?: string;
  readonly className?: string;
}

/** One of a few. For long lists use ComboBox, which finds by typing. */
export function Select<Id extends string>({ label, options, value, onChange, placeholder, help, className, ...rest }: SelectProps<Id>) {
  const disabled = options.filter((option) => option.isDisabled).map((option) => option.id);
  return (
    <AriaSelect {...rest} {...(placeholder === undefined ? {} : { placeholder })} className={classes('field', className)} value={value} onChange={(key) => { if (key !== null) onChange(key as Id); }} disabledKeys={disabled}>
      {label ? <Label>{label}</Label> : null}
      <Button className="input select-button"><SelectValue className="select-value">{({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue><Icon name="down" size={13} /></Button>
      {help ? <Text slot="description" className="field-help">{help}</Text> : null}
      <Popover className="popover" offset={2}>
        <ListBox className="listbox" items={options}>
          {(option) => <ListOption option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
