/** Words of exported files, in both languages. Titles, labels and notes come from the project. French sets a no-break space before
 *  a colon, a narrow one before a semicolon. */
export const WORDS = {
  en: {
    contents: 'Contents', notes: 'Notes', cover: 'Cover', table: 'Table', title: 'Title', base: 'base', count: 'n', percent: '%', rowPercent: 'row %', variable: 'Variable', category: 'Category', flags: 'Shorthand', back: 'Back to contents',
    oneTable: 'This worksheet contains one table. Notes on method are on the sheet “Notes”.', blanks: 'No cell is left blank without meaning.', total: 'Total', question: 'Question', unweighted: 'Unweighted base', weighted: 'Weighted base', effective: 'Effective base', mentions: 'Mentions', aboveColumns: 'above columns',
    higher: 'Significantly higher than', atSecondLevel: 'second level', intervalLow: '95% interval, from', intervalHigh: '95% interval, to', mentionPercent: '% of mentions', unweightedCount: 'cases (unweighted n)', total_: { estimate: 'estimated total', low: 'estimated total, 95% interval from', high: 'estimated total, 95% interval to' }, of: 'of', recipe: 'Recipe', madeWith: 'Made with Survey Workbench', tables: 'tables', study: 'Study', date: 'Date', language: 'Language', english: 'English', layout: 'Layout', provisional: (read: number, all: number): string => `Provisional: ${read} of ${all} cases read to the end.`,
    shorthand: { c: '[c] withheld to protect respondents', k: '[k] above zero, but rounds to zero', u: '[u] low base, read with caution', z: '[z] nobody in the base', p: '[p] percentage not given: the base is too small' },
    synthetic: 'Numbers are stored unrounded and shown rounded.', source: 'Source', colon: ': ', semicolon: '; ',
    formulas: 'Percentages are formulas over the counts and bases beside them.', continued: '[continued on the sheet “Notes”]', part: (number: number): string => `(part ${number})`, wholeHeading: (heading: string): string => `Whole heading of a column: ${heading}`, wholeCell: (cell: string, text: string): string => `Whole text of cell ${cell}: ${text}`,
    disclosure: 'Disclosure', disclosureLine: 'What is withheld, each number between the least and greatest number of cases that everything printed allows.', disclosureReview: 'Cells that say the same of everybody in a column are listed too, to be looked at before anything is released.', disclosureHeads: { table: 'Table', row: 'Row', column: 'Column', finding: 'Finding', reason: 'Reason', low: 'Least', high: 'Greatest', base: 'Base' },
    charts: 'Charts', chartsLine: 'Each chart stands beside its line and shows cells of its table; it can be edited.', shows: 'What the chart shows', chartBars: 'Bar chart.', chartStacked: 'Stacked bar chart.', chartIntervals: 'With 95% intervals.', chartRest: 'The other figures are in the table.',
    intervals: 'Intervals', intervalsLine: 'Estimates drawn with 95% intervals, and how far these go below and above them.', series: 'Column', estimate: 'Estimate', below: 'Interval below', above: 'Interval above',
  },
  fr: {
    contents: 'Sommaire', notes: 'Notes', cover: 'Couverture', table: 'Tableau', title: 'Titre', base: 'base', count: 'n', percent: '%', rowPercent: '% en ligne', variable: 'Variable', category: 'Modalité', flags: 'Abréviations', back: 'Retour au sommaire',
    oneTable: 'Cette feuille contient un seul tableau. Les notes de méthode sont sur la feuille «\u00a0Notes\u00a0».', blanks: 'Aucune cellule n’est laissée vide sans raison.', total: 'Ensemble', question: 'Question', unweighted: 'Base non pondérée', weighted: 'Base pondérée', effective: 'Base effective', mentions: 'Mentions', aboveColumns: 'au-dessus des colonnes',
    higher: 'Significativement supérieur à', atSecondLevel: 'second niveau', intervalLow: 'intervalle à 95\u202f%, de', intervalHigh: 'intervalle à 95\u202f%, à', mentionPercent: '% des mentions', unweightedCount: 'cas (n non pondéré)', total_: { estimate: 'total estimé', low: 'total estimé, intervalle à 95\u202f% de', high: 'total estimé, intervalle à 95\u202f% à' }, of: 'sur', recipe: 'Recette', madeWith: 'Établi avec Survey Workbench', tables: 'tableaux', study: 'Étude', date: 'Date', language: 'Langue', english: 'Français', layout: 'Présentation', provisional: (read: number, all: number): string => `Provisoire\u00a0: ${read} cas sur ${all} lus jusqu’au bout.`,
    shorthand: { c: '[c] non publié, pour protéger les répondants', k: '[k] supérieur à zéro, mais arrondi à zéro', u: '[u] base faible, à lire avec prudence', z: '[z] personne dans la base', p: '[p] pourcentage non donné\u00a0: base trop petite' },
    synthetic: 'Les nombres sont enregistrés sans arrondi et affichés arrondis.', source: 'Source', colon: '\u00a0: ', semicolon: '\u202f; ',
    formulas: 'Les pourcentages sont des formules sur les effectifs et les bases qui les accompagnent.', continued: '[suite sur la feuille «\u00a0Notes\u00a0»]', part: (number: number): string => `(partie ${number})`, wholeHeading: (heading: string): string => `Intitulé complet d’une colonne\u00a0: ${heading}`, wholeCell: (cell: string, text: string): string => `Texte complet de la cellule ${cell}\u00a0: ${text}`,
    disclosure: 'Confidentialité', disclosureLine: 'Ce qui n’est pas publié, chaque nombre entre le plus petit et le plus grand effectif que permet tout ce qui est imprimé.', disclosureReview: 'Les cellules qui disent la même chose de tous dans une colonne y sont aussi, à revoir avant toute diffusion.', disclosureHeads: { table: 'Tableau', row: 'Ligne', column: 'Colonne', finding: 'Constat', reason: 'Raison', low: 'Minimum', high: 'Maximum', base: 'Base' },
    charts: 'Graphiques', chartsLine: 'Chaque graphique est à côté de sa ligne et représente des cellules de son tableau\u202f; il est modifiable.', shows: 'Ce que montre le graphique', chartBars: 'Graphique en barres.', chartStacked: 'Graphique en barres empilées.', chartIntervals: 'Avec intervalles à 95\u202f%.', chartRest: 'Les autres chiffres sont dans le tableau.',
    intervals: 'Intervalles', intervalsLine: 'Estimations représentées avec leur intervalle à 95\u202f%, et son étendue au-dessous et au-dessus.', series: 'Colonne', estimate: 'Estimation', below: 'Intervalle au-dessous', above: 'Intervalle au-dessus',
  },
} as const;
export type Words = (typeof WORDS)['en'] | (typeof WORDS)['fr'];

/** Excel's own % keeps the number a share; French sets a no-break space before it. */
export const percentFormat = (language: 'en' | 'fr'): string => (language === 'fr' ? '0"\u00A0"%' : '0%');
export const COUNT_FORMAT = '#,##0';
export const WEIGHTED_FORMAT = '#,##0.0';
/** A mean, or another number that is no count. */
export const VALUE_FORMAT = '#,##0.00';
