import type { RefiCode, RefiCodebook, RefiCoding, RefiProject, RefiSelection, RefiText, RefiValue } from '#core/exchange/refi-model.ts';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const PROJECT = `xmlns="urn:QDA-XML:project:1.0" ${XSI} xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"`;
const CODEBOOK = `xmlns="urn:QDA-XML:codebook:1.0" ${XSI} xsi:schemaLocation="urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"`;

/** What XML 1.0 cannot hold, however written: control characters, halves of pairs, and two that are no characters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

const PIECES_AT_ONCE = 2000;

/** Writes XML into pieces. Each character that XML cannot hold becomes U+FFFD, so that no offset moves. */
class Writer {
  readonly #pieces: string[] = [];
  /** Characters that were replaced. */
  replaced = 0;

  text(value: string): string {
    const sound = value.toWellFormed();
    const clean = FORBIDDEN.test(sound) || sound !== value ? sound.replace(FORBIDDEN, () => { this.replaced += 1; return '\uFFFD'; }) : value;
    FORBIDDEN.lastIndex = 0;
    return clean.replace(/[&<>\r]/g, (character) => ESCAPES[character]!);
  }

  attributes(values: Readonly<Record<string, string | number | boolean | null>>): string {
    let text = '';
    for (const [name, value] of Object.entries(values)) if (value !== null) text += ` ${name}="${this.text(String(value)).replace(/["\n\t]/g, (character) => ESCAPES[character]!)}"`;
    return text;
  }

  put(text: string): void { this.#pieces.push(text); }
  line(name: string, values: Readonly<Record<string, string | number | boolean | null>>): void { this.put(`<${name}${this.attributes(values)}/>\n`); }
  element(name: string, text: string): void { this.put(`<${name}>${this.text(text)}</${name}>`); }

  /** An element with children; closed at once where `work` puts nothing. */
  block(name: string, values: Readonly<Record<string, string | number | boolean | null>>, work: () => void): void {
    const at = this.#pieces.length;
    this.put(`<${name}${this.attributes(values)}>\n`);
    const empty = this.#pieces.length;
    work();
    if (this.#pieces.length === empty) { this.#pieces.length = at; this.line(name, values); } else this.put(`</${name}>\n`);
  }
  /** A list under its element; nothing at all where it is empty: the schema wants at least one. */
  list<T>(name: string, items: readonly T[], write: (item: T) => void): void {
    if (items.length > 0) this.block(name, {}, () => items.forEach(write));
  }

  /** Takes out what was written so far. */
  take(): string {
    const text = this.#pieces.join('');
    this.#pieces.length = 0;
    return text;
  }
  get isLong(): boolean { return this.#pieces.length >= PIECES_AT_ONCE; }

  /** A long list, handed over piece by piece between its items. */
  *pieces<T>(name: string, items: readonly T[], write: (item: T) => void): Generator<string> {
    if (items.length === 0) return;
    this.put(`<${name}>\n`);
    for (const item of items) {
      write(item);
      if (this.isLong) yield this.take();
    }
    this.put(`</${name}>\n`);
  }
}
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' };

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** `project.qde`: elements in the schema's order, piece by piece: a project of 50,000 sources is larger than a string may be.
 *  @returns at the end, how many characters XML could not hold */
export function* projectXml(project: RefiProject): Generator<string, number> {
  const xml = new Writer();
  xml.put(DECLARATION);
  xml.put(`<Project ${PROJECT}${xml.attributes({ name: project.name, origin: project.origin, creatingUserGUID: project.user, creationDateTime: project.at })}>\n`);
  xml.list('Users', project.users, ({ guid, name, id }) => { xml.line('User', { guid, name, id }); });
  if (project.codes.length > 0) xml.block('CodeBook', {}, () => { xml.list('Codes', project.codes, (code) => { writeCode(xml, code); }); });
  xml.list('Variables', project.variables, ({ guid, name, type, description }) => { xml.block('Variable', { guid, name, typeOfVariable: type }, () => { describe(xml, description); }); });
  yield* xml.pieces('Cases', project.cases, (one) => {
    xml.block('Case', { guid: one.guid, name: one.name }, () => {
      describe(xml, one.description);
      references(xml, 'CodeRef', one.codeRefs);
      values(xml, one.values);
      references(xml, 'SourceRef', one.sourceRefs);
      references(xml, 'SelectionRef', one.selectionRefs);
    });
  });
  yield* xml.pieces('Sources', project.texts, (text) => { writeText(xml, 'TextSource', text); });
  yield* xml.pieces('Notes', project.notes, (text) => { writeText(xml, 'Note', text); });
  yield* xml.pieces('Links', project.links, ({ guid, name, origin, target }) => { xml.line('Link', { guid, name, direction: 'OneWay', originGUID: origin, targetGUID: target }); });
  yield* xml.pieces('Sets', project.sets, ({ guid, name, description, codes, sources, notes }) => {
    xml.block('Set', { guid, name }, () => {
      describe(xml, description);
      references(xml, 'MemberCode', codes);
      references(xml, 'MemberSource', sources);
      references(xml, 'MemberNote', notes);
    });
  });
  describe(xml, project.description);
  references(xml, 'NoteRef', project.noteRefs);
  xml.put('</Project>\n');
  yield xml.take();
  return xml.replaced;
}

/** A .qdc file: no notes on codes, and members of sets named by `guid`. */
export function codebookXml(codebook: RefiCodebook): { bytes: Buffer; replaced: number } {
  const xml = new Writer();
  xml.put(DECLARATION);
  xml.put(`<CodeBook ${CODEBOOK}${xml.attributes({ origin: codebook.origin })}>\n`);
  xml.block('Codes', {}, () => { for (const code of codebook.codes) writeCode(xml, { ...code, noteRefs: [] }); });
  xml.list('Sets', codebook.sets, ({ guid, name, description, codes }) => {
    xml.block('Set', { guid, name }, () => {
      describe(xml, description);
      for (const member of codes) xml.line('MemberCode', { guid: member });
    });
  });
  xml.put('</CodeBook>\n');
  return { bytes: Buffer.from(xml.take(), 'utf8'), replaced: xml.replaced };
}

function describe(xml: Writer, description: string): void {
  if (description !== '') { xml.element('Description', description); xml.put('\n'); }
}
function references(xml: Writer, name: string, guids: readonly string[]): void {
  for (const targetGUID of guids) xml.line(name, { targetGUID });
}

function writeCode(xml: Writer, code: RefiCode): void {
  xml.block('Code', { guid: code.guid, name: code.name, isCodable: code.codable, color: code.colour }, () => {
    describe(xml, code.description);
    references(xml, 'NoteRef', code.noteRefs);
    for (const child of code.children) writeCode(xml, child);
  });
}

function values(xml: Writer, list: readonly RefiValue[]): void {
  for (const { variable, type, text } of list) {
    if (text !== null) xml.put(`<VariableValue><VariableRef targetGUID="${variable}"/><${type}Value>${xml.text(text)}</${type}Value></VariableValue>\n`);
  }
}

function writeText(xml: Writer, name: 'TextSource' | 'Note', text: RefiText): void {
  xml.block(name, { guid: text.guid, name: text.name, richTextPath: text.richTextPath, plainTextPath: text.plainTextPath, creatingUser: text.user, creationDateTime: text.at, modifiedDateTime: text.modifiedAt }, () => {
    describe(xml, text.description);
    if (text.content !== null) { xml.element('PlainTextContent', text.content); xml.put('\n'); }
    for (const selection of text.selections) writeSelection(xml, selection);
    codings(xml, text.codings);
    references(xml, 'NoteRef', text.noteRefs);
    values(xml, text.values);
  });
}

function writeSelection(xml: Writer, selection: RefiSelection): void {
  xml.block('PlainTextSelection', { guid: selection.guid, name: selection.name, startPosition: selection.start, endPosition: selection.end, creatingUser: selection.user, creationDateTime: selection.at }, () => {
    describe(xml, selection.description);
    codings(xml, selection.codings);
    references(xml, 'NoteRef', selection.noteRefs);
  });
}

function codings(xml: Writer, list: readonly RefiCoding[]): void {
  for (const coding of list) {
    xml.block('Coding', { guid: coding.guid, creatingUser: coding.user, creationDateTime: coding.at }, () => {
      xml.line('CodeRef', { targetGUID: coding.code });
      references(xml, 'NoteRef', coding.noteRefs);
    });
  }
}
