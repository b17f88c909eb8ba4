import type { HeaderNode, ModelBlock, ModelRow, TableModel } from '#core/crosstab/table-model.ts';

/** A cell of the header: what it says, how many columns it is over, and how it is set. */
export interface HeaderCell { readonly label: string | null; readonly span: number; readonly isLeaf: boolean; readonly isVariable: boolean }

const depthOf = (node: HeaderNode): number => 1 + Math.max(0, ...node.children.map(depthOf));

/** The header tree as rows of cells. A leaf stands in the last row, whatever its depth, so that the totals are level with the rest. */
export function headerRows(header: readonly HeaderNode[]): HeaderCell[][] {
  const depth = Math.max(1, ...header.map(depthOf));
  const rows = Array.from({ length: depth }, (): HeaderCell[] => []);
  const place = (node: HeaderNode, level: number): void => {
    if (node.children.length === 0) {
      for (let above = level; above < depth - 1; above++) rows[above]!.push({ label: null, span: 1, isLeaf: false, isVariable: false });
      rows[depth - 1]!.push({ label: node.label, span: 1, isLeaf: true, isVariable: false });
      return;
    }
    rows[level]!.push({ label: node.label, span: node.span, isLeaf: false, isVariable: node.variable !== null });
    for (const child of node.children) place(child, level + 1);
  };
  for (const node of header) place(node, 0);
  return rows;
}

/** A line of the table's body. */
export type BodyLine =
  | { readonly type: 'basis'; readonly key: string; readonly block: number | null; readonly bases: readonly number[] }
  | { readonly type: 'heading'; readonly key: string; readonly block: ModelBlock; readonly index: number }
  | { readonly type: 'row'; readonly key: string; readonly block: ModelBlock; readonly index: number; readonly row: ModelRow; readonly rowIndex: number };

const sameBases = (blocks: readonly ModelBlock[]): boolean => blocks.every((block) => block.unweightedBases.every((base, column) => base === blocks[0]!.unweightedBases[column]));

/** The lines in order. One basis row on top: the base where all blocks share it, else the cases of each column. A variable with
 *  several rows has a heading; where bases differ and cells do not say theirs, each block of several rows has a basis row of its own. */
export function bodyLines(model: Pick<TableModel, 'blocks' | 'columns' | 'statistics'>): BodyLine[] {
  const { blocks, columns, statistics } = model;
  const shared = blocks.length === 0 || sameBases(blocks);
  const top: BodyLine = { type: 'basis', key: 'basis', block: null, bases: shared && blocks[0] ? blocks[0].unweightedBases : columns.map((column) => column.cases) };
  const told = statistics.includes('countOfBase');
  return [top, ...blocks.flatMap((block, index): BodyLine[] => [
    ...(block.oneLine ? [] : [{ type: 'heading', key: `heading ${block.variable}`, block, index } as const]),
    ...(shared || told || block.oneLine ? [] : [{ type: 'basis', key: `basis ${block.variable}`, block: index, bases: block.unweightedBases } as const]),
    ...block.rows.map((row, rowIndex) => ({ type: 'row', key: row.key, block, index, row, rowIndex } as const)),
  ])];
}

/** Whether the basis row on top is the base of every row, or only the cases of each column. */
export const basisIsShared = (model: Pick<TableModel, 'blocks'>): boolean => model.blocks.length === 0 || sameBases(model.blocks);
