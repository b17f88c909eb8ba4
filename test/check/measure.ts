/** Prints how the draft checker does on the corpus, as the table of docs/checking.md. `--failures`: the texts it fails on, with what was said. */
import { openSampleCopy } from '#test/helpers/sample-project.ts';
import { check, corpus, everyItem, falseAlarms, HALVES, LANGUAGES, looselyWorded, rates, score, truePage, type Scored } from './corpus.ts';

const NAMES = { first: 'first half', second: 'second half', third: 'loosely worded' };
const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
const { session, close } = await openSampleCopy();
try {
  const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
  const scored = (wanted.length === 2 ? corpus(wanted[0] as 'en', wanted[1] as 'first') : [...everyItem(), ...looselyWorded()]).map((item) => score(item, session.crosstabData));
  if (process.argv.includes('--failures')) {
    for (const { item, outcomes, report } of scored.filter(({ right }) => !right)) {
      const said = report.claims.map(({ claim, judgement }) => `${claim.sentence.block.text.slice(claim.start, claim.end)} → ${judgement.verdict}/${judgement.reason} ${judgement.figure?.indicator.variable.id ?? judgement.indicator?.variable.id ?? ''} ${judgement.figure ? `${judgement.figure.count}/${judgement.figure.base}${judgement.figure.group ? ` in ${judgement.figure.group.categories.join('+')}` : ''}` : ''}`);
      console.log(`${item.language}-${item.half}:${item.line} [${item.kind}: ${item.expected}] ${[...outcomes].join(',')}\n  ${item.text}\n    ${said.join('\n    ')}`);
    }
  }
  if (process.argv.includes('--pages')) {
    for (const language of LANGUAGES) for (const { claim, judgement, against } of check(truePage(language), session.crosstabData).claims) console.log(language, claim.line, against.length > 0 ? 'AGAINST' : '', judgement.verdict, judgement.reason, judgement.figure?.indicator.variable.id ?? '', JSON.stringify(claim.sentence.block.text.slice(claim.start, claim.end)));
  }
  console.log('| texts | kind | number | recall | precision |\n| --- | --- | --- | --- | --- |');
  const rows = (name: string, set: readonly Scored[]): void => {
    for (const rate of rates(set)) console.log(`| ${name} | ${rate.name} | ${rate.texts} | ${percent(rate.recall)} | ${percent(rate.precision)} |`);
    const { texts, alarmed } = falseAlarms(set);
    console.log(`| ${name} | nothing wrong in it | ${texts} | ${alarmed.length} false alarms | |`);
  };
  for (const half of [...HALVES, 'third'] as const) {
    rows(`all, ${NAMES[half]}`, scored.filter(({ item }) => item.half === half));
    for (const language of LANGUAGES) rows(`${language}, ${NAMES[half]}`, scored.filter(({ item }) => item.half === half && item.language === language));
  }
} finally { close(); }
