import { describe, expect, it } from 'vitest';
import { contrast, DARK, LIGHT, mix, readableOn } from './chart-colours.ts';

describe('contrast', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect([contrast('#000000', '#ffffff'), contrast('#0b5cad', '#0b5cad')]).toEqual([21, 1]);
    // #767676 is the lightest grey that holds 4.5:1 on white (WCAG 2.2, understanding 1.4.3)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe.each([['light', LIGHT], ['dark', DARK]] as const)('the %s colours', (_, colours) => {
  it('hold 3:1 on the paper where colour alone tells a bar', () => {
    expect(contrast(colours.main, colours.paper)).toBeGreaterThan(3);
    expect(contrast(colours.ink, colours.paper)).toBeGreaterThan(7);
  });
  it('keep numbers readable inside stacked bars and over every shade of the heat map', () => {
    expect(colours.categories.map((colour, index) => contrast(colour, colours.onCategories[index]!)).filter((ratio) => ratio < 4.4)).toEqual([]);
    const shades = Array.from({ length: 101 }, (_, percent) => mix(colours.soft, colours.main, percent / 100));
    expect(Math.min(...shades.map((shade) => contrast(shade, readableOn(shade, '#000000', '#ffffff'))))).toBeGreaterThan(4.5);
  });
});
