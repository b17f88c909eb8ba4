import type { CodeKind, Coding } from '../contract/code.ts';
import type { DocumentMark } from '../documents/document-text.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import type { Vector } from '../model/vector.ts';

/** A project as plain values, its parts named by their place in these lists: what is sent out, and what comes in. */
export interface Study {
  /** What GUIDs are made from: the same for a project and for what was exchanged from it. */
  readonly projectId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly coders: readonly StudyCoder[];
  /** In tree order: a parent before its children, siblings as they stand. */
  readonly codes: readonly StudyCode[];
  readonly instruments: readonly { readonly id: string; readonly label: string }[];
  readonly cases: readonly StudyCase[];
  /** The vector has one entry a case; an open-ended variable's says which cases answered. */
  readonly variables: readonly StudyVariable[];
  readonly answers: readonly StudyAnswer[];
  readonly codings: readonly StudyCoding[];
  readonly readings: readonly StudyReading[];
  readonly memos: readonly StudyMemo[];
}
export interface StudyCoder { readonly id: string; readonly name: string }
export interface StudyCode {
  readonly id: string; readonly parentId: string | null; readonly name: string; readonly kind: CodeKind; readonly colour: string | null; readonly description: string;
  readonly include: string; readonly exclude: string; readonly example: string; readonly labels: Readonly<Record<string, string>>; readonly key: string | null; readonly retired: boolean;
}
export interface StudyCase { readonly key: string; readonly instrumentId: string }
export interface StudyVariable { readonly definition: VariableDefinition; readonly vector: Vector | null }
export interface StudyAnswer { readonly caseIndex: number; readonly variableId: string; readonly text: string; readonly language: string | null; /** Where the words are a document. */ readonly document?: StudyDocument | undefined }
/** A document's file, and what is known of its paragraphs. */
export interface StudyDocument { readonly title: string; readonly file: string; readonly format: 'docx' | 'markdown' | 'text' | 'html' | 'pdf'; readonly sha256: string; readonly addedAt: string; readonly marks: readonly DocumentMark[] }
/** Offsets in code points of the answer; both null for the whole answer. */
export interface StudyCoding { readonly answer: number; readonly codeId: string; readonly start: number | null; readonly end: number | null; readonly coderId: string; readonly origin: Coding['origin']; readonly starred: boolean; readonly createdAt: string }
export interface StudyReading { readonly answer: number; readonly coderId: string; readonly at: string }
export type MemoTarget =
  | { readonly kind: 'project' } | { readonly kind: 'code'; readonly codeId: string } | { readonly kind: 'variable'; readonly variableId: string }
  | { readonly kind: 'case'; readonly caseIndex: number } | { readonly kind: 'answer'; readonly answer: number } | { readonly kind: 'coding'; readonly coding: number };
export interface StudyMemo { readonly target: MemoTarget; readonly title: string; readonly body: string; readonly coderId: string; readonly createdAt: string; readonly updatedAt: string }
