import type { FigureBlock } from '#core/report/document.ts';
import { chartFiles, FIGURE_NAME } from './word-report.ts';

export interface RefreshedCharts {
  /** Charts of reports that follow their tables. */
  readonly charts: number;
  /** Captions of those that changed. */
  readonly moved: readonly string[];
  /** Charts that lead to no figure of today: drawn by hand, by an older version, or of a figure that is gone. */
  readonly left: number;
}

const WORKBOOK = /Target="(?:\.\.|\/word)\/(embeddings\/[^"]+)"/;
/** What a chart shows: names, numbers and labels, in order. */
const shownIn = (xml: string): string => [...xml.matchAll(/<c:v>([^<]*)<\/c:v>|<a:t>([^<]*)<\/a:t>/g)].map(([, value, label]) => value ?? label).join('\u0000');
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** Draws the charts of a report as its tables give them now. A chart that shows what it showed stays as it is, with whatever was done to
 *  its looks; another is drawn anew. @param tree of the text; changed; @param parts of the Word file; changed; @param figuresOf a report of today */
export async function refreshCharts(tree: Document, parts: Map<string, Uint8Array>, figuresOf: (language: 'en' | 'fr') => readonly FigureBlock[]): Promise<RefreshedCharts> {
  const drawings = [...tree.getElementsByTagName('*')].filter((one) => one.localName === 'chart' && one.closest('drawing') !== null);
  if (drawings.length === 0) return { charts: 0, moved: [], left: 0 };
  const targets = new Map([...textOf(parts.get('word/_rels/document.xml.rels')).matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => [/\bId="([^"]+)"/.exec(one)?.[1] ?? '', (/\bTarget="([^"]+)"/.exec(one)?.[1] ?? '').replace(/^\/word\//, '')]));
  const figures = new Map<string, ReadonlyMap<string, FigureBlock>>();
  const figuresIn = (language: 'en' | 'fr'): ReadonlyMap<string, FigureBlock> => {
    const known = figures.get(language) ?? new Map(figuresOf(language).map((figure) => [figure.id, figure]));
    figures.set(language, known);
    return known;
  };
  const moved: string[] = [];
  let [charts, left] = [0, 0];
  for (const chart of drawings) {
    const properties = [...chart.closest('drawing')!.getElementsByTagName('*')].find((one) => one.localName === 'docPr');
    const [, language, id] = FIGURE_NAME.exec(properties?.getAttribute('name') ?? '') ?? [];
    const part = `word/${targets.get(chart.getAttribute('r:id') ?? '') ?? ''}`;
    const old = parts.get(part);
    const figure = language === undefined || id === undefined ? undefined : figuresIn(language as 'en' | 'fr').get(id);
    if (figure === undefined || old === undefined) { left += 1; continue; }
    charts += 1;
    const fresh = await chartFiles(figure, language as 'en' | 'fr');
    if (shownIn(textOf(old)) === shownIn(textOf(fresh.chart))) continue;
    moved.push(figure.caption);
    parts.set(part, fresh.chart);
    const workbook = WORKBOOK.exec(textOf(parts.get(part.replace(/([^/]+)$/, '_rels/$1.rels'))))?.[1];
    if (workbook !== undefined) parts.set(`word/${workbook}`, fresh.workbook);
    properties!.setAttribute('descr', figure.description);
  }
  return { charts, moved, left };
}
