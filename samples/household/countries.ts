import type { SampleCountry } from '../countries.ts';
import { SAMPLE_COUNTRIES } from '../countries.ts';

/** One of the five countries of the household survey, with the sizes the sampling starts from. Population figures are invented,
 *  of the right order for children aged 12 to 17. */
export interface HouseholdCountry {
  readonly country: SampleCountry;
  /** Phase of the programme in which it was surveyed. */
  readonly phase: 1 | 2;
  readonly year: number;
  readonly regions: readonly [string, string, string];
  /** Children aged 12 to 17 by region, urban then rural. */
  readonly children: readonly (readonly [urban: number, rural: number])[];
  /** Share of children who use the internet, urban then rural. */
  readonly online: readonly [urban: number, rural: number];
}

const by = (iso3: string): SampleCountry => SAMPLE_COUNTRIES.find((country) => country.iso3 === iso3)!;

export const HOUSEHOLD_COUNTRIES: readonly HouseholdCountry[] = [
  { country: by('KEN'), phase: 1, year: 2020, regions: ['Coast and East', 'Central and Nairobi', 'West and Rift Valley'], children: [[310_000, 890_000], [640_000, 720_000], [420_000, 2_310_000]], online: [0.76, 0.52] },
  { country: by('KHM'), phase: 1, year: 2020, regions: ['Plains', 'Tonle Sap', 'Coast and Mountains'], children: [[260_000, 410_000], [120_000, 470_000], [60_000, 290_000]], online: [0.88, 0.7] },
  { country: by('PHL'), phase: 1, year: 2020, regions: ['Luzon', 'Visayas', 'Mindanao'], children: [[3_300_000, 2_900_000], [900_000, 1_500_000], [1_100_000, 1_900_000]], online: [0.95, 0.81] },
  { country: by('COL'), phase: 2, year: 2022, regions: ['Caribbean', 'Andes', 'Pacific and South'], children: [[780_000, 310_000], [2_050_000, 540_000], [560_000, 330_000]], online: [0.93, 0.62] },
  { country: by('SRB'), phase: 2, year: 2022, regions: ['Belgrade and Vojvodina', 'Central', 'South and East'], children: [[150_000, 60_000], [60_000, 50_000], [40_000, 45_000]], online: [0.99, 0.97] },
];
