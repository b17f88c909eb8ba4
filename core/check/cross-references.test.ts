import { expect, it } from 'vitest';
import { checkReferences } from './cross-references.ts';

const problems = (...texts: string[]): string[] => checkReferences({ blocks: texts.map((text, at) => ({ text, kind: 'paragraph' as const, line: at + 1 })) }).map(({ kind, what, number }) => `${kind} ${what} ${number}`);

it('all captions there, all references met: nothing', () => { expect(problems('See Table 1 and figures 1 and 2.', 'Table 1. Countries', 'Figure 1: Helplines', 'Figure 2 Hotlines')).toEqual([]); });
it('a reference to what has no caption', () => { expect(problems('See table 3.', 'Table 1. A', 'Table 2. B')).toEqual(['missing table 3']); });
it('in a list, the one that is missing', () => { expect(problems('See figures 1, 2 and 4.', 'Figure 1. A', 'Figure 2. B')).toEqual(['missing figure 4']); });
it('a sentence that begins with a reference is no caption', () => { expect(problems('Annex C lists the questions.', 'Annex A. Countries', 'Annex B. Method')).toEqual(['missing annex C']); });
it('a number given twice, a number left out', () => { expect(problems('Table 1. A', 'Table 1. B', 'Table 3. C')).toEqual(['twice table 1', 'gap table 3']); });
it('French and Spanish', () => {
  expect(problems('Voir le tableau 3.', 'Tableau 1. Pays')).toEqual(['missing table 3']);
  expect(problems('Véase el gráfico 4.', 'Gráfico 1: Ayuda')).toEqual(['missing figure 4']);
});
it('where no caption of a kind stands in the draft, its references are not judged', () => { expect(problems('See figure 9.')).toEqual([]); });
