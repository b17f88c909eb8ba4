import { describe, expect, it } from 'vitest';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import { placeOnMap } from './region-places.ts';

describe('placeOnMap', () => {
  it('gives every region a tile of its own, and nothing else one', () => {
    const places = [...UNICEF_REGIONS, NO_REGION].map(({ en }) => placeOnMap(en));
    expect(places).not.toContain(null);
    expect(new Set(places.map((place) => `${place!.column} ${place!.row}`)).size).toBe(UNICEF_REGIONS.length + 1);
    expect(placeOnMap('unrecognised')).toBeNull();
  });
});
