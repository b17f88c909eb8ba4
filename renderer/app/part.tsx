import { createElement, type ComponentType } from 'react';

/** What one feature draws in another's room: the data room has a tab for documents, and tells of a file that waits to be brought in. */
export interface Parts { readonly documents?: ComponentType; readonly waitingImport?: ComponentType }

const drawn = new Map<keyof Parts, ComponentType>();

/** Once, before the first drawing. */
export function registerParts(parts: Parts): void {
  for (const [name, Component] of Object.entries(parts) as [keyof Parts, ComponentType][]) drawn.set(name, Component);
}

export function Part({ name }: { readonly name: keyof Parts }) {
  const part = drawn.get(name);
  return part ? createElement(part) : null;
}
