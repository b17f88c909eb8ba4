import { addressAt, all, one, readXml, place, readSheets, type Sheet } from '../helpers/xlsx-parts.ts';

/** The rules of the publication layout (docs/publication-layout.md), each checked on the XML of a finished workbook.
 *  @returns a sentence for every breach */
export function breachesOf(parts: ReadonlyMap<string, Buffer>): string[] {
  const sheets = readSheets(parts);
  const fonts = all(one(readXml(parts.get('xl/styles.xml')!), 'fonts'), 'font').map((font) => ({ name: all(font, 'name')[0]?.getAttribute('val'), size: Number(all(font, 'sz')[0]?.getAttribute('val')) }));
  const styles = all(one(readXml(parts.get('xl/styles.xml')!), 'cellXfs'), 'xf').map((xf) => ({ font: fonts[Number(xf.getAttribute('fontId'))]!, fill: Number(xf.getAttribute('fillId') ?? 0) }));
  const out: string[] = [];
  const say = (sheet: Sheet | null, broken: boolean, what: string): void => { if (broken) out.push(sheet === null ? what : `${sheet.name}: ${what}`); };
  const names = sheets.map((sheet) => sheet.name);
  say(null, names.length < 4 || !/^(Cover|Couverture)$/.test(names[0]!) || !/^(Contents|Sommaire)$/.test(names[1]!) || names[2] !== 'Notes', 'cover, contents and notes come first');
  say(null, new Set(names.map((name) => name.toLowerCase())).size !== names.length, 'names of sheets differ');
  const tableNames = new Set<string>();
  for (const sheet of sheets) {
    const { document, cells } = sheet;
    say(sheet, sheet.name.length > 31 || /[\\/?*[\]:]/.test(sheet.name) || /^'|'$/.test(sheet.name), 'the name is one that Excel takes');
    say(sheet, sheet.state !== 'visible' || all(document, 'row').some((row) => row.getAttribute('hidden') === '1') || all(document, 'col').some((column) => column.getAttribute('hidden') === '1'), 'nothing is hidden');
    say(sheet, all(document, 'mergeCell').length > 0, 'no cells are merged');
    say(sheet, all(document, 'sheetFormatPr').some((format) => format.getAttribute('customHeight') === '1'), 'rows grow with what stands in them');
    say(sheet, all(document, 'pane').length > 0, 'nothing is frozen');
    say(sheet, all(document, 'autoFilter').length > 0, 'nothing is filtered');
    say(sheet, all(document, 'conditionalFormatting').length > 0, 'nothing is said by colour');
    say(sheet, all(document, 'selection').some((selection) => selection.getAttribute('activeCell') !== 'A1') || all(document, 'sheetView').some((view) => view.getAttribute('topLeftCell') !== null), 'the cursor is in A1');
    say(sheet, typeof cells.get('A1')?.value !== 'string' || cells.get('A1')!.value === '', 'a title stands in A1');
    for (const [address, cell] of cells) {
      const text = typeof cell.value === 'string' ? cell.value : '';
      say(sheet, text.length > 32_767 || (text.match(/\n/g)?.length ?? 0) > 253, `${address} holds no more than Excel takes`);
      say(sheet, cell.formula !== null && !/^[A-Z]+\d+\/[A-Z]+\d+$/.test(cell.formula), `${address} holds no formula but a count over a base`);
      say(sheet, cell.value !== null && (styles[cell.style]!.font.name !== 'Arial' || styles[cell.style]!.font.size < 12), `${address} is set in Arial 12 or more`);
      say(sheet, styles[cell.style]!.fill > 1, `${address} has no fill`);
    }
    if (sheet === sheets[0]) { say(sheet, tablesOf(sheet, parts).length > 0, 'the cover has no table'); continue; }
    const tables = tablesOf(sheet, parts);
    say(sheet, tables.length !== 1, 'there is one Excel table');
    if (tables.length !== 1) continue;
    const table = tables[0]!;
    const name = table.getAttribute('displayName')!;
    say(sheet, tableNames.has(name.toLowerCase()) || !/^[A-Za-z_][\w.]*$/.test(name), 'the table has a name of its own');
    tableNames.add(name.toLowerCase());
    const [from, to] = table.getAttribute('ref')!.split(':').map(place) as [readonly [number, number], readonly [number, number]];
    say(sheet, from[0] !== 1 || from[1] < 3 || from[1] > 6, 'the table begins in column A, row 3 to 6');
    for (let row = 1; row < from[1]; row++) say(sheet, !cells.get(`A${row}`)?.value, `row ${row} above the table is not blank`);
    const occupied = [...cells].filter(([, cell]) => cell.value !== null && cell.value !== '').map(([address]) => place(address));
    say(sheet, occupied.some(([column, row]) => row > to[1] || column > to[0]), 'nothing stands below or beside the table');
    const headers = all(table, 'tableColumn').map((column) => column.getAttribute('name')!);
    say(sheet, new Set(headers.map((header) => header.toLowerCase())).size !== headers.length || headers.length !== to[0], 'headings differ');
    headers.forEach((header, index) => {
      say(sheet, header.length > 255 || /[\r\n]/.test(header), `heading ${index + 1} is one that Excel takes`);
      say(sheet, cells.get(addressAt(index + 1, from[1]))?.value !== header, `heading ${index + 1} is the text of its cell`);
    });
    for (let row = from[1]; row <= to[1]; row++) for (let column = 1; column <= to[0]; column++) {
      const value = cells.get(addressAt(column, row))?.value;
      say(sheet, value === null || value === undefined || value === '', `${addressAt(column, row)} is not blank`);
      say(sheet, typeof value === 'string' && row > from[1] && /^[*:†‡..]+$/.test(value), `${addressAt(column, row)} has shorthand in brackets`);
    }
    const widths = all(document, 'col').map((column) => ({ from: Number(column.getAttribute('min')), to: Number(column.getAttribute('max')), width: Number(column.getAttribute('width')) }));
    for (let column = 1; column <= to[0]; column++) { const width = widths.find((each) => each.from <= column && each.to >= column)?.width ?? 0; say(sheet, width < 8 || width > 120, `column ${column} has a width to be read in`); }
    // numbers stay numbers: a column of them holds shorthand in brackets or a dash besides, nothing else
    for (let column = 1; column <= to[0]; column++) {
      const values = Array.from({ length: to[1] - from[1] }, (_, index) => cells.get(addressAt(column, from[1] + 1 + index))?.value);
      if (values.some((value) => typeof value === 'number')) say(sheet, values.some((value) => typeof value === 'string' && !/^(\[\w+\]|–)$/.test(value)), `column ${column} is numeric`);
    }
    if (drawingOf(sheet, parts) !== null) for (const frame of all(drawingOf(sheet, parts)!, 'cNvPr')) say(sheet, (frame.getAttribute('descr') ?? '').length < 20, 'a chart is described in words');
  }
  out.push(...linkBreaches(sheets, names), ...propertyBreaches(parts));
  return out;
}

/** Related parts of a sheet, of a kind. */
export function related(sheet: Sheet, parts: ReadonlyMap<string, Buffer>, kind: string): string[] {
  const rels = parts.get(sheet.part.replace(/([^/]+)$/, '_rels/$1.rels'));
  return rels === undefined ? [] : all(readXml(rels), 'Relationship').filter((each) => each.getAttribute('Type')!.endsWith(`/${kind}`)).map((each) => `xl/${each.getAttribute('Target')!.replace(/^(\.\.\/|\/xl\/)/, '')}`);
}
const tablesOf = (sheet: Sheet, parts: ReadonlyMap<string, Buffer>): Element[] => related(sheet, parts, 'table').map((part) => readXml(parts.get(part)!).documentElement);
function drawingOf(sheet: Sheet, parts: ReadonlyMap<string, Buffer>): Document | null {
  const [part] = related(sheet, parts, 'drawing');
  return part === undefined ? null : readXml(parts.get(part)!);
}

/** Every table is linked from the contents, and every link leads to a sheet. */
function linkBreaches(sheets: readonly Sheet[], names: readonly string[]): string[] {
  const out: string[] = [];
  const linked = new Set<string>();
  for (const sheet of sheets) for (const link of all(sheet.document, 'hyperlink')) {
    const location = link.getAttribute('location') ?? link.getAttribute('r:id') ?? '';
    const target = /^'((?:[^']|'')+)'!A1$/.exec(location)?.[1]?.replaceAll("''", "'");
    if (target === undefined || !names.includes(target)) out.push(`${sheet.name}: the link in ${link.getAttribute('ref')} leads nowhere (${location})`);
    else if (sheet === sheets[1]) linked.add(target);
  }
  for (const name of names.slice(3)) if (!linked.has(name)) out.push(`contents: ${name} is not linked`);
  return out;
}

/** Title and program, no person and no path. */
function propertyBreaches(parts: ReadonlyMap<string, Buffer>): string[] {
  const core = readXml(parts.get('docProps/core.xml')!);
  const text = (name: string): string => all(core, name)[0]?.textContent ?? '';
  const whole = ['docProps/core.xml', 'docProps/app.xml', 'xl/workbook.xml'].map((name) => parts.get(name)!.toString('utf8')).join('');
  return [
    ...(text('title') === '' ? ['properties: there is no title'] : []),
    ...(text('creator') !== 'Survey Workbench' || text('lastModifiedBy') !== 'Survey Workbench' ? ['properties: the author is the program'] : []),
    ...(/(\/home\/|\/Users\/|\/root|\/tmp|[A-Z]:\\|absPath)/.test(whole) ? ['properties: a path of the machine'] : []),
  ];
}
