/** The package's own declarations cannot be reached through its "exports"; this names what the project uses. */
declare module 'better-sqlite3-multiple-ciphers' {
  const Database: new (path: string, options?: { fileMustExist?: boolean; readonly?: boolean; timeout?: number }) => import('./database.ts').Connection;
  export default Database;
}
