import { Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';

/** A whole number that may be left out. */
export function NumberField({ label, value, onChange, min, help }: { label: string; value: number | null; onChange: (value: number | null) => void; min: number; help?: string }) {
  return (
    <AriaNumberField className="field" value={value ?? Number.NaN} minValue={min} step={1} formatOptions={{ maximumFractionDigits: 0 }} onChange={(next) => onChange(Number.isNaN(next) ? null : next)}>
      <Label>{label}</Label>
      <Input className="input" />
      {help ? <Text slot="description" className="field-help">{help}</Text> : null}
    </AriaNumberField>
  );
}
