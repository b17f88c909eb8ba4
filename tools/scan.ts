import { accepted, scanElectron } from './lib/electron-scan.ts';

/** `npm run scan`: the static security scanner over Electron's main and preload. */
const { checks, files, findings, unread } = await scanElectron();
const open = findings.filter(({ id }) => !(id in accepted));
const outdated = Object.keys(accepted).filter((id) => !findings.some((finding) => finding.id === id));
for (const { id, file, line, severity, description } of open) console.error(`${severity} ${id} ${file}:${line} ${description}`);
for (const file of unread) console.error(`not scanned: ${file}`);
for (const id of outdated) console.error(`${id} is accepted in tools/lib/electron-scan.ts but no longer found: take it out.`);
console.log(`scan: ${checks} checks over ${files.join(', ')}: ${findings.length} findings, ${findings.length - open.length} of them accepted with a reason`);
process.exit(open.length + unread.length + outdated.length === 0 && checks > 30 && files.includes('main.js') ? 0 : 1);
