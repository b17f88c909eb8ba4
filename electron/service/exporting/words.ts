/** Words of exported files, in both languages. Titles, labels and notes come from the project. */
export const WORDS = {
  en: {
    contents: 'Contents', notes: 'Notes', cover: 'Cover', table: 'Table', title: 'Title', base: 'base', count: 'n', percent: '%', rowPercent: 'row %', variable: 'Variable', category: 'Category', flags: 'Shorthand', back: 'Back to contents',
    oneTable: 'This worksheet contains one table. Notes on method are on the sheet “Notes”.', blanks: 'No cell is left blank without meaning.', total: 'Total', question: 'Question', unweighted: 'Unweighted base', weighted: 'Weighted base', effective: 'Effective base',
    higher: 'Significantly higher than', of: 'of', recipe: 'Recipe', madeWith: 'Made with Survey Workbench', tables: 'tables', study: 'Study', date: 'Date', language: 'Language', english: 'English', layout: 'Layout', provisional: (read: number, all: number): string => `Provisional: ${read} of ${all} cases read to the end.`,
    shorthand: { c: '[c] withheld to protect respondents', k: '[k] above zero, but rounds to zero', u: '[u] low base, read with caution', z: '[z] nobody in the base', p: '[p] percentage not given: the base is too small' },
    sheetOf: (name: string): string => `Sheet ${name}`, synthetic: 'Numbers are stored unrounded and shown rounded.',
  },
  fr: {
    contents: 'Sommaire', notes: 'Notes', cover: 'Couverture', table: 'Tableau', title: 'Titre', base: 'base', count: 'n', percent: '%', rowPercent: '% en ligne', variable: 'Variable', category: 'Modalité', flags: 'Abréviations', back: 'Retour au sommaire',
    oneTable: 'Cette feuille contient un seul tableau. Les notes de méthode sont sur la feuille « Notes ».', blanks: 'Aucune cellule n’est laissée vide sans raison.', total: 'Ensemble', question: 'Question', unweighted: 'Base non pondérée', weighted: 'Base pondérée', effective: 'Base effective',
    higher: 'Significativement supérieur à', of: 'sur', recipe: 'Recette', madeWith: 'Établi avec Survey Workbench', tables: 'tableaux', study: 'Étude', date: 'Date', language: 'Langue', english: 'Français', layout: 'Présentation', provisional: (read: number, all: number): string => `Provisoire : ${read} cas sur ${all} lus jusqu’au bout.`,
    shorthand: { c: '[c] non publié, pour protéger les répondants', k: '[k] supérieur à zéro, mais arrondi à zéro', u: '[u] base faible, à lire avec prudence', z: '[z] personne dans la base', p: '[p] pourcentage non donné : base trop petite' },
    sheetOf: (name: string): string => `Feuille ${name}`, synthetic: 'Les nombres sont enregistrés sans arrondi et affichés arrondis.',
  },
} as const;
export type Words = (typeof WORDS)['en'] | (typeof WORDS)['fr'];

/** Excel's own % keeps the number a share; French sets a no-break space before it. */
export const percentFormat = (language: 'en' | 'fr'): string => (language === 'fr' ? '0"\u00A0"%' : '0%');
export const COUNT_FORMAT = '#,##0';
export const WEIGHTED_FORMAT = '#,##0.0';
