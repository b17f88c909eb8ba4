import { afterAll, expect, it } from 'vitest';
import { incomeClass } from '#core/framework/income.ts';
import { classify, describeClassification } from '#service/classification.ts';
import { factsOf } from '#service/exporting/export.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });

const COUNTRIES = ['Nepal', 'Kenya', 'Venezuela', 'Guyana', 'Nowhereland', 'Jordan'];
const csv = (from: number): string => ['ID,Country,Plan', ...COUNTRIES.map((country, at) => `R-${from + at},${country},${at % 2 ? 'Yes' : 'No'}`)].join('\n');

it('one vintage and the groups put by hand hold for all cases, later ones too, are printed in notes, and are undone', async () => {
  const session = createProject(`${files.folder}/classes.swproj`, 'words', 'Classes', 'empty');
  const bandOf = (key: string): string => {
    const { definition, vector } = session.variable(key)!;
    return vector.kind === 'single' ? Array.from(vector.codes, (code) => definition.categories[code]?.id ?? '–').join(' ') : '';
  };
  const first = files.write('first.csv', csv(100));
  const { plan } = await importFile(session, first, { instrument: 'a', dryRun: true });
  await importFile(session, first, { plan: { ...plan, incomeYear: 'FY24' } });
  // The first import pins the year.
  const band24 = (iso3: string): string => incomeClass(iso3, 'FY24') ?? '–';
  expect(bandOf('income')).toBe(`${band24('NPL')} ${band24('KEN')} ${band24('VEN')} ${band24('GUY')} unrecognised ${band24('JOR')}`);
  expect([session.definitions.get('income')!.label, factsOf(session, 'en').notes[1]]).toEqual(['Income band (World Bank, FY24)', 'Income bands: World Bank, FY24. Regions: UNICEF.']);
  // A later file with another year does not mix vintages, and it is said.
  const later = await importFile(session, files.write('later.csv', csv(200)), { plan: { ...plan, incomeYear: 'FY17' } });
  expect([later.plan.incomeYear, later.notices.at(-1)]).toEqual(['FY24', expect.stringMatching(/^The plan asks for the World Bank's income classes of FY17/u)]);
  const bands = bandOf('income').split(' ');
  expect(bands.slice(COUNTRIES.length)).toEqual(bands.slice(0, COUNTRIES.length));

  session.undo();
  const byHand = classify(session, { incomeYear: 'FY22', groups: { VEN: { income: 'upper-middle' }, JOR: { region: 'South Asia' } } });
  expect(byHand.countries.filter((one) => one.incomeByHand || one.regionByHand).map(({ iso3, region, income, cases }) => [iso3, region, income, cases])).toEqual([['JOR', 'South Asia', incomeClass('JOR', 'FY22'), 1], ['VEN', 'Latin America and Caribbean', 'upper-middle', 1]]);
  expect([incomeClass('VEN', 'FY22'), bandOf('income').split(' ')[2], bandOf('region').endsWith('South Asia')]).toEqual([null, 'upper-middle', true]);
  expect([session.definitions.get('income')!.label, factsOf(session, 'en').notes[1], factsOf(session, 'fr').notes[1]]).toEqual([
    'Income band (World Bank, FY22, with changes)', 'Income bands: World Bank, FY22. Regions: UNICEF. Set by hand: Venezuela (Upper middle income); Jordan (South Asia).',
    expect.stringContaining('Classés à la main\u00a0: Vénézuela (Revenu intermédiaire, tranche supérieure)\u202f; Jordanie (Asie du Sud).'),
  ]);
  // Cases that come later are classed alike; as an update the same file changes nothing.
  expect((await importFile(session, first, { plan, update: true })).cases).toEqual({ new: 0, updated: 0, unchanged: 6 });
  await importFile(session, files.write('later.csv', csv(200)), { plan });
  expect(bandOf('income').split(' ')[8]).toBe('upper-middle');
  session.undo();
  session.undo();
  expect([describeClassification(session).incomeYear, describeClassification(session).countries.some((one) => one.incomeByHand), session.definitions.get('income')!.label]).toEqual(['FY24', false, 'Income band (World Bank, FY24)']);
  expect(() => classify(session, { incomeYear: 'FY19' })).toThrow(/not held/u);
  expect(() => classify(session, { groups: { XXX: { income: 'low' } } })).toThrow(/no country’s code/u);
  session.close();
});
