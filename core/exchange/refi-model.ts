/** A REFI-QDA project (1.0 schemas, 1.5 text) as plain values: what its XML says, before it means anything to a survey.
 *  GUIDs are upper-case and without braces; positions are as the file counts them; absent attributes are null. */

export interface RefiUser { readonly guid: string; readonly name: string; readonly id: string | null }
export interface RefiCode {
  readonly guid: string; readonly name: string; readonly codable: boolean; readonly colour: string | null; readonly description: string;
  readonly noteRefs: readonly string[]; readonly children: readonly RefiCode[];
}
export type RefiValueType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime';
export interface RefiVariable { readonly guid: string; readonly name: string; readonly type: RefiValueType; readonly description: string }
/** `text` is the lexical value, as the schema's type writes it; null where the element is absent. */
export interface RefiValue { readonly variable: string; readonly type: RefiValueType; readonly text: string | null }
export interface RefiCase {
  readonly guid: string; readonly name: string; readonly description: string; readonly codeRefs: readonly string[]; readonly values: readonly RefiValue[];
  readonly sourceRefs: readonly string[]; readonly selectionRefs: readonly string[];
}
export interface RefiCoding { readonly guid: string; readonly code: string; readonly user: string | null; readonly at: string | null; readonly noteRefs: readonly string[] }
/** A span of a plain text: [start, end) in code points. */
export interface RefiSelection {
  readonly guid: string; readonly name: string | null; readonly start: number; readonly end: number; readonly description: string; readonly user: string | null; readonly at: string | null;
  readonly codings: readonly RefiCoding[]; readonly noteRefs: readonly string[];
}
/** A text, or a note. Either `content` holds it or `plainTextPath` says where it is. */
export interface RefiText {
  readonly guid: string; readonly name: string; readonly description: string; readonly content: string | null; readonly plainTextPath: string | null; readonly richTextPath: string | null;
  readonly user: string | null; readonly at: string | null; readonly modifiedAt: string | null;
  readonly selections: readonly RefiSelection[]; readonly codings: readonly RefiCoding[]; readonly noteRefs: readonly string[]; readonly values: readonly RefiValue[];
  /** GUIDs that mean this text too: the PDF that it is the text of. */
  readonly aliases: readonly string[];
}
/** A source that is not text: what it is, and how much coding stands on it. */
export interface RefiMedium { readonly kind: 'PDFSource' | 'PictureSource' | 'AudioSource' | 'VideoSource'; readonly guid: string; readonly name: string; readonly codings: number; readonly hasText: boolean }
export interface RefiSet { readonly guid: string; readonly name: string; readonly description: string; readonly codes: readonly string[]; readonly sources: readonly string[]; readonly notes: readonly string[] }
export interface RefiLink { readonly guid: string; readonly name: string; readonly origin: string; readonly target: string }

export interface RefiProject {
  readonly name: string; readonly origin: string; readonly user: string | null; readonly at: string | null; readonly description: string;
  readonly users: readonly RefiUser[]; readonly codes: readonly RefiCode[]; readonly variables: readonly RefiVariable[]; readonly cases: readonly RefiCase[];
  readonly texts: readonly RefiText[]; readonly media: readonly RefiMedium[]; readonly notes: readonly RefiText[]; readonly links: readonly RefiLink[]; readonly sets: readonly RefiSet[];
  readonly graphs: number; readonly noteRefs: readonly string[];
}

/** A codebook on its own (.qdc): codes without notes, and sets of codes. */
export interface RefiCodebook { readonly origin: string; readonly codes: readonly RefiCode[]; readonly sets: readonly Pick<RefiSet, 'guid' | 'name' | 'description' | 'codes'>[] }
