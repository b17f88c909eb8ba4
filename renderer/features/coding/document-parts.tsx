import { memo, type ReactNode } from 'react';
import type { DocumentPart } from '#core/documents/document-text.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { classes } from '../../ui/index.ts';
import type { TextRange } from './model/ranges.ts';
import type { Segment } from './model/spans.ts';

interface PartsProps {
  readonly parts: readonly DocumentPart[]; readonly segments: readonly Segment[]; readonly range: TextRange | null;
  readonly view: (segment: Segment) => ReactNode;
  /** Says in a word all that a segment's look depends on, so that of a hundred pages only what changed is drawn again. */
  readonly signature: (segment: Segment) => string;
  readonly context: unknown;
}

/** The segments of each part, cut at its edges. Both stand in order: each is looked at once. */
function segmentsByPart(parts: PartsProps['parts'], segments: PartsProps['segments']): Segment[][] {
  let at = 0;
  return parts.map((part) => {
    while (at < segments.length && segments[at]!.end <= part.start) at += 1;
    const own: Segment[] = [];
    for (let next = at; next < segments.length && segments[next]!.start < part.end; next += 1) {
      const segment = segments[next]!;
      own.push({ ...segment, start: Math.max(segment.start, part.start), end: Math.min(segment.end, part.end) });
    }
    return own;
  });
}

/** A long text paragraph by paragraph, with who speaks and where pages begin beside it. Paragraphs out of sight are not laid out. */
export function DocumentParts({ parts, segments, range, view, signature, context }: PartsProps) {
  const { language } = useTranslation();
  const segmentsOf = segmentsByPart(parts, segments);
  return parts.map((part, index) => {
    const own = segmentsOf[index]!;
    const selected = range !== null && range.start < part.end && range.end > part.start ? { start: Math.max(range.start, part.start), end: Math.min(range.end, part.end) } : null;
    const before = parts[index - 1];
    return (
      <Part
        key={part.start} part={part} newPage={part.page !== null && part.page !== (before?.page ?? null)} own={own} selected={selected} view={view} context={context} language={language}
        look={`${own.map(signature).join(' ')}${selected ? `|${selected.start}-${selected.end}` : ''}`}
      />
    );
  });
}

interface PartProps { readonly part: DocumentPart; readonly newPage: boolean; readonly own: readonly Segment[]; readonly selected: TextRange | null; readonly view: PartsProps['view']; readonly look: string; readonly context: unknown; readonly language: string }

const Part = memo(function Part({ part, newPage, own, selected, view }: PartProps) {
  const { t } = useTranslation();
  const inside = (segment: Segment): boolean => selected !== null && segment.start >= selected.start && segment.end <= selected.end;
  const drawn = (from: number, to: number): ReactNode => {
    const here = own.filter((segment) => segment.start < to && segment.end > from).map((segment) => ({ ...segment, start: Math.max(segment.start, from), end: Math.min(segment.end, to) }));
    const within = here.filter(inside);
    const first = within[0];
    return (
      <>
        {here.filter((segment) => !inside(segment) && (!first || segment.start < first.start)).map(view)}
        {within.length > 0 ? <span className="coding-selected">{within.map(view)}</span> : null}
        {here.filter((segment) => !inside(segment) && first !== undefined && segment.start > first.start).map(view)}
      </>
    );
  };
  return (
    <div className={classes('coding-part', part.kind !== 'paragraph' && `coding-part-${part.kind}`, part.turn && 'coding-part-turn')} data-part={part.start} {...(part.kind === 'heading' ? { role: 'heading', 'aria-level': Math.min(6, (part.level ?? 1) + 2) } : {})}>
      <span className="coding-part-gutter">
        {/* The name is a part of the text, and stands beside what is said. */}
        {part.turn ? <b>{drawn(part.start, part.said)}</b> : null}
        {newPage ? <span className="coding-part-page">{t('coding.page', { page: part.page ?? 0 })}</span> : null}
      </span>
      <span className="coding-part-words">{drawn(part.turn ? part.said : part.start, part.end)}</span>
    </div>
  );
}, (before, after) => before.part === after.part && before.look === after.look && before.context === after.context && before.newPage === after.newPage && before.language === after.language);
