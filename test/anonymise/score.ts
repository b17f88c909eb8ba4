import type { Finding } from '#core/anonymise/finding.ts';
import type { MarkedSentence } from './corpus.ts';

export interface Score { found: number; right: number; marked: number; met: number }
export interface Miss { readonly text: string; readonly kind: string; readonly words: string }

/** Counts by kind. A finding is right where it covers a mark of its kind whole, or all of it but a title; a mark is met where one does.
 *  The words of a mark that any finding covers are hidden, whatever its kind: `hidden` counts those. */
export function score(sentences: readonly MarkedSentence[], detect: (text: string) => readonly Finding[], least: number): { kinds: Map<string, Score>; hidden: number; marks: number; clean: number; alarms: number; missed: Miss[]; wrong: Miss[] } {
  const kinds = new Map<string, Score>();
  const of = (kind: string): Score => { let one = kinds.get(kind); if (!one) kinds.set(kind, (one = { found: 0, right: 0, marked: 0, met: 0 })); return one; };
  const missed: Miss[] = [];
  const wrong: Miss[] = [];
  let [hidden, marks, clean, alarms] = [0, 0, 0, 0];
  for (const sentence of sentences) {
    const points = [...sentence.text];
    const findings = detect(sentence.text).filter((finding) => finding.confidence >= least);
    const covers = (finding: Finding, mark: { start: number; end: number }): boolean => finding.start <= mark.start && finding.end >= mark.end && finding.end - finding.start <= (mark.end - mark.start) + 12;
    if (sentence.marks.length === 0) { clean += 1; if (findings.length > 0) alarms += 1; }
    for (const mark of sentence.marks) {
      marks += 1;
      of(mark.kind).marked += 1;
      if (findings.some((finding) => finding.kind === mark.kind && covers(finding, mark))) of(mark.kind).met += 1;
      else missed.push({ text: sentence.text, kind: mark.kind, words: points.slice(mark.start, mark.end).join('') });
      if (findings.some((finding) => covers(finding, mark))) hidden += 1;
    }
    for (const finding of findings) {
      of(finding.kind).found += 1;
      if (sentence.marks.some((mark) => mark.kind === finding.kind && covers(finding, mark))) of(finding.kind).right += 1;
      else wrong.push({ text: sentence.text, kind: `${finding.kind} ${finding.reason} ${finding.confidence}`, words: points.slice(finding.start, finding.end).join('') });
    }
  }
  return { kinds, hidden, marks, clean, alarms, missed, wrong };
}
