import type { IntervalMethod, Table } from '../contract/table.ts';
import type { Adjustment } from '../stats/adjust-p.ts';
import { clopperPearsonInterval } from '../stats/clopper-pearson-interval.ts';
import { chiSquare } from '../stats/chi-square.ts';
import { columnProportions } from '../stats/column-proportions.ts';
import { cramersV } from '../stats/cramers-v.ts';
import { fisherExact } from '../stats/fisher-exact.ts';
import { newcombeInterval } from '../stats/newcombe-interval.ts';
import type { Overlap } from '../stats/proportion-difference.ts';
import { isTestable } from '../stats/two-way.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { asSets, type Axis } from './axis.ts';
import { countShared, shared, weighShared, type Bits } from './bits.ts';
import { keptBits, type Cases, type PairCounts } from './count-pairs.ts';
import { designEstimates, designTest } from './design-estimates.ts';
import type { TableDesign } from './table-design.ts';
import type { Language } from './explain.ts';
import { numberText } from './number-text.ts';

export interface TestOptions {
  /** Columns with an effective base under this are not compared. */
  readonly minimumBase: number;
  readonly adjust: Adjustment;
  /** Level of the intervals. */
  readonly level: number;
  readonly interval: IntervalMethod;
  /** Seed of Fisher's simulation, where the table is too large to be exact. */
  readonly seed: number;
}
export const USUAL_TESTS: TestOptions = { minimumBase: 0, adjust: 'bonferroni', level: 0.95, interval: 'wilson', seed: 1 };
/** What is asked of a table besides its counts. `differences`: how the first column is called, from which the others differ; null where that is not asked. */
export interface Asked { readonly tests: boolean; readonly differences: string | null }

/** The cases that stand in two columns at once, as far as a comparison of the two must know. */
function overlapOf(column: Axis, inBase: Bits, weights: Float64Array | null): (a: number, b: number) => Overlap | null {
  const { categories } = asSets(column);
  return (a, b) => {
    const first = shared(categories[a]!, inBase);
    if (weights === null) {
      const base = countShared(first, categories[b]!);
      return base === 0 ? null : { base };
    }
    const { sum, squares } = weighShared(first, categories[b]!, weights);
    return squares === 0 ? null : { base: (sum * sum) / squares };
  };
}

/** Above this many cases chi-square and Fisher's test say the same wherever every cell expects five or more, and Fisher's would take
 *  seconds: it is made where it tells something. */
const LARGE = 1_000;
const SHORT_WORK = 200_000;
const needsFisher = (counts: PairCounts, lowExpectedCells: number): boolean => counts.base <= LARGE || lowExpectedCells > 0 || (counts.rows === 2 && counts.columns === 2);

/** The table with its kinds of missing as rows and columns after the categories: its percentages have every case as their base. */
export interface Everybody { readonly row: Axis; readonly counts: PairCounts }

function basesOf(counts: PairCounts, columns: number): { bases: number[]; effective: number[] } {
  const bases = Array.from(counts.columnBases.subarray(0, columns));
  return { bases, effective: bases.map((sum, c) => (counts.columnSquares[c]! > 0 ? (sum * sum) / counts.columnSquares[c]! : 0)) };
}

const answeredAlone = (english: boolean): string => (english ? 'The test of the table as a whole leaves out those without a value.' : 'Le test du tableau dans son ensemble laisse de côté ceux qui sont sans valeur.');

/** A count that may be weighted, as so many of the effective base. */
const ofEffective = (count: number, base: number, effective: number): number => (count >= base ? effective : (count / base) * effective);

/** The tests of one table, and the sentences that say which rule was used (first those of the tests, then those of intervals and
 *  differences, which are asked for by themselves).
 *  Weighted tables are tested on effective counts (each column's shares times its effective base); Fisher's test, which needs whole
 *  counts, is left out there. Where a case can stand in several rows, the table as a whole has no test, its rows do; where it can
 *  stand in several columns, the comparisons allow for the overlap, and differences have no interval to be given. Intervals are of the
 *  column percentages, 0 to 100.
 *  @param counts of cases with a value on both sides
 *  @param everybody where percentages have every case as their base: intervals and comparisons are then of those percentages */
export function significance(row: Axis, column: Axis | null, counts: PairCounts, cases: Cases, asked: Asked, language: Language, options: TestOptions = USUAL_TESTS, everybody: Everybody | null = null): { tests: NonNullable<Table['tests']>; notes: string[] } {
  const weighted = cases.weights !== null;
  const answered = basesOf(counts, counts.columns);
  const { bases, effective } = everybody === null ? answered : basesOf(everybody.counts, counts.columns);
  const table = Array.from({ length: counts.rows }, (_, r) => Array.from({ length: counts.columns }, (__, c) => Math.min(counts.cells[r * counts.columns + c]!, bases[c]!)));
  const shares = { table, bases, effective };
  const overlapping = column !== null && column.kind === 'sets';
  const own = {
    intervals: intervalsOf(shares, options),
    ...(asked.differences === null || column === null ? {} : { differences: overlapping ? table.map((line) => line.map(() => null)) : differencesOf(shares, options.level) }),
  };
  const ownNotes = [intervalNote(weighted, language, options), ...(own.differences === undefined ? [] : [differenceNote(overlapping ? null : 'Newcombe', asked.differences!, weighted, language, options.level)])];
  if (!asked.tests) return { tests: own, notes: ownNotes };
  const whole = row.kind === 'codes' && column?.kind === 'codes';
  const observed = weighted ? table.map((line) => line.map((count, c) => (answered.bases[c]! > 0 ? (count / answered.bases[c]!) * answered.effective[c]! : 0))) : table;
  const testable = whole && isTestable(observed);
  const chi = testable ? chiSquare(observed) : null;
  const fisher = chi !== null && !weighted && needsFisher(counts, chi.lowExpectedCells) ? fisherExact(observed, { seed: options.seed, ...(counts.base > LARGE ? { work: SHORT_WORK } : {}) }) : null;
  const inBase = overlapping ? shared(shared(asSets(everybody?.row ?? row).valid, asSets(column).valid), keptBits(cases)) : null;
  const proportions = column === null ? [] : columnProportions(table, bases, {
    adjust: options.adjust, minimumBase: options.minimumBase,
    ...(weighted ? { effectiveBases: effective } : {}),
    ...(overlapping ? { overlap: overlapOf(column, inBase!, cases.weights) } : {}),
  });
  return {
    tests: {
      chiSquare: chi === null ? null : { statistic: chi.statistic, df: chi.degreesOfFreedom, p: chi.pValue },
      fisher: fisher === null ? null : { p: fisher.pValue, method: fisher.method === 'exact' ? 'exact' : `monte-carlo, ${fisher.simulations} tables, seed ${fisher.seed}` },
      cramersV: testable ? cramersV(observed) : null,
      columnProportions: proportions,
      ...own,
    },
    notes: [...testNotes({ weighted, whole, testable, hasColumns: column !== null, overlapping, fisher: fisher !== null, lowExpected: chi?.lowExpectedCells ?? 0, everybody: everybody !== null }, language, options), ...ownNotes],
  };
}

interface Shares { readonly table: readonly (readonly number[])[]; readonly bases: readonly number[]; readonly effective: readonly number[] }

function intervalsOf({ table, bases, effective }: Shares, { interval, level }: TestOptions): NonNullable<NonNullable<Table['tests']>['intervals']> {
  const make = interval === 'wilson' ? wilsonInterval : clopperPearsonInterval;
  return table.map((line) => line.map((count, c) => {
    if (!(effective[c]! > 0)) return null;
    const { low, high } = make(ofEffective(count, bases[c]!, effective[c]!), effective[c]!, level);
    return { low: 100 * low, high: 100 * high };
  }));
}

function differencesOf({ table, bases, effective }: Shares, level: number): NonNullable<NonNullable<Table['tests']>['differences']> {
  const share = (line: readonly number[], c: number) => ({ count: ofEffective(line[c]!, bases[c]!, effective[c]!), base: effective[c]! });
  return table.map((line) => line.map((count, c) => {
    if (c === 0 || !(effective[c]! > 0) || !(effective[0]! > 0)) return null;
    const { low, high } = newcombeInterval(share(line, c), share(line, 0), level);
    return { estimate: 100 * (count / bases[c]! - line[0]! / bases[0]!), low: 100 * low, high: 100 * high };
  }));
}

const levelText = (level: number, language: Language): string => numberText(level, language, 0, 1, 'percent');

function intervalNote(weighted: boolean, language: Language, { interval, level }: TestOptions): string {
  const method = interval === 'wilson' ? 'Wilson' : 'Clopper–Pearson';
  return language === 'en' ? `Intervals of column percentages: ${method}, ${levelText(level, language)}${weighted ? ', effective bases' : ''}.` : `Intervalles des pourcentages en colonne\u00a0: ${method}, ${levelText(level, language)}${weighted ? ', bases efficaces' : ''}.`;
}

/** @param method null where no interval can be given   @param first how the first column is called */
function differenceNote(method: string | null, first: string, weighted: boolean, language: Language, level: number): string {
  if (method === null) return language === 'en' ? 'Differences of columns are not given where a case can stand in several of them.' : 'Les écarts entre colonnes ne sont pas donnés là où un cas peut figurer dans plusieurs d’entre elles.';
  return language === 'en' ? `Differences from “${first}”, in percentage points: ${method}, ${levelText(level, language)}${weighted ? ', effective bases' : ''}.`
    : `Écarts par rapport à «\u00a0${first}\u00a0», en points de pourcentage\u00a0: ${method}, ${levelText(level, language)}${weighted ? ', bases efficaces' : ''}.`;
}

/** The tests of one table from a sample whose design is known, its estimates, and the sentences that say which rule was used: Rao and
 *  Scott's test in place of chi-square, comparisons and intervals by Taylor linearisation. Fisher's test knows of no design.
 *  @param counts of cases with a value on both sides   @param everybody as for `significance` */
export function designSignificance(row: Axis, column: Axis | null, counts: PairCounts, cases: Cases, design: TableDesign, asked: Asked, language: Language, options: TestOptions = USUAL_TESTS, everybody: Everybody | null = null): { design: NonNullable<Table['design']>; tests: NonNullable<Table['tests']>; notes: string[] } {
  const estimates = designEstimates(everybody?.row ?? row, column, cases, design, { level: options.level, adjust: options.adjust, minimumBase: options.minimumBase, compare: asked.tests && column !== null, differences: asked.differences !== null && column !== null });
  // estimates are of the categories: kinds of missing are in their base, and have none of their own
  const made = everybody === null ? estimates : {
    design: { ...estimates.design, shares: estimates.design.shares.slice(0, row.size), totals: estimates.design.totals.slice(0, row.size) },
    comparisons: estimates.comparisons.filter((comparison) => comparison.row < row.size), differences: estimates.differences?.slice(0, row.size) ?? null,
  };
  const english = language === 'en';
  const level = levelText(options.level, language);
  const taylor = english ? 'Taylor linearisation' : 'linéarisation de Taylor';
  const own = {
    intervals: made.design.shares.map((line) => line.map((share) => (share === null || share.low === null || share.high === null ? null : { low: share.low, high: share.high }))),
    ...(made.differences === null ? {} : { differences: made.differences }),
  };
  const ownNotes = [
    english ? `Intervals of column percentages: ${taylor}, logit scale, ${level}.` : `Intervalles des pourcentages en colonne\u00a0: ${taylor}, échelle logit, ${level}.`,
    ...(made.differences === null ? [] : [differenceNote(taylor, asked.differences!, false, language, options.level)]),
  ];
  if (!asked.tests) return { design: made.design, tests: own, notes: ownNotes };
  const whole = row.kind === 'codes' && column?.kind === 'codes';
  const raoScott = whole ? designTest(row, column, cases, design) : null;
  const table = Array.from({ length: counts.rows }, (_, r) => Array.from(counts.cells.subarray(r * counts.columns, (r + 1) * counts.columns)));
  const minimum = options.minimumBase > 0 ? (english ? `; columns under ${options.minimumBase} not compared` : `\u00a0; colonnes de moins de ${options.minimumBase} non comparées`) : '';
  return {
    design: made.design,
    tests: {
      chiSquare: null, fisher: null, raoScott, cramersV: whole && isTestable(table) ? cramersV(table) : null, columnProportions: made.comparisons, ...own,
    },
    notes: [
      ...(column === null ? [] : [
        ...(raoScott !== null && everybody !== null ? [answeredAlone(english)] : []),
        raoScott !== null ? (english ? 'Rao–Scott test (second order, F); Cramér’s V of the weighted table.' : 'Test de Rao–Scott (second ordre, F)\u00a0; V de Cramér du tableau pondéré.')
          : whole ? (english ? 'No Rao–Scott test: fewer than two rows or two columns hold any case, or no degrees of freedom are left.' : 'Pas de test de Rao–Scott\u00a0: moins de deux lignes ou de deux colonnes ne sont pas vides, ou il ne reste aucun degré de liberté.')
            : (english ? 'No Rao–Scott test: a case can stand in several categories.' : 'Pas de test de Rao–Scott\u00a0: un cas peut figurer dans plusieurs catégories.'),
        english ? `Columns compared two by two (t test of the difference of two domains, Taylor linearisation, two-sided; ${ADJUSTED.en[options.adjust]}${minimum}).`
          : `Colonnes comparées deux à deux (test t de la différence de deux domaines, linéarisation de Taylor, bilatéral\u00a0; ${ADJUSTED.fr[options.adjust]}${minimum}).`,
      ]),
      ...ownNotes,
    ],
  };
}

/** The rule by which means are compared. */
export function meanTestNote(way: { readonly designed: boolean; readonly weighted: boolean; readonly overlapping: boolean }, options: Pick<TestOptions, 'adjust' | 'minimumBase'>, language: Language): string {
  const english = language === 'en';
  if (way.overlapping && !way.designed) return english ? 'Means are not compared where a case can stand in several columns.' : 'Les moyennes ne sont pas comparées là où un cas peut figurer dans plusieurs colonnes.';
  const minimum = options.minimumBase > 0 ? (english ? `; columns under ${options.minimumBase} not compared` : `\u00a0; colonnes de moins de ${options.minimumBase} non comparées`) : '';
  if (way.designed) {
    return english ? `Means compared two by two (t test of the difference of two domains, Taylor linearisation, two-sided; ${ADJUSTED.en[options.adjust]}${minimum}).`
      : `Moyennes comparées deux à deux (test t de la différence de deux domaines, linéarisation de Taylor, bilatéral\u00a0; ${ADJUSTED.fr[options.adjust]}${minimum}).`;
  }
  return english ? `Means compared two by two (Welch’s t test, two-sided; ${ADJUSTED.en[options.adjust]}${way.weighted ? '; effective bases' : ''}${minimum}); analysis of variance.`
    : `Moyennes comparées deux à deux (test t de Welch, bilatéral\u00a0; ${ADJUSTED.fr[options.adjust]}${way.weighted ? '\u00a0; bases efficaces' : ''}${minimum})\u00a0; analyse de variance.`;
}

interface Ruled { readonly weighted: boolean; readonly whole: boolean; readonly testable: boolean; readonly hasColumns: boolean; readonly overlapping: boolean; readonly fisher: boolean; readonly lowExpected: number; readonly everybody: boolean }

const ADJUSTED: Readonly<Record<Language, Readonly<Record<Adjustment, string>>>> = {
  en: { none: 'not adjusted for the number of comparisons', bonferroni: 'Bonferroni within each row', holm: 'Holm within each row', bh: 'Benjamini–Hochberg within each row' },
  fr: { none: 'sans ajustement pour le nombre de comparaisons', bonferroni: 'Bonferroni par ligne', holm: 'Holm par ligne', bh: 'Benjamini–Hochberg par ligne' },
};

function testNotes(ruled: Ruled, language: Language, options: TestOptions): string[] {
  const english = language === 'en';
  const notes: string[] = [];
  if (ruled.hasColumns) {
    if (!ruled.whole) notes.push(english ? 'No chi-square: a case can stand in several categories.' : 'Pas de khi-deux\u00a0: un cas peut figurer dans plusieurs catégories.');
    else if (!ruled.testable) notes.push(english ? 'No chi-square: fewer than two rows or two columns hold any case.' : 'Pas de khi-deux\u00a0: moins de deux lignes ou de deux colonnes ne sont pas vides.');
    else {
      notes.push(english
        ? `Chi-square (Pearson, without continuity correction)${ruled.weighted ? ' on effective counts; Fisher’s exact test needs whole counts and is left out' : ruled.fisher ? ', Fisher’s exact test (two-sided)' : ''}; Cramér’s V.`
        : `Khi-deux (Pearson, sans correction de continuité)${ruled.weighted ? ' sur effectifs efficaces\u00a0; le test exact de Fisher demande des effectifs entiers' : ruled.fisher ? ', test exact de Fisher (bilatéral)' : ''}\u00a0; V de Cramér.`);
      if (ruled.everybody) notes.push(answeredAlone(english));
      const advice = ruled.fisher ? (english ? 'prefer Fisher’s test to chi-square' : 'préférer le test de Fisher au khi-deux') : english ? 'read chi-square with caution' : 'khi-deux à lire avec prudence';
      if (ruled.lowExpected > 0) notes.push(english ? `${ruled.lowExpected} ${ruled.lowExpected === 1 ? 'cell expects' : 'cells expect'} fewer than 5: ${advice}.` : `${ruled.lowExpected} ${ruled.lowExpected === 1 ? 'cellule attendue' : 'cellules attendues'} sous 5\u00a0: ${advice}.`);
    }
    const minimum = options.minimumBase > 0 ? (english ? `; columns under ${options.minimumBase} not compared` : `\u00a0; colonnes de moins de ${options.minimumBase} non comparées`) : '';
    notes.push(english
      ? `Columns compared two by two (z test of proportions, pooled, two-sided; ${ADJUSTED.en[options.adjust]}${ruled.weighted ? '; effective bases' : ''}${ruled.overlapping ? '; overlap of columns allowed for' : ''}${minimum}).`
      : `Colonnes comparées deux à deux (test z des proportions, bilatéral\u00a0; ${ADJUSTED.fr[options.adjust]}${ruled.weighted ? '\u00a0; bases efficaces' : ''}${ruled.overlapping ? '\u00a0; chevauchement des colonnes pris en compte' : ''}${minimum}).`);
  }
  return notes;
}
