/** The words of AG Grid that this program shows, in French; English is built in. */
export const gridLocaleFr: Readonly<Record<string, string>> = {
  // Filters
  filterOoo: 'Filtrer…', equals: 'égal à', notEqual: 'différent de', blank: 'vide', notBlank: 'non vide', empty: 'Choisir', lessThan: 'inférieur à', greaterThan: 'supérieur à',
  lessThanOrEqual: 'inférieur ou égal à', greaterThanOrEqual: 'supérieur ou égal à', inRange: 'entre', inRangeStart: 'de', inRangeEnd: 'à', contains: 'contient', notContains: 'ne contient pas',
  startsWith: 'commence par', endsWith: 'finit par', andCondition: 'ET', orCondition: 'OU', before: 'avant', after: 'après', applyFilter: 'Appliquer', resetFilter: 'Réinitialiser', clearFilter: 'Effacer',
  cancelFilter: 'Annuler', textFilter: 'Filtre de texte', numberFilter: 'Filtre de nombre', dateFilter: 'Filtre de date', true: 'Vrai', false: 'Faux',
  // Overlays and menus
  loadingOoo: 'Chargement…', loadingError: 'Erreur', noRowsToShow: 'Aucune ligne', noMatchingRows: 'Aucune ligne ne correspond', columnFilter: 'Filtre de colonne', sortAscending: 'Trier par ordre croissant',
  sortDescending: 'Trier par ordre décroissant', sortUnSort: 'Ne plus trier', columnMenu: 'Menu de la colonne',
  // Screen readers
  ariaColumnFiltered: 'colonne filtrée', ariaFilterColumn: 'Ctrl + Entrée pour filtrer', ariaFilterInput: 'Saisie du filtre', ariaFilteringOperator: 'Opérateur du filtre', ariaFilterMenuOpen: 'Ouvrir le filtre',
  ariaFilterFromValue: 'Filtrer à partir de', ariaFilterToValue: 'Filtrer jusqu’à', ariaFilterValue: 'Valeur du filtre', ariaInputEditor: 'Saisie', ariaHeaderSelection: 'Colonne avec choix des lignes',
  ariaRowSelect: 'Espace pour choisir la ligne', ariaRowDeselect: 'Espace pour ne plus choisir la ligne', ariaRowToggleSelection: 'Espace pour changer le choix de la ligne', ariaRowSelectAll: 'Espace pour choisir toutes les lignes',
  ariaRowSelectionDisabled: 'Le choix de cette ligne est désactivé', ariaSearch: 'Rechercher', ariaSortableColumn: 'Entrée pour trier', ariaToggleCellValue: 'Espace pour changer la valeur', ariaToggleVisibility: 'Espace pour montrer ou cacher',
  ariaChecked: 'coché', ariaUnchecked: 'non coché', ariaIndeterminate: 'indéterminé', ariaLabelColumnMenu: 'Menu de la colonne', ariaLabelCellEditor: 'Éditeur de cellule', ariaLabelDialog: 'Dialogue',
  ariaLabelSelectField: 'Choix', ariaLabelContextMenu: 'Menu contextuel', ariaLabelColumnFilter: 'Filtre de colonne', ariaLabelTooltip: 'Infobulle', ariaLabelLoading: 'chargement', ariaVisible: 'visible', ariaHidden: 'caché',
};
