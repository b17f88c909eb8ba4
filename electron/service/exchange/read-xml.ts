import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal } from '#core/contract/refusal.ts';
import { isGuid, normaliseGuid } from '#core/exchange/guid.ts';
import type { RefiCase, RefiCode, RefiCodebook, RefiCoding, RefiLink, RefiMedium, RefiProject, RefiSelection, RefiSet, RefiText, RefiUser, RefiValue, RefiValueType, RefiVariable } from '#core/exchange/refi-model.ts';
import type { LossList } from '#core/exchange/report.ts';

/** An element while it is read. Whole projects are never held so: what closes a part becomes a value, and the element is forgotten. */
interface Element { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: Element[]; text: string }

const MOST_DEPTH = 200;
/** Parts that become values as soon as they close, by the element they stand in. */
const PARTS: Readonly<Record<string, string>> = { User: 'Users', Variable: 'Variables', Case: 'Cases', TextSource: 'Sources', PDFSource: 'Sources', PictureSource: 'Sources', AudioSource: 'Sources', VideoSource: 'Sources', Note: 'Notes', Link: 'Links', Set: 'Sets', Graph: 'Graphs' };

/** Gives a text to a reader, piece by piece, until it returns. */
export type Feed = (take: (text: string) => void) => Promise<void> | void;

/** Reads XML of one root, without document types and entities of its own.
 *  @throws Refusal XML_BROKEN, XML_DOCTYPE, NOT_REFI_ROOT */
async function readXml(feed: Feed, file: string, wantedRoot: 'Project' | 'CodeBook', onPart: (element: Element) => boolean, losses: LossList): Promise<Element> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Element[] = [];
  let root: Element | null = null;
  let namespace = '';
  let skipped = 0;
  const broken = (reason: string): Refusal => new Refusal('XML_BROKEN', `“${file}” is not well-formed XML: at line ${parser.line}, column ${parser.column}, ${reason}. It was damaged or cut short; export it again from the program that wrote it.`, { file, line: parser.line, column: parser.column, reason });
  parser.on('error', (error) => { throw broken(error.message.replace(/^.*?\d+:\d+:\s*/, '').replace(/\.$/, '')); });
  parser.on('doctype', () => { throw new Refusal('XML_DOCTYPE', `“${file}” holds a document type declaration, which REFI-QDA files never do and which can be misused to read other files. It is not opened.`, { file }); });
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (stack.length === 0) {
      const prefix = `urn:QDA-XML:${wantedRoot === 'Project' ? 'project' : 'codebook'}:`;
      if (tag.local !== wantedRoot) throw notRefi(file, wantedRoot, tag.local);
      namespace = tag.uri;
      if (namespace !== `${prefix}1.0`) losses.add('namespace', namespace === '' ? 'none' : namespace);
      if (namespace !== '' && !namespace.startsWith(prefix)) throw notRefi(file, wantedRoot, `${tag.local} in the namespace “${namespace}”`);
    }
    // What another vocabulary adds inside is passed over, with all below it.
    if (skipped > 0 || tag.uri !== namespace) { if (skipped === 0) losses.add('foreignElement', tag.name); skipped += 1; return; }
    if (stack.length >= MOST_DEPTH) throw broken('elements lie more than 200 deep');
    const element: Element = { name: tag.local, attributes: new Map(Object.values(tag.attributes).filter((one) => one.uri === '').map((one) => [one.local, one.value])), children: [], text: '' };
    stack.push(element);
    root ??= element;
  });
  const take = (text: string): void => { const open = stack.at(-1); if (open && skipped === 0 && HOLDS_TEXT.test(open.name)) open.text += text; };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    if (skipped > 0) { skipped -= 1; return; }
    const element = stack.pop()!;
    const parent = stack.at(-1);
    if (!parent) return;
    if (PARTS[element.name] === parent.name && onPart(element)) return;
    parent.children.push(element);
  });
  await feed((text) => { parser.write(text); });
  parser.close();
  if (root === null) throw broken('it holds no element');
  return root;
}

const HOLDS_TEXT = /^(Description|PlainTextContent|\w+Value)$/;

function notRefi(file: string, wanted: 'Project' | 'CodeBook', found: string): Refusal {
  const other = wanted === 'Project' && found === 'CodeBook' ? ' It is a codebook: import it as one.' : wanted === 'CodeBook' && found === 'Project' ? ' It is a whole project: import it as one.' : '';
  return new Refusal('NOT_REFI_ROOT', `“${file}” is not a REFI-QDA ${wanted === 'Project' ? 'project' : 'codebook'}: its first element is ${found}.${other}`, { file, root: found });
}

/** @throws Refusal as readXml */
export async function readProjectXml(feed: Feed, file: string, losses: LossList): Promise<RefiProject> {
  const read = new Reader(losses);
  const found = { users: [] as RefiUser[], variables: [] as RefiVariable[], cases: [] as RefiCase[], texts: [] as RefiText[], media: [] as RefiMedium[], notes: [] as RefiText[], links: [] as RefiLink[], sets: [] as RefiSet[], graphs: 0 };
  const root = await readXml(feed, file, 'Project', (element) => {
    switch (element.name) {
      case 'User': found.users.push({ guid: read.guid(element), name: attribute(element, 'name') ?? '', id: attribute(element, 'id') }); return true;
      case 'Variable': found.variables.push({ guid: read.guid(element), name: attribute(element, 'name') ?? '', type: read.type(attribute(element, 'typeOfVariable')), description: description(element) }); return true;
      case 'Case': found.cases.push(read.case(element)); return true;
      case 'TextSource': found.texts.push(read.text(element)); return true;
      case 'Note': found.notes.push(read.text(element)); return true;
      case 'Link': found.links.push({ guid: read.guid(element), name: attribute(element, 'name') ?? '', origin: reference(attribute(element, 'originGUID')), target: reference(attribute(element, 'targetGUID')) }); return true;
      case 'Set': found.sets.push(read.set(element)); return true;
      case 'Graph': found.graphs += 1; return true;
      default: {
        const { medium, text } = read.medium(element);
        found.media.push(medium);
        if (text) found.texts.push(text);
        return true;
      }
    }
  }, losses);
  const codes = (child(child(root, 'CodeBook'), 'Codes')?.children ?? []).filter((element) => element.name === 'Code').map((element) => read.code(element));
  return { name: attribute(root, 'name') ?? '', origin: attribute(root, 'origin') ?? '', user: optional(attribute(root, 'creatingUserGUID')), at: attribute(root, 'creationDateTime'), description: description(root), ...found, codes, noteRefs: references(root, 'NoteRef') };
}

/** @throws Refusal as readXml */
export async function readCodebookXml(feed: Feed, file: string, losses: LossList): Promise<RefiCodebook> {
  const read = new Reader(losses);
  const sets: RefiSet[] = [];
  const root = await readXml(feed, file, 'CodeBook', (element) => {
    if (element.name !== 'Set') return false;
    sets.push(read.set(element));
    return true;
  }, losses);
  return { origin: attribute(root, 'origin') ?? '', codes: (child(root, 'Codes')?.children ?? []).filter((element) => element.name === 'Code').map((element) => read.code(element)), sets };
}

const attribute = (element: Element, name: string): string | null => element.attributes.get(name) ?? null;
const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((one) => one.name === name);
const children = (element: Element, name: string): Element[] => element.children.filter((one) => one.name === name);
const description = (element: Element): string => child(element, 'Description')?.text ?? '';
const reference = (text: string | null): string => normaliseGuid(text ?? '');
const optional = (text: string | null): string | null => (text === null || text.trim() === '' ? null : normaliseGuid(text));
/** Projects name members by `targetGUID`, codebooks by `guid`. */
const references = (element: Element, name: string): string[] => children(element, name).map((one) => reference(attribute(one, 'targetGUID') ?? attribute(one, 'guid')));

const TYPES: ReadonlySet<string> = new Set<RefiValueType>(['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime']);

/** Turns elements into values and says what is odd about them. GUIDs that repeat in thousands are held once. */
class Reader {
  readonly #losses: LossList;
  readonly #held = new Map<string, string>();
  #unnamed = 0;
  constructor(losses: LossList) { this.#losses = losses; }

  guid(element: Element): string {
    const given = attribute(element, 'guid');
    const guid = normaliseGuid(given ?? '');
    if (isGuid(guid)) return this.#hold(guid);
    this.#losses.add('guid', `${element.name} “${attribute(element, 'name') ?? given ?? ''}”`);
    // Without one nothing can refer to it; a stand-in keeps it apart from the others.
    return guid === '' ? `WITHOUT-GUID-${this.#unnamed += 1}` : guid;
  }
  #hold(text: string): string {
    const held = this.#held.get(text);
    if (held !== undefined) return held;
    this.#held.set(text, text);
    return text;
  }

  type(text: string | null): RefiValueType {
    if (text !== null && TYPES.has(text)) return text as RefiValueType;
    this.#losses.add('variableType', text ?? 'none');
    return 'Text';
  }

  code(element: Element): RefiCode {
    const colour = attribute(element, 'color')?.trim() ?? null;
    return {
      guid: this.guid(element), name: attribute(element, 'name') ?? '', codable: !/^(false|0)$/i.test(attribute(element, 'isCodable')?.trim() ?? 'true'), colour: colour === '' ? null : colour,
      description: description(element), noteRefs: references(element, 'NoteRef'), children: children(element, 'Code').map((one) => this.code(one)),
    };
  }

  values(element: Element): RefiValue[] {
    return children(element, 'VariableValue').map((one) => {
      const value = one.children.find((candidate) => candidate.name !== 'VariableRef' && candidate.name.endsWith('Value'));
      return { variable: this.#hold(reference(attribute(child(one, 'VariableRef') ?? one, 'targetGUID'))), type: value ? this.type(value.name.slice(0, -'Value'.length)) : 'Text', text: value ? value.text : null };
    });
  }

  case(element: Element): RefiCase {
    return {
      guid: this.guid(element), name: attribute(element, 'name') ?? '', description: description(element), codeRefs: references(element, 'CodeRef'), values: this.values(element),
      sourceRefs: references(element, 'SourceRef').map((guid) => this.#hold(guid)), selectionRefs: references(element, 'SelectionRef'),
    };
  }

  codings(element: Element): RefiCoding[] {
    return children(element, 'Coding').flatMap((one) => {
      const codes = references(one, 'CodeRef').map((guid) => this.#hold(guid));
      if (codes.length === 0) this.#losses.add('codingWithoutCode', attribute(one, 'guid') ?? '');
      const user = optional(attribute(one, 'creatingUser'));
      return codes.map((code) => ({ guid: this.guid(one), code, user: user === null ? null : this.#hold(user), at: attribute(one, 'creationDateTime'), noteRefs: references(one, 'NoteRef') }));
    });
  }

  text(element: Element): RefiText {
    return {
      guid: this.guid(element), name: attribute(element, 'name') ?? '', description: description(element), content: child(element, 'PlainTextContent')?.text ?? null,
      plainTextPath: blank(attribute(element, 'plainTextPath')), richTextPath: blank(attribute(element, 'richTextPath')), user: optional(attribute(element, 'creatingUser')), at: attribute(element, 'creationDateTime'),
      modifiedAt: attribute(element, 'modifiedDateTime'), selections: children(element, 'PlainTextSelection').flatMap((one) => this.selection(one)), codings: this.codings(element),
      noteRefs: references(element, 'NoteRef'), values: this.values(element), aliases: [],
    };
  }

  selection(element: Element): RefiSelection[] {
    const [start, end] = [whole(attribute(element, 'startPosition')), whole(attribute(element, 'endPosition'))];
    if (start === null || end === null) { this.#losses.add('selectionWithoutPlace', attribute(element, 'guid') ?? ''); return []; }
    return [{
      guid: this.guid(element), name: attribute(element, 'name'), start, end, description: description(element), user: optional(attribute(element, 'creatingUser')), at: attribute(element, 'creationDateTime'),
      codings: this.codings(element), noteRefs: references(element, 'NoteRef'),
    }];
  }

  /** A PDF, a picture, a sound or a film: said, not read. A PDF often brings its text along, and that is read. */
  medium(element: Element): { medium: RefiMedium; text: RefiText | null } {
    const guid = this.guid(element);
    const name = attribute(element, 'name') ?? attribute(element, 'path') ?? '';
    const representation = child(element, 'Representation');
    const onAreas = element.children.filter((one) => one.name.endsWith('Selection')).reduce((total, one) => total + children(one, 'Coding').length, 0);
    const inText = element.children.filter((one) => one.name === 'TextDescription' || one.name === 'Transcript').reduce((total, one) => total + one.children.reduce((sum, inner) => sum + (inner.name === 'Coding' ? 1 : children(inner, 'Coding').length), 0), 0);
    if (!representation) {
      return { medium: { kind: element.name as RefiMedium['kind'], guid, name, codings: onAreas + inText + children(element, 'Coding').length, hasText: false }, text: null };
    }
    const text = this.text(representation);
    return {
      medium: { kind: element.name as RefiMedium['kind'], guid, name, codings: onAreas, hasText: true },
      text: { ...text, name: text.name === '' ? name : text.name, codings: [...text.codings, ...this.codings(element)], noteRefs: [...text.noteRefs, ...references(element, 'NoteRef')], values: [...text.values, ...this.values(element)], aliases: [guid] },
    };
  }

  set(element: Element): RefiSet {
    return { guid: this.guid(element), name: attribute(element, 'name') ?? '', description: description(element), codes: references(element, 'MemberCode'), sources: references(element, 'MemberSource'), notes: references(element, 'MemberNote') };
  }
}

const blank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
const whole = (text: string | null): number | null => (text !== null && /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : null);
