import type { ImportPlan, PlanVariable } from '#core/contract/import-plan.ts';
import { categoryId } from '#core/text/category-id.ts';
import { SKIPPED } from './closed-answers.ts';
import type { InstrumentQuestion } from './instruments/question.ts';
import { LAYOUTS } from './layout.ts';
import type { SampleTable } from './make-sample.ts';

const YES_NO: NonNullable<PlanVariable['categories']> = [
  { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' }, values: ['Yes', 'yes', 'YES', 'Oui', 'Sí'] },
  { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' }, values: ['No', 'Non'] },
];
const MEASURES: Record<InstrumentQuestion['type'], PlanVariable['measure']> = {
  identifier: null, open: null, single: 'nominal', multiple: 'nominal', number: 'scale', date: 'scale',
};

/** The import plan of one of the sample's workbooks, from the definition of its instrument: ids, types, categories and
 *  capabilities are certain, whatever a guess would make of the file. */
/** Names and addresses of contact persons are kept, not coded: nobody has to read personal data to have read everything. */
const typeOf = (question: InstrumentQuestion): PlanVariable['type'] => (question.role.startsWith('contact') ? 'identifier' : question.type);

export function planFor(table: Pick<SampleTable, 'instrument' | 'questions' | 'delimiter'>): ImportPlan {
  const { instrument, questions } = table;
  const layout = LAYOUTS[instrument.id];
  const idOf = (question: InstrumentQuestion): string => `${instrument.id}.${question.id}`;
  const key = idOf(questions.find((question) => question.role === 'country')!);
  return {
    version: 1, sheet: layout.sheet, orientation: 'rows',
    headerRows: layout.sectionRow === null ? [layout.headerRow] : [layout.sectionRow, layout.headerRow],
    firstDataRow: layout.firstDataRow, instrument,
    caseKey: key, country: key, incomeYear: 'FY22',
    variables: questions.map((question, index): PlanVariable => ({
      id: idOf(question), label: question.labels.en!, labels: question.labels, include: true, type: typeOf(question),
      measure: question.options && question.type === 'single' ? 'ordinal' : MEASURES[question.type],
      question: question.id.replace(/^q(?=\d)/, ''), role: question.role, confidential: question.role.startsWith('contact'),
      columns: [{ index, header: layout.sectionRow === null ? question.header : `${question.section} › ${question.header}` }],
      ...(question.capability ? { capability: question.capability } : {}),
      ...(question.type === 'multiple' ? { delimiter: table.delimiter.trim() } : {}),
      ...(question.type === 'single' || question.type === 'multiple'
        ? { categories: question.options ? question.options.map((option) => ({ id: categoryId(option), label: option, values: spellings(option) })) : YES_NO }
        : {}),
      missing: { notApplicable: ['n/a'], ...(instrument.id === 'unicef' ? { notAsked: [SKIPPED] } : {}) },
      confidence: 1, reason: 'Taken from the instrument’s definition.',
    })),
  };
}

/** The option as printed, and the one spelling in the files that differs from it. */
const spellings = (option: string): string[] => (option === 'Parents and guardians' ? [option, 'Parents and Guardians'] : [option]);
