import { ListBoxItem, Text } from 'react-aria-components';

export interface Option<Id extends string = string> { readonly id: Id; readonly label: string; readonly detail?: string; readonly isDisabled?: boolean }

/** One line of a list to choose from: a label, and what tells it from others below it. */
export function ListOption({ option }: { option: Option }) {
  return (
    <ListBoxItem className="option" id={option.id} textValue={option.label}>
      <Text slot="label">{option.label}</Text>
      {option.detail ? <Text slot="description" className="option-detail">{option.detail}</Text> : null}
    </ListBoxItem>
  );
}
