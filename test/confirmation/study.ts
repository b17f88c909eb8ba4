import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCode } from '#service/codebook.ts';
import { applyCode, starCoding } from '#service/coding.ts';
import { changeVariable, deriveVariables } from '#service/data.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';

export const WAVE_1 = [
  'respondent id,country,strategy,hotline,tools,details',
  'R-a,Kenya,Yes,No,Law; Decree,"Our office has kept a register since 2019, in three provinces."',
  'R-b,Peru,No,Yes,Law,"Staff leave after a year, and nobody replaces them."',
  'R-c,Senegal,Yes,Yes,Decree,"La ligne est ouverte jour et nuit."',
  'R-d,Nepal,No,,Law,"Nothing was written down."',
].join('\n');

/** Four respondents, two yes-or-no statuses, one with several answers, one indicator made from two of them, and a starred quote each. */
export async function confirmationStudy(): Promise<{ session: ProjectSession; update: (csv: string) => Promise<unknown>; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-confirm-'));
  const session = createProject(join(folder, 'p.swproj'), 'secret', 'Review', 'national-response', 'Ana');
  const file = (csv: string) => ({ name: 'wave.csv', bytes: Buffer.from(csv, 'utf8') });
  await importFile(session, file(WAVE_1), {});
  for (const [id, label, fr] of [['strategy', 'National strategy', 'Stratégie nationale'], ['hotline', 'Hotline', 'Ligne de signalement'], ['tools', 'Legal tools', 'Outils juridiques']] as const) changeVariable(session, variableId(session, id), { label, labels: { en: label, fr }, capability: '1', role: 'status' });
  deriveVariables(session, [{ id: 'BOTH', label: 'Strategy and hotline', labels: { en: 'Strategy and hotline', fr: 'Stratégie et ligne' }, capability: '2', categories: [{ id: 'yes', label: 'Yes', labels: { fr: 'Oui' } }, { id: 'no', label: 'No', labels: { fr: 'Non' } }], derivation: { kind: 'categories', rules: [{ category: 'yes', when: `"${variableId(session, 'strategy')}" = 'yes' and "${variableId(session, 'hotline')}" = 'yes'` }, { category: 'no', when: `"${variableId(session, 'strategy')}" = 'no' or "${variableId(session, 'hotline')}" = 'no'` }] } }]);
  const code = createCode(session, { name: 'Practice', kind: 'good practice', parentId: null });
  for (const answer of session.coding.answers) {
    applyCode(session, [answer.rid], code.id, null, null, 'manual');
    starCoding(session, session.coding.codingsOf(answer.rid)[0]!.id, true);
  }
  return { session, update: (csv) => importFile(session, file(csv), { update: true }), close: () => { session.close(); rmSync(folder, { recursive: true, force: true }); } };
}

/** Imported variables are called after their questionnaire. */
export function variableId(session: ProjectSession, name: string): string {
  const found = [...session.definitions.keys()].find((id) => id === name || id.endsWith(`.${name}`));
  if (found === undefined) throw new Error(`no ${name} among ${[...session.definitions.keys()].join(', ')}`);
  return found;
}
