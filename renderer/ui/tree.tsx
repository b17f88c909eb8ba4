import './tree.css';
import type { ReactNode } from 'react';
import { Button, Collection, Tree as AriaTree, TreeItem, TreeItemContent, type DragAndDropHooks, type Selection } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface TreeNode { readonly id: string; readonly label: string; readonly children?: readonly TreeNode[] }

export interface TreeProps<T extends TreeNode> {
  readonly label: string;
  readonly nodes: readonly T[];
  /** What stands in a row after the disclosure triangle. */
  readonly renderNode: (node: T) => ReactNode;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: (ids: ReadonlySet<string>) => void;
  readonly selectionMode?: 'none' | 'single' | 'multiple';
  readonly onAction?: (id: string) => void;
  readonly expanded?: ReadonlySet<string> | undefined;
  readonly onExpand?: (ids: ReadonlySet<string>) => void;
  readonly expandLabel: string;
  readonly emptyText?: string;
  readonly dragAndDropHooks?: DragAndDropHooks<T>;
}

/** A treegrid: arrow keys open, close and walk; typing finds. All open at first unless `expanded` is given. */
export function Tree<T extends TreeNode>({ label, nodes, renderNode, selected, onSelect, selectionMode = 'single', onAction, expanded, onExpand, expandLabel, emptyText, dragAndDropHooks }: TreeProps<T>) {
  const item = (node: T): ReactNode => (
    <TreeItem key={node.id} id={node.id} textValue={node.label} className="tree-item" value={node}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level, allowsDragging }) => (
          <div className="tree-row" style={{ paddingInlineStart: 4 + (level - 1) * 16 }}>
            {allowsDragging ? <Button slot="drag" className="tree-drag" aria-label={node.label}><Icon name="drag" size={12} /></Button> : null}
            {hasChildItems ? <Button slot="chevron" className="tree-chevron" aria-label={expandLabel} data-expanded={isExpanded || undefined}><Icon name="right" size={11} /></Button> : <span className="tree-chevron" />}
            {renderNode(node)}
          </div>
        )}
      </TreeItemContent>
      <Collection items={(node.children ?? []) as readonly T[]}>{item}</Collection>
    </TreeItem>
  );
  const all = (list: readonly TreeNode[]): string[] => list.flatMap((node) => (node.children?.length ? [node.id, ...all(node.children)] : []));
  return (
    <AriaTree
      aria-label={label} className="tree" items={nodes} selectionMode={selectionMode} selectionBehavior="replace" disallowEmptySelection={false}
      {...(selected ? { selectedKeys: selected } : {})}
      {...(onSelect ? { onSelectionChange: (keys: Selection) => onSelect(keys === 'all' ? new Set(all(nodes)) : new Set([...keys].map(String))) } : {})}
      {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
      {...(expanded ? { expandedKeys: expanded, onExpandedChange: (keys) => onExpand?.(new Set([...keys].map(String))) } : { defaultExpandedKeys: all(nodes) })}
      {...(emptyText ? { renderEmptyState: () => <div className="tree-empty">{emptyText}</div> } : {})}
      {...(dragAndDropHooks ? { dragAndDropHooks } : {})}
    >
      {item}
    </AriaTree>
  );
}
