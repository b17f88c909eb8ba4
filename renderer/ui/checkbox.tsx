import './checkbox.css';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon.tsx';

export function Checkbox({ isSelected, onChange, children, label, isDisabled = false }: { isSelected: boolean; onChange: (on: boolean) => void; children?: ReactNode; label?: string; isDisabled?: boolean }) {
  return (
    <AriaCheckbox className="checkbox" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} {...(label ? { 'aria-label': label } : {})}>
      <span className="checkbox-box" aria-hidden="true">{isSelected ? <Icon name="check" size={12} /> : null}</span>
      {children}
    </AriaCheckbox>
  );
}
