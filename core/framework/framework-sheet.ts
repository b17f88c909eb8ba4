import { ok, refuse, type Result } from '../result.ts';
import { cellText } from '../importing/cell-text.ts';
import type { RawTable } from '../importing/raw-table.ts';
import { normaliseText } from '../text/normalise.ts';

export interface FrameworkCapability { readonly no: string; readonly en: string; readonly fr: string }
export interface FrameworkDomain { readonly no: string; readonly en: string; readonly fr: string; readonly capabilities: readonly FrameworkCapability[] }
/** What a report is organised by: domains, and the capabilities in each. */
export interface Framework { readonly domains: readonly FrameworkDomain[] }
export interface FrameworkUnreadable { readonly kind: 'FRAMEWORK_UNREADABLE'; readonly message: string; readonly row: number | null; readonly why: 'columns' | 'empty' | 'twice' | 'large' }

/** Rows in which the names of the columns are looked for. */
const LOOK_AHEAD = 20;
const MOST_CAPABILITIES = 1000;
type Role = 'domainNo' | 'domainEn' | 'domainFr' | 'no' | 'en' | 'fr';

/** A framework of one's own from a sheet with a line for each capability: its domain, its name, and, where there are columns for them,
 *  numbers and names in French. A domain that is left empty is the one above; what has no number is numbered in order.
 *  @example readFramework(rawTableFromRows([['Domain', 'Capability'], ['Policy', 'Leadership'], [null, 'Legislation']])) */
export function readFramework(table: RawTable): Result<Framework, FrameworkUnreadable> {
  const text = (row: number, column: number | undefined): string => (column === undefined ? '' : cellText(table.cell(row, column))?.replace(/\s+/g, ' ').trim() ?? '');
  const header = Array.from({ length: Math.min(LOOK_AHEAD, table.rowCount) }, (_, row) => ({ row, roles: rolesOf(Array.from({ length: Math.min(table.columnCount, 50) }, (__, column) => text(row, column))) })).find(({ roles }) => roles.has('en') || roles.has('fr'));
  if (header === undefined) return refuse({ kind: 'FRAMEWORK_UNREADABLE', why: 'columns', row: null, message: `The sheet “${table.sheet}” has no column called “Capability”. Give its columns names: Domain, Capability, and where there are some, their numbers and French names.` });
  const { roles } = header;
  const domains: { no: string; en: string; fr: string; capabilities: FrameworkCapability[] }[] = [];
  const taken = new Set<string>();
  let count = 0;
  for (let row = header.row + 1; row < table.rowCount; row++) {
    const [en, fr] = [text(row, roles.get('en')), text(row, roles.get('fr'))];
    const domain = { no: text(row, roles.get('domainNo')), en: text(row, roles.get('domainEn')), fr: text(row, roles.get('domainFr')) };
    const name = domain.en || domain.fr || domain.no;
    let current = name === '' ? domains.at(-1) : domains.find((one) => (domain.no !== '' ? one.no === domain.no : one.en === name));
    if (current === undefined && (name !== '' || en !== '' || fr !== '')) {
      current = { no: domain.no || String(domains.length + 1), en: domain.en || domain.fr || domain.no || '–', fr: domain.fr || domain.en || domain.no || '–', capabilities: [] };
      domains.push(current);
    }
    if (current === undefined || (en === '' && fr === '')) continue;
    count += 1;
    const no = text(row, roles.get('no')) || String(count);
    if (taken.has(no)) return refuse({ kind: 'FRAMEWORK_UNREADABLE', why: 'twice', row: row + 1, message: `Row ${row + 1} of “${table.sheet}”: the number ${no} is given to two capabilities. Give one of them another.` });
    if (count > MOST_CAPABILITIES) return refuse({ kind: 'FRAMEWORK_UNREADABLE', why: 'large', row: row + 1, message: `The sheet “${table.sheet}” has more than ${MOST_CAPABILITIES} capabilities. Choose the sheet with the framework itself.` });
    taken.add(no);
    current.capabilities.push({ no, en: en || fr, fr: fr || en });
  }
  const filled = domains.filter(({ capabilities }) => capabilities.length > 0);
  if (filled.length === 0) return refuse({ kind: 'FRAMEWORK_UNREADABLE', why: 'empty', row: null, message: `The sheet “${table.sheet}” has the names of columns but no capability below them. Choose another file.` });
  return ok({ domains: filled });
}

/** Which column holds what, by the words of the header; the first of each counts. */
function rolesOf(headers: readonly string[]): Map<Role, number> {
  const roles = new Map<Role, number>();
  headers.forEach((header, column) => {
    const words = ` ${normaliseText(header.replaceAll('_', ' '))} `;
    const ofDomain = /\b(domain|domaine|pillar|pilier|area|axe)/u.test(words);
    const ofCapability = /\b(capabilit|capacit|indicat|component|composante)/u.test(words);
    if (!ofDomain && !ofCapability) return;
    const kind = /\b(no|n|num|number|numero|code|id)\b/u.test(words) ? 'no' : /\b(fr|fre|french|francais|francaise)\b/u.test(words) || (/domaine|pilier|\baxe|capacit(?!y)|composante/u.test(words) && headers.some((other) => other !== header && / (domain|capability|capabilities|pillar) /u.test(` ${normaliseText(other)} `))) ? 'fr' : 'en';
    const role: Role = ofDomain && !/\b(capabilit|capacit)/u.test(words) ? (kind === 'no' ? 'domainNo' : kind === 'fr' ? 'domainFr' : 'domainEn') : kind;
    if (!roles.has(role)) roles.set(role, column);
  });
  return roles;
}
