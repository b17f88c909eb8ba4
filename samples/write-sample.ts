import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CODERS } from './coders.ts';
import { csv } from './csv.ts';
import { LAYOUTS, SYNTHETIC_LINE } from './layout.ts';
import { makeSample, type SampleStudy } from './make-sample.ts';
import { planFor } from './plans.ts';
import { workbookOf } from './write-workbook.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const codebookCsv = (study: SampleStudy): string => {
  const examples = new Map<string, string>();
  for (const answer of study.openAnswers) {
    if (answer.language !== 'en') continue;
    for (const segment of answer.segments) {
      for (const code of segment.codes) if (!examples.has(code)) examples.set(code, [...answer.text].slice(segment.start, segment.end).join(''));
    }
  }
  return csv([
    ['id', 'parent', 'name', 'label_fr', 'kind', 'description', 'example'],
    ...study.codes.map((code) => [code.id, code.parent, code.en, code.fr, code.kind, code.description, examples.get(code.id) ?? '']),
  ]);
};

/** One coder's codings, in the order of the answers. A line without a code: the answer was read and nothing applied. */
function codingsCsv(study: SampleStudy, coder: string): string {
  const byAnswer = Map.groupBy(study.codings.filter((coding) => coding.coder === coder), (coding) => `${coding.case}/${coding.question}`);
  return csv([
    ['case', 'question', 'code', 'start', 'end', 'coder'],
    ...study.openAnswers.filter((answer) => study.readQuestions.includes(answer.question)).flatMap((answer) => {
      const codings = byAnswer.get(`${answer.case}/${answer.question}`) ?? [];
      return codings.length === 0
        ? [[answer.case, answer.question, '', '', '', coder]]
        : codings.map((each) => [each.case, each.question, each.code, each.start, each.end, each.coder]);
    }),
  ]);
}
const about = (study: SampleStudy): string => [
  SYNTHETIC_LINE, `Seed ${study.seed}.`, '',
  `${LAYOUTS.alliance.file}, ${LAYOUTS.unicef.file}: the answers of 17 governments and 25 UNICEF offices.`,
  'alliance.plan.json, unicef.plan.json: how they are imported.',
  `codebook.csv, ${CODERS.map((coder) => `codings-${coder.id}.csv`).join(', ')}: the codes and what two coders did with them.`,
  'derivations.json: the 28 published indicators as variables over both instruments.',
  '', 'Flaws left in on purpose:',
  ...study.flaws.map((flaw) => `- ${flaw.kind}: ${flaw.case}, ${flaw.instrument}.${flaw.question}`), '',
].join('\n');

/** Writes the sample study into a folder (made where it is missing; files of the same names are replaced).
 *  @returns the names of the files, in the order in which they are used */
export async function writeSample(directory: string, seed: number): Promise<{ files: string[] }> {
  const study = makeSample(seed);
  await mkdir(directory, { recursive: true });
  const texts: Record<string, string> = {
    'alliance.plan.json': json(planFor(study.alliance)),
    'unicef.plan.json': json(planFor(study.unicef)),
    'codebook.csv': codebookCsv(study),
    ...Object.fromEntries(CODERS.map((coder) => [`codings-${coder.id}.csv`, codingsCsv(study, coder.id)])),
    'derivations.json': json(study.derivations),
    'about.txt': about(study),
  };
  for (const table of [study.alliance, study.unicef]) await workbookOf(table, seed).xlsx.writeFile(join(directory, LAYOUTS[table.instrument.id].file));
  for (const [name, text] of Object.entries(texts)) await writeFile(join(directory, name), text, 'utf8');
  return { files: [LAYOUTS.alliance.file, LAYOUTS.unicef.file, ...Object.keys(texts)] };
}
