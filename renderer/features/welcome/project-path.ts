/** A path in the projects folder for a study's name: what no file system takes is left out.
 *  @example proposedPath('/home/ana/Projects', 'Réponses: 2021?') // '/home/ana/Projects/Réponses 2021.swproj' */
export function proposedPath(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  const safe = name.replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ').replace(/\s+/g, ' ').trim().replace(/\.+$/, '').slice(0, 100).trim();
  return `${folder.replace(/[\\/]+$/, '')}${separator}${safe || 'study'}.swproj`;
}
