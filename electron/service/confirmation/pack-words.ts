/** What stands in a pack beside its lines, in the respondent's language. The first row of each table names its columns: a returned file is
 *  read by these names, in either language, wherever the columns went. */
export const PACK_WORDS = {
  en: {
    title: (name: string): string => `What will be printed about ${name}`, sheet: 'Please confirm', file: 'confirmation',
    study: (study: string): string => `Study: ${study}`, reference: (id: string): string => `Reference ${id}`,
    intro: [
      'Each line below shows something that the report would print about you. Please choose “Confirm”, “Change” or “Withdraw” for each of them; where you change something, write what it should say.',
      'A line without a decision stays unconfirmed and is not printed. You may sort the lines, add comments and rename the file: the lines are recognised when you send it back.',
    ],
    by: 'Confirmed by (name and function)', on: 'Date', all: 'Everything below is confirmed as it stands', note: 'General comment',
    statuses: 'Statuses', examples: 'Examples', number: 'No.', topic: 'What it is about', shown: 'As it would be printed', decision: 'Your decision', value: 'If changed: it should say', permission: 'How it may be printed', comment: 'Comment',
    confirm: 'Confirm', change: 'Change', withdraw: 'Withdraw', choose: 'Choose', write: '…', named: 'With our name', region: 'Region only',
    states: { notAsked: 'Not asked', noAnswer: 'No answer', dontKnow: 'Don’t know', notApplicable: 'Not applicable' },
    noneStatuses: 'No status of yours would be printed.', noneExamples: 'No words of yours would be printed.',
  },
  fr: {
    title: (name: string): string => `Ce qui sera imprimé à votre sujet\u00a0: ${name}`, sheet: 'À confirmer', file: 'confirmation (fr)',
    study: (study: string): string => `Étude\u00a0: ${study}`, reference: (id: string): string => `Référence ${id}`,
    intro: [
      'Chaque ligne ci-dessous montre ce que le rapport imprimerait à votre sujet. Veuillez choisir pour chacune «\u00a0Confirmer\u00a0», «\u00a0Modifier\u00a0» ou «\u00a0Retirer\u00a0»\u202f; si vous modifiez, écrivez ce qu’il faut lire.',
      'Une ligne sans décision n’est pas confirmée et ne sera pas imprimée. Vous pouvez trier les lignes, ajouter des commentaires et renommer le fichier\u00a0: les lignes sont reconnues au retour.',
    ],
    by: 'Confirmé par (nom et fonction)', on: 'Date', all: 'Tout ce qui suit est confirmé tel quel', note: 'Commentaire général',
    statuses: 'Situations', examples: 'Exemples', number: 'N°', topic: 'De quoi il s’agit', shown: 'Tel que ce serait imprimé', decision: 'Votre décision', value: 'Si modifié\u00a0: il faut lire', permission: 'Comment l’imprimer', comment: 'Commentaire',
    confirm: 'Confirmer', change: 'Modifier', withdraw: 'Retirer', choose: 'Choisir', write: '…', named: 'Avec notre nom', region: 'Région seulement',
    states: { notAsked: 'Question non posée', noAnswer: 'Pas de réponse', dontKnow: 'Ne sait pas', notApplicable: 'Sans objet' },
    noneStatuses: 'Aucune situation ne serait imprimée à votre sujet.', noneExamples: 'Aucun de vos propos ne serait imprimé.',
  },
} as const;
export type PackWords = (typeof PACK_WORDS)['en'] | (typeof PACK_WORDS)['fr'];

export type Field = 'number' | 'topic' | 'shown' | 'decision' | 'value' | 'permission' | 'comment';
export const FIELDS: readonly Field[] = ['number', 'topic', 'shown', 'decision', 'value', 'permission', 'comment'];
/** Keys of what is asked once. */
export const ONCE = { by: 'BY', on: 'ON', all: 'ALL', note: 'NOTE' } as const;
export type Once = keyof typeof ONCE;

/** A line with whom it would be put down to and what it stands under, as a pack prints it. */
export interface PrintedPack { readonly id: string; readonly language: 'en' | 'fr'; readonly study: string; readonly name: string }
