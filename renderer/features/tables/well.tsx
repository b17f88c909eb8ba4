import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from '../../locales/i18n.ts';
import { classes, Icon } from '../../ui/index.ts';
import { editTable, putInWell } from './acts.ts';
import { dragged, droppedVariables, VARIABLES } from './drag.ts';
import { stepVariable, takeVariable, type Well as WellName } from './model/plan.ts';

/** A number can be cut into bands where it stands. */
export interface WellAction { readonly label: string; readonly isOn: boolean; readonly onPress: () => void }

export interface WellItem { readonly id: string; readonly label: string; /** Not in the project any more. */ readonly isLost: boolean; readonly action?: WellAction | undefined }

/** The rows or the columns of a table: variables are dropped here, moved along, and taken out. Delete takes one out, Alt with an
 *  arrow moves it, Shift F10 and dragging by keyboard do the rest. */
export function Well({ well, label, items, help }: { well: WellName; label: string; items: readonly WellItem[]; help: string }) {
  const { t } = useTranslation();
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => dragged([String(key)], items.find((item) => item.id === key)?.label ?? String(key))),
    acceptedDragTypes: [VARIABLES],
    getDropOperation: (_target, _types, allowed) => allowed[0] ?? 'cancel',
    onRootDrop: (event) => { void droppedVariables(event.items).then((ids) => putInWell(well, ids)); },
    onInsert: ({ items: dropped, target }) => { void droppedVariables(dropped).then((ids) => putInWell(well, ids, placeOf(String(target.key), target.dropPosition))); },
    onReorder: ({ keys, target }) => putInWell(well, [...keys].map(String), placeOf(String(target.key), target.dropPosition)),
  });
  const placeOf = (key: string, position: string): number => items.findIndex((item) => item.id === key) + (position === 'after' ? 1 : 0);
  const onKey = (event: React.KeyboardEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[role="row"][data-key]')?.dataset['key'];
    if (id === undefined) return;
    if (event.key === 'Delete' || event.key === 'Backspace') editTable((table) => takeVariable(table, well, id));
    else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowUp')) editTable((table) => stepVariable(table, well, id, -1));
    else if (event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowDown')) editTable((table) => stepVariable(table, well, id, 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes('well', items.length === 0 && 'well-empty')} onKeyDownCapture={onKey}>
      <span className="well-label">{label}{items.length > 3 ? <span className="well-count">{items.length}</span> : null}</span>
      <GridList
        aria-label={label} className="well-items" layout="grid" items={items} dragAndDropHooks={dragAndDropHooks} selectionMode="none" data-well={well}
        renderEmptyState={() => <span className="well-help">{help}</span>}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={item.label} className={classes('chip', 'chip-on', 'well-chip', item.isLost && 'well-chip-lost')}>
            <AriaButton slot="drag" className="well-drag" aria-label={t('tables.drag', { variable: item.label })}><Icon name="drag" size={11} /></AriaButton>
            <span className="ellipsis" title={item.label}>{item.label}</span>
            {item.action ? <AriaButton className={classes('chip-bands', item.action.isOn && 'chip-bands-on')} aria-label={item.action.label} onPress={item.action.onPress}><Icon name="formula" size={11} /></AriaButton> : null}
            <AriaButton className="chip-remove" aria-label={t('tables.take', { variable: item.label })} onPress={() => editTable((table) => takeVariable(table, well, item.id))}><Icon name="close" size={11} /></AriaButton>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
