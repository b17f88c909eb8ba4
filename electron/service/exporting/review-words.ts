/** Headings of what the review of the coding exports, as the reader's language has them. */
const en = {
  agreement: 'Agreement', disagreements: 'Disagreements', inconsistencies: 'Inconsistencies', segments: 'Segments', cooccurrence: 'Co-occurrence', memos: 'Memos', history: 'History', read: 'How to read this',
  level: 'of', item: 'item', all: 'all themes and answers', theme: 'theme', pair: 'coders', question: 'question', units: 'answers', n: 'n', percent: 'percent agreement', cohen: 'Cohen’s kappa', fleiss: 'Fleiss’ kappa', alpha: 'Krippendorff’s alpha', masi: 'Krippendorff’s alpha (sets, MASI)', gwet: 'Gwet’s AC1',
  low: 'low', high: 'high', prevalence: 'prevalence', undefined: 'undefined',
  unitAnswer: 'Unit: answer × theme. An answer that a coder has not read is missing, never “no”.', unitCharacter: 'Unit: character. An answer that a coder has not read is missing, never “no”.',
  counted: (answers: number, codes: number, ratings: number) => `Counted: ${answers} answers read by two coders or more, ${codes} themes, ${ratings} ratings.`,
  version: (id: number) => `Codebook as of line ${id} of the history.`, coders: 'Coders', bootstrap: (n: number, seed: number) => `Intervals: percentile bootstrap, ${n} resamples, seed ${seed}, 95 %.`,
  emptyIs: 'An empty coefficient is undefined: every rating is the same, or nothing was read by two.',
  case: 'case', code: 'code', answer: 'answer', found: 'found by', notFound: 'not found by', settled: 'settled', yes: 'yes', no: 'no', words: 'words', codes: 'codes', group: 'group', place: 'place', starred: 'starred', before: 'before', text: 'coded words', after: 'after', coder: 'coder', start: 'start', end: 'end', warning: 'warning',
  codeA: 'code', codeB: 'and code', cases: 'cases', answers: 'answers', overlapping: 'on overlapping words', none: 'none',
  title: 'title', on: 'on', about: 'about', body: 'text', written: 'written', changed: 'changed', when: 'when', act: 'act', what: 'what', state: 'state', line: 'line', hash: 'hash',
  target: { project: 'project', code: 'code', answer: 'answer', case: 'case', coding: 'coded words', variable: 'variable' },
};
const fr: typeof en = {
  agreement: 'Accord', disagreements: 'Désaccords', inconsistencies: 'Incohérences', segments: 'Segments', cooccurrence: 'Cooccurrences', memos: 'Mémos', history: 'Historique', read: 'Comment lire',
  level: 'sur', item: 'élément', all: 'tous thèmes et réponses', theme: 'thème', pair: 'codeurs', question: 'question', units: 'réponses', n: 'n', percent: 'accord en pour cent', cohen: 'kappa de Cohen', fleiss: 'kappa de Fleiss', alpha: 'alpha de Krippendorff', masi: 'alpha de Krippendorff (ensembles, MASI)', gwet: 'AC1 de Gwet',
  low: 'bas', high: 'haut', prevalence: 'prévalence', undefined: 'indéfini',
  unitAnswer: 'Unité : réponse × thème. Une réponse qu’un codeur n’a pas lue est manquante, jamais « non ».', unitCharacter: 'Unité : caractère. Une réponse qu’un codeur n’a pas lue est manquante, jamais « non ».',
  counted: (answers, codes, ratings) => `Compté : ${answers} réponses lues par deux codeurs ou plus, ${codes} thèmes, ${ratings} jugements.`,
  version: (id) => `Grille de codes à la ligne ${id} de l’historique.`, coders: 'Codeurs', bootstrap: (n, seed) => `Intervalles : bootstrap par percentiles, ${n} tirages, graine ${seed}, 95 %.`,
  emptyIs: 'Un coefficient vide est indéfini : tous les jugements sont les mêmes, ou rien n’a été lu par deux codeurs.',
  case: 'cas', code: 'code', answer: 'réponse', found: 'trouvé par', notFound: 'non trouvé par', settled: 'tranché', yes: 'oui', no: 'non', words: 'mots', codes: 'codes', group: 'groupe', place: 'rang', starred: 'étoile', before: 'avant', text: 'mots codés', after: 'après', coder: 'codeur', start: 'début', end: 'fin', warning: 'avertissement',
  codeA: 'code', codeB: 'et code', cases: 'cas', answers: 'réponses', overlapping: 'sur des mots communs', none: 'aucun',
  title: 'titre', on: 'sur', about: 'à propos de', body: 'texte', written: 'écrit', changed: 'modifié', when: 'quand', act: 'acte', what: 'quoi', state: 'état', line: 'ligne', hash: 'empreinte',
  target: { project: 'projet', code: 'code', answer: 'réponse', case: 'cas', coding: 'mots codés', variable: 'variable' },
};
export type ReviewWords = typeof en;
export const REVIEW_WORDS: Readonly<Record<'en' | 'fr', ReviewWords>> = { en, fr };
