import { afterEach, describe, expect, it, vi } from 'vitest';
import { launchChromium } from './chromium.ts';

afterEach(() => { vi.unstubAllEnvs(); });

describe('launchChromium', () => {
  it.runIf(process.platform === 'linux' && process.arch === 'x64')('starts the browser that a package carries, and it draws text', async () => {
    vi.stubEnv('WORKBENCH_BROWSER', 'bundled');
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const blank = await page.screenshot();
      await page.setContent('<p style="font-size: 60px">Enquête</p>');
      const drawn = await page.screenshot();
      expect(drawn.equals(blank)).toBe(false);
      expect(await page.evaluate(() => document.querySelector('p')?.textContent)).toBe('Enquête');
      // A machine without any font measures every letter alike.
      const widths = await page.evaluate(() => {
        const measure = document.createElement('canvas').getContext('2d');
        if (measure === null) return [0, 0];
        measure.font = '20px sans-serif';
        return [measure.measureText('iiii').width, measure.measureText('MMMM').width];
      });
      expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 2);
    } finally {
      await browser.close();
    }
  });
});
