import { numberText } from './number-text.ts';
import type { ModelTest, TableModel } from './table-model.ts';

type Language = TableModel['language'];
const WORDS = {
  en: { chi: 'chi-square', raoScott: 'Rao–Scott', fisher: 'Fisher’s exact test', cramer: 'Cramér’s V', anova: 'analysis of variance', colon: ': ', semicolon: '; ' },
  fr: { chi: 'khi-deux', raoScott: 'Rao–Scott', fisher: 'test exact de Fisher', cramer: 'V de Cramér', anova: 'analyse de variance', colon: '\u00a0: ', semicolon: '\u00a0; ' },
} as const;

const number = (value: number, decimals: number, language: Language): string => numberText(value, language, 0, decimals);
/** "= 0.032"; "< 0.001" below that. */
const pText = (p: number, language: Language): string => (p < 0.001 ? `< ${number(0.001, 3, language)}` : `= ${number(p, 3, language)}`);

/** What the tests of a table as a whole say, a line for each block and column variable: "Use × Region: chi-square (4) = 9.49,
 *  p = 0.05; Cramér’s V 0.13". Under the table on screen and in every file. */
export function testLines(model: Pick<TableModel, 'blocks' | 'columns' | 'language'>): string[] {
  const say = WORDS[model.language];
  return model.blocks.flatMap((block) => block.tests.flatMap((test) => {
    const parts = partsOf(test, model.language);
    return parts.length === 0 ? [] : [`${block.label} × ${columnName(test, model)}${say.colon}${parts.join(say.semicolon)}`];
  }));
}

const columnName = (test: ModelTest, { columns }: Pick<TableModel, 'columns'>): string => columns.find((each) => each.variable === test.variable)?.path.filter((_, level) => level % 2 === 0).slice(0, Math.max(1, test.variable.split('*').length)).join(' × ') ?? test.variable;

function partsOf(test: ModelTest, language: Language): string[] {
  const say = WORDS[language];
  const p = (value: number): string => `p ${pText(value, language)}`;
  const df = (list: readonly number[]): string => list.map((each) => number(each, 2, language)).join('; ');
  return [
    ...(test.chiSquare ? [`${say.chi} (${number(test.chiSquare.df, 0, language)}) = ${number(test.chiSquare.statistic, 2, language)}, ${p(test.chiSquare.p)}`] : []),
    ...(test.raoScott ? [`${say.raoScott} F(${df(test.raoScott.df)}) = ${number(test.raoScott.f, 2, language)}, ${p(test.raoScott.p)}`] : []),
    ...(test.fisher ? [`${say.fisher} ${p(test.fisher.p)}`] : []),
    ...(test.cramersV === null ? [] : [`${say.cramer} ${number(test.cramersV, 2, language)}`]),
    ...(test.anova ? [`${say.anova} F(${df(test.anova.df)}) = ${number(test.anova.f, 2, language)}, ${p(test.anova.p)}`] : []),
  ];
}
