import './field.css';
import { FieldError, Input, Label, Text, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { classes } from './class-name.ts';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  /** Shown above; give `aria-label` instead where the place says it. */
  readonly label?: string;
  readonly help?: string;
  /** A sentence; the field is marked invalid while it is there. */
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly className?: string;
  /** Several lines of text. */
  readonly rows?: number;
  readonly inputRef?: React.Ref<HTMLInputElement>;
}

export function TextField({ label, help, error, placeholder, className, rows, inputRef, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={classes('field', className)}>
      {label ? <Label>{label}</Label> : null}
      {rows ? <AriaTextArea className="input" rows={rows} placeholder={placeholder ?? ''} /> : <Input className="input" placeholder={placeholder ?? ''} {...(inputRef ? { ref: inputRef } : {})} />}
      {help ? <Text slot="description" className="field-help">{help}</Text> : null}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
