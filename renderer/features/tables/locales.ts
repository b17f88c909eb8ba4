export { en } from './locales-en.ts';
export { fr } from './locales-fr.ts';
