import { useMemo } from 'react';
import { useTranslation } from '../../locales/i18n.ts';
import { outlineOf, partsOf } from './model/document-outline.ts';
import type { Answer } from './queries.ts';

/** The contents of a document, above its text: a line leads to its place. Nothing where there is nothing to choose between. */
export function DocumentOutline({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const { text, document } = answer;
  const parts = useMemo(() => partsOf({ text, document }), [text, document]);
  const outline = useMemo(() => (parts ? outlineOf(text, parts) : null), [text, parts]);
  if (!parts || !outline || outline.entries.length < 2) return null;
  const speakers = new Set(parts.flatMap((part) => (part.turn && part.speaker !== null ? [part.speaker] : [])));
  const facts = [t('coding.paragraphs', { count: parts.length }), ...(document?.pages ? [t('coding.pages', { count: document.pages })] : []), ...(speakers.size > 0 ? [t('coding.speakers', { count: speakers.size, names: [...speakers].slice(0, 5).join(', ') })] : [])];
  return (
    <details className="coding-outline">
      <summary><b>{t(`coding.outline_${outline.kind}`)}</b> · {facts.join(' · ')}</summary>
      <ol>
        {outline.entries.map((entry) => (
          <li key={entry.start}>
            <button type="button" style={{ paddingInlineStart: 8 + entry.depth * 14 }} onClick={() => showPart(entry.start)}><span>{entry.label}</span>{entry.page === null ? null : <small>{t('coding.page', { page: entry.page })}</small>}</button>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Scrolls the text to a paragraph and gives it a mark for a moment; the keys then walk the text. */
function showPart(start: number): void {
  const part = document.querySelector<HTMLElement>(`.coding-document [data-part="${start}"]`);
  const pane = part?.closest<HTMLElement>('.coding-read');
  if (!part || !pane) return;
  // The pane alone is scrolled: scrollIntoView would push the whole window up.
  const scroll = (): void => { pane.scrollTop += part.getBoundingClientRect().top - pane.getBoundingClientRect().top - 8; };
  scroll();
  // What was out of sight had an estimated height: once it is laid out, the place is known.
  requestAnimationFrame(scroll);
  part.classList.add('coding-part-at');
  setTimeout(() => part.classList.remove('coding-part-at'), 1600);
  part.closest<HTMLElement>('.coding-document')?.focus({ preventScroll: true });
}
