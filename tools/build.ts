import { parseArgs } from 'node:util';
import { ensureBundles, type BundleName } from './lib/bundles.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'if-stale': { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false } } });
const known: readonly BundleName[] = ['renderer', 'electron'];
const unknown = positionals.filter((name) => !known.some((each) => each === name));
if (unknown.length > 0) {
  console.error(`There is nothing called ${unknown.join(', ')} to build. Known: ${known.join(', ')}.`);
  process.exit(2);
}
const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
await ensureBundles(names, { force: !values['if-stale'], quiet: values.quiet });
