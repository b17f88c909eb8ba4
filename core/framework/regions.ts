/** UNICEF's programme regions, and the band of countries that belong to none. Category ids are the English names. */
export const UNICEF_REGIONS: readonly { readonly en: string; readonly fr: string; readonly es: string }[] = [
  { en: 'East Asia and Pacific', fr: 'Asie de l’Est et Pacifique', es: 'Asia Oriental y el Pacífico' },
  { en: 'Eastern Europe and Central Asia', fr: 'Europe de l’Est et Asie centrale', es: 'Europa Oriental y Asia Central' },
  { en: 'Eastern and Southern Africa', fr: 'Afrique de l’Est et australe', es: 'África Oriental y Meridional' },
  { en: 'Latin America and Caribbean', fr: 'Amérique latine et Caraïbes', es: 'América Latina y el Caribe' },
  { en: 'Middle East and North Africa', fr: 'Moyen-Orient et Afrique du Nord', es: 'Oriente Medio y África del Norte' },
  { en: 'North America', fr: 'Amérique du Nord', es: 'América del Norte' },
  { en: 'South Asia', fr: 'Asie du Sud', es: 'Asia Meridional' },
  { en: 'West and Central Africa', fr: 'Afrique de l’Ouest et centrale', es: 'África Occidental y Central' },
  { en: 'Western Europe', fr: 'Europe occidentale', es: 'Europa Occidental' },
];
/** Aruba, Hong Kong, Puerto Rico, Taiwan and others: counted as a band of their own, never dropped. */
export const NO_REGION = { en: 'No region', fr: 'Sans région', es: 'Sin región' } as const;
