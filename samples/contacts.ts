import type { SampleCountry } from './countries.ts';
import type { Random } from './random.ts';

// Invented people; example.org is reserved for examples (RFC 2606).
const GIVEN = ['Alex', 'Sam', 'Robin', 'Kim', 'Noa', 'Andrea', 'Dominique', 'Ari', 'Jo', 'Sasha', 'Charlie', 'Camille', 'Max', 'Dana', 'Lou', 'Rene'];
const FAMILY = ['Berg', 'Castel', 'Demir', 'Ekman', 'Farrow', 'Gallo', 'Holm', 'Ilves', 'Jansa', 'Keller', 'Lindqvist', 'Marro', 'Nakai', 'Okello', 'Pereda', 'Quist', 'Rossel', 'Sorin', 'Tamm', 'Varga'];
const TITLES = {
  en: ['Senior Adviser, Child Protection', 'Head of Unit, International Cooperation', 'Policy Officer', 'Child Protection Specialist', 'Deputy Director, Crime Prevention'],
  fr: ['Chargé de mission, protection de l’enfance', 'Chef de bureau, coopération internationale', 'Spécialiste de la protection de l’enfant'],
  es: ['Especialista de protección', 'Oficial de protección de la niñez', 'Asesora técnica'],
} as const;

/** An invented contact person: name, title, address at a domain that cannot exist. */
export function contactOf(country: SampleCountry, random: Random): string {
  const given = random.pick(GIVEN);
  const family = random.pick(FAMILY);
  return `${given} ${family}, ${random.pick(TITLES[country.language])}, ${given.toLowerCase()}.${family.toLowerCase()}@${country.iso3.toLowerCase()}.example.org, +00 555 01${random.between(10, 99)}`;
}
