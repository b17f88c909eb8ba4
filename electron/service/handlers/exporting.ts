import { join } from 'node:path';
import { makeExtract } from '../extract/extract.ts';
import { exportCodebook } from '../exporting/codebook.ts';
import { exportData } from '../exporting/data.ts';
import { renderTables, writeExport } from '../exporting/export.ts';
import { fileName } from '../exporting/file-name.ts';
import { makeReport } from '../report/make-report.ts';
import { refreshNumbers } from '../exporting/linked-numbers.ts';
import { exportReview } from '../exporting/review.ts';
import { exportSegments } from '../exporting/segments.ts';
import { zipParts } from '../exporting/zip-parts.ts';
import type { Host } from '../host.ts';
import { deliver } from './deliver.ts';
import { os } from '../router.ts';
import { bytesOf, nameOf, toSource } from '../source.ts';

export const exportingHandlers = (host: Host) => os.exporting.router({
  tables: os.exporting.tables.handler(async ({ input }) => {
    const { session } = host;
    const name = fileName(session, input.language === 'fr' ? 'tableaux' : 'tables', input.format);
    const { parts, sheets, tables } = await renderTables(session, input.format, input, name);
    if (input.format !== 'csv') return { ...deliver(name, parts[0]!.bytes, tables, input.target), sheets };
    // A folder of CSV files: written as one where a place was given, else handed over zipped.
    if (input.target !== undefined) { for (const part of parts) writeExport(join(input.target, part.name), part.bytes); return { name, file: input.target, bytes: null, count: tables, sheets }; }
    return { ...deliver(name.replace(/csv$/, 'zip'), await zipParts(parts), tables, undefined), sheets };
  }),
  codebook: os.exporting.codebook.handler(async ({ input }) => {
    const { bytes, codes, withheld, losses } = await exportCodebook(host.session, input.format, input);
    return { ...deliver(fileName(host.session, 'codebook', input.format), bytes, codes, input.target), withheld, warning: null, ...(losses ? { losses } : {}) };
  }),
  segments: os.exporting.segments.handler(async ({ input }) => {
    const { bytes, segments, withheld, warning } = await exportSegments(host.session, input.format, input);
    return { ...deliver(fileName(host.session, 'coded segments', input.format), bytes, segments, input.target), withheld, warning };
  }),
  review: os.exporting.review.handler(async ({ input }) => {
    const { bytes, count, name, withheld, warning } = await exportReview(host.session, input.what, input.format, input.language, input.words);
    return { ...deliver(fileName(host.session, name.toLowerCase(), input.format), bytes, count, input.target), withheld, warning };
  }),
  extract: os.exporting.extract.handler(async ({ input }) => {
    const { parts, cases, variables, tables, leftOut, skipped, small } = makeExtract(host.session);
    const name = fileName(host.session, 'extract', 'zip');
    return { ...deliver(name, await zipParts(parts), cases, input.target), variables, tables, leftOut: [...leftOut], skipped: [...skipped], small: { under: small.under, rare: small.rare.length, alone: small.alone.cases } };
  }),
  data: os.exporting.data.handler(async ({ input }) => {
    const { session } = host;
    const { target, format, ...options } = input;
    const what = input.language === 'fr' ? 'données' : 'data';
    const { parts, cases, variables, leftOut, withheld, warning } = await exportData(session, format, options, what);
    const facts = { variables, leftOut: [...leftOut], withheld, warning };
    if (format === 'xlsx') return { ...deliver(fileName(session, what, 'xlsx'), parts[0]!.bytes, cases, target), ...facts };
    if (target === undefined) return { ...deliver(fileName(session, what, 'zip'), await zipParts(parts), cases, undefined), ...facts };
    for (const part of parts) writeExport(join(target, part.name), part.bytes);
    return { name: fileName(session, what, 'csv'), file: target, bytes: null, count: cases, ...facts };
  }),
  report: os.exporting.report.handler(async ({ input: { language, told: spoken, annex: wanted, target } }) => {
    const { session } = host;
    const { report, annex, numbers, ...told } = await makeReport(session, { language, annex: wanted, told: spoken });
    const name = fileName(session, language === 'fr' ? 'rapport' : 'report', 'docx');
    const annexName = name.replace(/docx$/, language === 'fr' ? 'annexe.docx' : 'annex.docx');
    if (annex === null) return { ...deliver(name, report, numbers, target), annex: null, ...told };
    if (target === undefined) return { ...deliver(name.replace(/docx$/, 'zip'), await zipParts([{ name, bytes: report }, { name: annexName, bytes: annex }]), numbers, undefined), annex: annexName, ...told };
    const beside = target.replace(/(\.docx)?$/i, language === 'fr' ? ' annexe.docx' : ' annex.docx');
    writeExport(beside, annex);
    return { ...deliver(name, report, numbers, target), annex: beside, ...told };
  }),
  refresh: os.exporting.refresh.handler(async ({ input }) => {
    const source = await toSource(input.source);
    const { bytes, numbers, linked, moved, lines, recipes, lost, charts, ranked, rankings } = await refreshNumbers(host.session, await bytesOf(source), nameOf(source));
    return { ...deliver(nameOf(source), bytes, numbers, input.target), linked, moved: [...moved], lines: [...lines], recipes, lost: [...lost], charts: { ...charts, moved: [...charts.moved] }, ranked: [...ranked], rankings: [...rankings] };
  }),
  picture: os.exporting.picture.handler(async ({ input }) => {
    writeExport(input.target, new Uint8Array(await input.bytes.arrayBuffer()));
    return { name: input.name, file: input.target, bytes: null, count: 1 };
  }),
});
