import { normaliseText } from '../text/normalise.ts';

/** A header as words: camel case and underscores opened, accents and case away. */
export const headerWords = (text: string): string => normaliseText(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/_/gu, ' '));

const matcher = (pattern: RegExp) => (header: string): boolean => pattern.test(headerWords(header));

/** ODK's name for the rows of a repeat group: it ties files together. */
export const saysRepeatLink = (header: string): boolean => /^(.*[/-])?set-of[- ]/iu.test(header.trim());

/** What the words of a header promise, in English, French, Spanish and Portuguese. */
export const saysIdentifier = matcher(/\b(id|ids|hhid|hh no|caseid|respid|formid|personid|householdid|uid|guid|pid|identifier|identifiant|identificador|uuid|urn|serial|sequence|respondent|repondant|encuestado|case|cas|caso|record|token|code repondant|index)\b|^(no|n|num|numero|number|#)$/u);
export const saysQuantity = matcher(/\b(how many|how much|number of|numbers of|nombre d\w*|combien|cuantos|cuantas|quantos|hours?|heures?|horas|minutes?|years? of|age|ages|edad|idade|percent\w*|pourcentage|porcentaje|duration|duree|temps|amount|montant|monto|rate|score|latitude|longitude|year of birth|annee|size of)\b/u);
export const saysOpen = matcher(/\b(describe|explain|specify|own words|comments?|remarks?|why|examples?|difficult\w*|challenges?|lessons?|good practices?|suggest\w*|recommend\w*|opinions?|free ?text|verbatim|open ended|if you could|one change|one thing|frustration|thought leaders?|just doesn t get|decri\w+|expliqu\w+|precis\w+|commentaires?|remarques?|pourquoi|exemples?|difficultes?|enseignements|bonnes pratiques|describ\w+|explique|por que|comentarios?|ejemplos|dificultades|lecciones)\b/u);
export const saysCountry = matcher(/\b(country|countries|pays|pais|nation|iso|iso ?2|iso ?3|nationality|nationalite|land|where do you live|where are you (from|based)|territory)\b/u);
/** Words that name a fact about a country or an office, as lists of them hold it, and no question to anybody. */
const FACTS = /\b(region|regions|subregion|sub region|continent|income (group|class|band|level|classification)|groupe de revenus?|tranche de revenus?|grupo de ingresos?|world bank|banque mondiale|unicef|gdp|gni|pib|population|iso ?[23]|iso code|m49|area code|currency|capital|hdi|idh|fiscal year)\b/u;
export const saysFact = (header: string): boolean => { const words = headerWords(header); return words.split(' ').length <= 6 && !/\?/u.test(header) && FACTS.test(words) && !/^(how|what|which|do|does|is|are|quel\w*|combien)\b/u.test(words); };
/** A scale from little to much, by its wording. */
export const saysRating = matcher(/\b(scale|rate|rating|rank|agree|disagree|how (often|likely|satisfied|important|much|well|strongly|easy)|satisf\w+|extent|score|echelle|notez|classez|d accord|a quel point|en que medida|escala|grau)\b/u);
export const saysWeight = (header: string): boolean => { const words = headerWords(header); return words.split(' ').length <= 4 && /\b(weight|weights|wgt|wt|poids|ponderation|pond|peso|weighting)\b/u.test(words) && !/\?/u.test(header) && !/\b(your|votre|body|kgs?|kilos?|grams?|grammes?|lbs?|birth|naissance|nacer|nascer|nacimiento|baby|bebe|newborn|enfant|mother|mere|madre|average|mean|moyen|promedio|gain|loss|perte|animal)\b/u.test(words) && (!/\bchild\b/u.test(words) || /\bsampl\w*\b/u.test(words)); };

export type PersonalData = 'name' | 'e-mail' | 'telephone' | 'address' | 'location' | 'document';
const PERSONAL: readonly (readonly [PersonalData, RegExp])[] = [
  ['e-mail', /\b(e ?mail|mail address|courriel|correo|adresse electronique)\b/u],
  ['telephone', /\b(phone|telephone|tel|mobile|cell ?phone|whats ?app|telefono|telefone|portable|fax)\b/u],
  ['address', /^(full |complete )?(address|adresse|direccion|endereco)( complete| exacte| completa)?$|\b(ip address|ip adresse|ipaddress|street|home address|postal address|adresse (postale|ip)|zip|zip code|postcode|postal code|code postal|codigo postal)\b/u],
  ['location', /\b(latitude|longitude|gps|geolocation|breitengrad|langengrad)\b/u],
  ['document', /^(\S+ ){0,4}(passport|passeport|pasaporte|passaporte|national id|national identity|identity card|id card|carte d identite|carte nationale|cni|cedula|dni|social security)( \S+){0,4}$/u],
  ['name', /^(name|names|nom|nombre|nome|prenom|first name|last name|surname|family name|given name|full name|your name|nom de famille|noms? et prenoms?|nom s et prenom s|nom prenoms?|nom complet|nombre completo|nome completo|prenoms?|apellidos?|recipient (first|last) name|(?:(?:hh|household|respondent|head|hoh|hhh|child|member|mother|father|caregiver|caretaker|participant|patient|beneficiary|interviewee|informant|spouse|guardian|student|pupil|client) (?:s |head |head s |full |first |last )?names?(?: \d+)?)|hhname|names? (?:hh|head|child|member|respondent|participant|patient|beneficiary)(?: \d+)?)$|^(names? of (the )?(respondent|person|contact|household head|head of|child|member|mother|father|caregiver|participant|patient|beneficiary|interviewee|informant|spouse|guardian)|noms? (du|de la|de l|des) (repondant\w*|personne|contact|chef|enfant|mere|pere|tuteur|tutrice|participant\w*|patient\w*|beneficiaire\w*|membre|conjoint\w*)|contact( person| details| name)?|focal point|personne a contacter|personne de contact|point focal|persona de contacto)\b|^(what is |what s )?your (full |first |last |family )?name\b|^(quel est )?votre (nom|prenom)\b|^(cual es )?su (nombre|apellido)\b|^(qual (e )?o )?seu nome\b|^name and (surname|function|title|position)\b|^(interviewer|enumerator|submitter|surveyor|data collector)( s)? name$|^nom de l (enqueteur|enquete)\w*$/u],
];
export const saysInterviewer = matcher(/^(interviewer|enumerator|submitter|surveyor|data collector)( s)? name$|^nom de l enqueteur\w*$/u);
const NOT_A_PERSON = /\b(country|organi[sz]ation|company|ministry|programme|program|project|school|institution|law|policy|pays|ministere|organisme|file|user name|mobile (app|device|apps)|how many|do you|does|did|have you|avez vous)\b/u;

/** The kind of personal data a header asks for, or null. */
export function personalHeader(header: string): PersonalData | null {
  // "1. Name", "Q3: E-mail": the question's number says nothing of it.
  const words = headerWords(header).replace(/^(?:q(?:uestion)? ?|[a-z]{1,2})?\d{1,3}(?: \d{1,2})*[a-z]? (?=\p{L})/u, '');
  if (NOT_A_PERSON.test(words) && !/^(contact|name of (the )?(respondent|person|contact))\b/u.test(words)) return null;
  const length = words.split(' ').length;
  return PERSONAL.find(([kind, pattern]) => length <= (kind === 'address' ? 30 : 14) && pattern.test(words))?.[0] ?? null;
}

/** The kind of personal data that most of these answers are, or null. */
export function personalValues(texts: readonly string[]): PersonalData | null {
  if (texts.length === 0) return null;
  const share = (pattern: RegExp): number => texts.filter((text) => pattern.test(text.trim())).length / texts.length;
  if (share(/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu) >= 0.5) return 'e-mail';
  if (share(/^(\+|00)\d[\d\s().-]{6,18}$/u) >= 0.5) return 'telephone';
  if (share(/^(?!0\.0\.0\.0$)(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/u) >= 0.8) return 'address';
  return null;
}
