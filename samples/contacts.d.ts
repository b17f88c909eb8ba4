import type { SampleCountry } from './countries.ts';
import type { Random } from './random.ts';
/** An invented contact person: name, title, address at a domain that cannot exist. */
export declare function contactOf(country: SampleCountry, random: Random): string;
