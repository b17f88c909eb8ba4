import { openProjectFile } from '#db/open.ts';

/** Opens a project and keeps it open until killed: the other program in tests of locking. */
const [path, passphrase] = process.argv.slice(2);
const held = openProjectFile(path!, passphrase!);
process.send!('open');
// Named here, or the collector would close it on a busy machine.
setInterval(() => { if (!held.open) process.exit(1); }, 1000);
