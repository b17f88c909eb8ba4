// Loaded before every script of package.json (--import), and plain JavaScript, because an older Node cannot even read the
// script itself: the program is TypeScript, and the database's binary crashes on Node 20 without a word.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This is Node ${process.versions.node}, and the workbench runs on Node 24. npm ci puts Node 24 into the project on Linux (x64, arm64) and Windows (x64): run the script through npm (npm start, npm test, npm run …). On other systems, install Node 24 first.`,
  );
  process.exit(1);
}
