import { openProjectFile } from '#db/open.ts';

/** Opens a project and keeps it open until killed: the other program in tests of locking. */
const [path, passphrase] = process.argv.slice(2);
openProjectFile(path!, passphrase!);
process.send!('open');
setInterval(() => {}, 1000);
