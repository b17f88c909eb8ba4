/** The few sentences that main says itself; everything else is the page's. */
const english = {
  file: 'File', edit: 'Edit', view: 'View', quit: 'Quit', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  zoomIn: 'Larger', zoomOut: 'Smaller', zoomReset: 'Normal size', fullScreen: 'Full screen', close: 'Close window',
  stoppedTitle: 'The data process stopped.',
  stoppedDetail: 'Everything stored before is safe: each act is stored when it happens. Start it again and open the project with its passphrase.',
  pageTitle: 'The window stopped.', pageDetail: 'Everything stored before is safe. Load the window again to go on.',
  again: 'Start again', reload: 'Load again',
};
export type Wording = typeof english;

const french: Wording = {
  file: 'Fichier', edit: 'Édition', view: 'Affichage', quit: 'Quitter', cut: 'Couper', copy: 'Copier', paste: 'Coller', selectAll: 'Tout sélectionner',
  zoomIn: 'Agrandir', zoomOut: 'Réduire', zoomReset: 'Taille normale', fullScreen: 'Plein écran', close: 'Fermer la fenêtre',
  stoppedTitle: 'Le processus des données s’est arrêté.',
  stoppedDetail: 'Tout ce qui était enregistré l’est encore : chaque acte est enregistré au moment où il a lieu. Relancez-le et ouvrez le projet avec sa phrase secrète.',
  pageTitle: 'La fenêtre s’est arrêtée.', pageDetail: 'Tout ce qui était enregistré l’est encore. Rechargez la fenêtre pour continuer.',
  again: 'Relancer', reload: 'Recharger',
};

/** French for French systems, English for all others. */
export function wordingFor(locale: string): Wording {
  return /^fr\b/i.test(locale) ? french : english;
}
