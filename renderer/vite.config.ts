import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's page. Everything is bundled: no address outside this machine is ever asked for anything. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // A data: URL would need img-src data: in the page's policy; files are only files.
    assetsInlineLimit: 0,
    // One file, read from this machine: parts would save no download. The limit tells of a dependency that came in by accident.
    chunkSizeWarningLimit: 3500,
  },
});
