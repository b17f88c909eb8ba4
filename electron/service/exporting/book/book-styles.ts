import { escapeXml } from '../charts/chart-xml.ts';
import type { CellStyle } from './book.ts';

const FIRST_OWN_FORMAT = 164;

/** The styles of a workbook: each different one once, by number. */
export class BookStyles {
  readonly byObject = new Map<CellStyle, number>();
  readonly byText = new Map<string, number>();
  readonly fonts: string[] = [fontXml({ size: 11 })];
  readonly formats: string[] = [];
  readonly borders: string[] = ['<border><left/><right/><top/><bottom/><diagonal/></border>'];
  readonly cells: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];

  /** The number of a style. Objects are known again without being looked at. */
  of(style: CellStyle): number {
    const known = this.byObject.get(style);
    if (known !== undefined) return known;
    const xml = this.cellXml(style);
    const number = this.byText.get(xml) ?? this.cells.push(xml) - 1;
    this.byText.set(xml, number);
    this.byObject.set(style, number);
    return number;
  }

  cellXml(style: CellStyle): string {
    const font = placeIn(this.fonts, fontXml(style));
    const border = style.ruleBelow === undefined ? 0 : placeIn(this.borders, `<border><left/><right/><top/><bottom style="thin"><color rgb="FF${style.ruleBelow}"/></bottom><diagonal/></border>`);
    const format = style.format === undefined ? 0 : FIRST_OWN_FORMAT + placeIn(this.formats, style.format);
    const alignment = [style.horizontal && `horizontal="${style.horizontal}"`, style.vertical && `vertical="${style.vertical}"`, style.wrap === true && 'wrapText="1"'].filter(Boolean).join(' ');
    return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyFont="1"${format > 0 ? ' applyNumberFormat="1"' : ''}${border > 0 ? ' applyBorder="1"' : ''}${alignment === '' ? '/>' : ` applyAlignment="1"><alignment ${alignment}/></xf>`}`;
  }

  xml(): string {
    const list = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const formats = this.formats.map((code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escapeXml(code)}"/>`);
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${formats.length > 0 ? list('numFmts', formats) : ''}${list('fonts', this.fonts)}<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>${list('borders', this.borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.cells)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`;
  }
}

function placeIn(list: string[], item: string): number {
  const at = list.indexOf(item);
  return at >= 0 ? at : list.push(item) - 1;
}

const fontXml = ({ size, bold, italic, underline, colour }: CellStyle): string => `<font>${bold === true ? '<b/>' : ''}${italic === true ? '<i/>' : ''}${underline === true ? '<u/>' : ''}<sz val="${size}"/>${colour === undefined ? '' : `<color rgb="FF${colour}"/>`}<name val="Arial"/><family val="2"/></font>`;
