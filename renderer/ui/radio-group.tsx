import './field.css';
import './checkbox.css';
import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import type { Option } from './select.tsx';

/** One of two to five, all in sight. `detail` stands under the option in smaller type. */
export function RadioGroup<Id extends string>({ label, options, value, onChange }: { label: string; options: readonly Option<Id>[]; value: Id; onChange: (id: Id) => void }) {
  return (
    <AriaRadioGroup className="field" value={value} onChange={(id) => onChange(id as Id)}>
      <Label>{label}</Label>
      <div className="radio-group">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="radio" isDisabled={option.isDisabled ?? false}>
            <span className="radio-dot" aria-hidden="true" />
            <span>{option.label}{option.detail ? <span className="radio-detail">{option.detail}</span> : null}</span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
