const SVG = 'http://www.w3.org/2000/svg';

export function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
export function canvas(width: number, height: number): SVGElement { return element('svg', { width, height, viewBox: `0 0 ${width} ${height}` }); }

/** Words in lines of at most `characters`; a word is never broken. */
export function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`; else lines.push(word);
  }
  return lines;
}

export function writeLines(parent: Element, lines: readonly string[], x: number, y: number, attributes: Readonly<Record<string, string | number>>): void {
  lines.forEach((line, index) => { parent.append(element('text', { x, y: y + index * 14, ...attributes }, line)); });
}
