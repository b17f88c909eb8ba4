import { useEffect } from 'react';
import type { Coding } from '#core/contract/code.ts';
import { useCommand } from '../../app/commands.ts';
import { openDialog } from '../../app/session.ts';
import { useTranslation, translate } from '../../locales/i18n.ts';
import { toast } from '../../ui/index.ts';
import { markRead, removeCodings, resizeCoding, splitCoding, starCoding } from './acts.ts';
import { newCodeBeside, pinCode } from './code-acts.tsx';
import { codeName } from './model/kinds.ts';
import type { TextRange } from './model/ranges.ts';
import { moveEnd, moveStart, nextUnit, previousUnit, trimRange } from './model/words.ts';
import { chooseOnly, displayIndex, findDisplayed, isArriving, showCurrentRow, theGrid } from './rows.ts';
import { coding, focusCoding, setRange, showAnswer, useCoding } from './store.ts';
import { applyToTargets, memoTarget, openCodePicker, selectedText, targetAnswers, targetCoding } from './targets.ts';
import { chooseIdentical, useIdentical } from './use-identical.ts';
import { answerNow, type Current } from './use-current.ts';
import { acceptGhost, dismissGhost, isOffered, type Ghost } from './use-ghosts.ts';
import { attempt } from '../../app/attempt.ts';
import { client } from '../../rpc/index.ts';
import { setBlind } from './blind.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** What every key of the room does while the room is open. */
export function useRoomCommands(current: Current): void {
  const { language } = useTranslation();
  const { answer, units, codes, codeOf, ghosts } = current;
  const answerId = useCoding((state) => state.answerId);
  const identical = useIdentical(answerId);
  const reading = answer ?? null;
  const nameOf = (one: Coding): string => { const code = codeOf.get(one.codeId); return code ? codeName(code, language) : one.codeId; };
  const go = (step: 1 | -1, fits: (state: string) => boolean = () => true) => {
    const row = findDisplayed(displayIndex(coding.getState().answerId), step, ({ state }) => fits(state));
    if (row) { chooseOnly(row.answerId); showAnswer(row.answerId); }
    return row !== undefined;
  };
  // A key may come before the room was drawn again after the one before it: what is coded is looked up when it is needed.
  const codingsNow = () => answerNow()?.codings ?? [];
  const inSpans = () => codingsNow().toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1) || (b.end ?? 0) - (a.end ?? 0) || a.id - b.id);
  const target = () => targetCoding(codingsNow(), units.length);

  useCommand('coding.next', () => { go(1); });
  useCommand('coding.previous', () => { go(-1); });
  useCommand('coding.nextUnread', () => { if (!go(1, (state) => state === 'unread')) toast(translate(isArriving() ? 'coding.stillArriving' : 'coding.noMoreUnread')); });
  useCommand('coding.nothing', answerId === null ? null : () => {
    const answers = targetAnswers();
    // An answer that is coded is read already: Enter only goes on.
    if (answers.length > 1 || answerNow()?.state === 'unread') markRead(answers, true);
    if (answers.length === 1 && !go(1)) toast(translate(isArriving() ? 'coding.stillArriving' : 'coding.endOfList'));
  });
  useCommand('coding.toggleRead', reading && reading.state !== 'coded' ? () => { const state = answerNow()?.state; if (state && state !== 'coded') markRead(targetAnswers(), state === 'unread'); } : null);

  useCommand('coding.search', () => { const field = document.querySelector<HTMLInputElement>('.coding-search input'); field?.focus(); field?.select(); });
  useCommand('coding.chooseQuestion', () => openDialog('coding.question'));
  useCommand('coding.filterCommand', () => openDialog('coding.filter'));
  useCommand('coding.columnsCommand', () => openDialog('coding.columns'));
  useCommand('coding.unreadFirst', () => coding.setState(({ unreadFirst }) => ({ unreadFirst: !unreadFirst })));
  useCommand('coding.goList', () => {
    const api = theGrid();
    const index = Math.max(displayIndex(coding.getState().answerId), 0);
    const column = api?.getAllDisplayedColumns().at(-1);
    if (api && column) { showCurrentRow(); api.setFocusedCell(index, column); }
  });
  useCommand('coding.goCodebook', () => document.querySelector<HTMLElement>('.codebook [tabindex="0"]')?.focus());

  const mark = (step: 1 | -1 | 0) => {
    const api = theGrid();
    const { answerId: at, chosen } = coding.getState();
    const node = at === null ? undefined : api?.getRowNode(String(at));
    if (!api || !node) return;
    const noteChosen = () => coding.setState({ chosen: api.getSelectedNodes().flatMap((one) => (one.data ? [one.data.answerId] : [])) });
    if (step === 0) { node.setSelected(!node.isSelected(), false); noteChosen(); return; }
    const row = findDisplayed(displayIndex(at), step, () => true);
    const next = row && api.getRowNode(String(row.answerId));
    if (!row || !next) return;
    // Walking back over what is chosen lets go of it again.
    if (chosen.includes(row.answerId)) node.setSelected(false, false); else { node.setSelected(true, false); next.setSelected(true, false); }
    noteChosen();
    showAnswer(row.answerId);
    if (next.rowIndex !== null) api.ensureIndexVisible(next.rowIndex);
  };
  useCommand('coding.mark', answerId === null ? null : () => mark(0));
  useCommand('coding.markDown', answerId === null ? null : () => mark(1));
  useCommand('coding.markUp', answerId === null ? null : () => mark(-1));
  useCommand('coding.chooseIdentical', identical.length > 1 ? () => chooseIdentical(identical) : null);

  useCommand('coding.pick', answerId === null ? null : openCodePicker);
  usePinned((digit) => {
    const code = codes.find((one) => one.key === digit);
    if (code) applyToTargets(code, codeName(code, language)); else toast(translate('coding.keyUnused', { key: digit }));
  });
  useCommand('coding.newCode', () => newCodeBeside(codes.find((code) => code.id === coding.getState().codeId), false));
  useCommand('coding.pin', () => { const code = codes.find((one) => one.id === coding.getState().codeId); if (code) pinCode(code, codes); else toast(translate('coding.pinWhich')); });
  useCommand('coding.uncode', reading ? () => { const one = target(); if (one) { removeCodings([one], nameOf(one)); focusCoding(null); } } : null);
  useCommand('coding.star', reading ? () => { const one = target(); if (one && one.id > 0) starCoding(one, nameOf(one)); } : null);
  useCommand('coding.memoCommand', reading ? () => {
    const codings = codingsNow();
    const to = memoTarget(codings);
    const one = to?.target === 'coding' ? codings.find((each) => String(each.id) === to.targetId) : undefined;
    if (to) openDialog('coding.memo', { ...to, about: one ? `${nameOf(one)} · ${reading.caseKey}` : `${reading.caseKey} · ${reading.label}` });
  } : null);

  const walk = (step: 1 | -1) => {
    const spans = inSpans();
    const at = spans.findIndex((one) => one.id === coding.getState().codingId);
    const next = at === -1 ? spans.at(step === 1 ? 0 : -1) : spans[(at + step + spans.length) % spans.length];
    if (next) { focusCoding(next.id); coding.setState({ said: nameOf(next) }); }
  };
  useCommand('coding.nextCoding', reading ? () => walk(1) : null);
  useCommand('coding.previousCoding', reading ? () => walk(-1) : null);

  const { words, sentences } = units;
  const select = (range: TextRange | null) => { if (range) setRange(range); };
  const selected = () => coding.getState().range;
  const withText = (act: () => void) => (reading && words.length > 0 ? act : null);
  useCommand('coding.wordNext', withText(() => select(nextUnit(words, selected()))));
  useCommand('coding.wordPrevious', withText(() => select(previousUnit(words, selected()))));
  useCommand('coding.sentenceNext', withText(() => select(nextUnit(sentences, selected()))));
  useCommand('coding.sentencePrevious', withText(() => select(previousUnit(sentences, selected()))));
  const stretch = (of: readonly TextRange[], step: 1 | -1) => { const range = selected(); select(range ? moveEnd(of, range, step) : nextUnit(of, null)); };
  useCommand('coding.extendWord', withText(() => stretch(words, 1)));
  useCommand('coding.shrinkWord', withText(() => stretch(words, -1)));
  useCommand('coding.extendSentence', withText(() => stretch(sentences, 1)));
  useCommand('coding.shrinkSentence', withText(() => stretch(sentences, -1)));

  // The edges of the coding in focus; of the selection where none is.
  const edge = (move: typeof moveEnd, step: 1 | -1) => {
    const one = codingsNow().find((each) => each.id === coding.getState().codingId);
    if (one && one.start !== null && one.end !== null && one.id > 0) {
      const next = move(words, { start: one.start, end: one.end }, step);
      if (next.start !== one.start || next.end !== one.end) void resizeCoding(one, next.start, next.end);
    } else { const range = selected(); if (range) setRange(move(words, range, step)); }
  };
  useCommand('coding.endLater', withText(() => edge(moveEnd, 1)));
  useCommand('coding.endEarlier', withText(() => edge(moveEnd, -1)));
  useCommand('coding.startLater', withText(() => edge(moveStart, 1)));
  useCommand('coding.startEarlier', withText(() => edge(moveStart, -1)));

  useCommand('coding.split', reading ? () => {
    const range = selected();
    const one = range && codingsNow().filter((each) => each.id > 0 && each.start !== null && each.end !== null && each.start < range.start && range.start < each.end).toSorted((a, b) => (a.end! - a.start!) - (b.end! - b.start!))[0];
    const first = one ? trimRange(reading.text, { start: one.start!, end: range.start }) : null;
    const second = one ? trimRange(reading.text, { start: range.start, end: one.end! }) : null;
    if (one && first && second) { void splitCoding(one, first, second); setRange(null); } else toast(translate('coding.splitWhere'));
  } : null);

  const range = useCoding((state) => state.range);
  const focused = useCoding((state) => state.codingId);
  const many = useCoding((state) => state.chosen.length > 1);
  useCommand('coding.letGo', range || focused !== null || many ? () => {
    if (range) setRange(null);
    else if (focused !== null) focusCoding(null);
    else if (answerId !== null) chooseOnly(answerId);
  } : null);

  const withGhost = (act: (ghost: Ghost, name: string) => void) => (ghosts.length === 0 ? null : () => { const ghost = ghosts.find(isOffered); if (ghost) act(ghost, codeName(ghost.code, language)); });
  useCommand('coding.accept', withGhost(acceptGhost));
  useCommand('coding.dismiss', withGhost(dismissGhost));
  useCommand('coding.suggestionsCommand', () => openDialog('coding.suggestions'));
  useCommand('coding.usefulFirst', () => { void attempt(showMostUseful); });
  useCommand('coding.blindCommand', () => setBlind(coding.getState().scope === 'all'));
  useCommand('coding.ruleCommand', () => openDialog('coding.rule'));
  useCommand('coding.duplicatesCommand', () => openDialog('coding.duplicates'));
  useCommand('coding.viewsCommand', () => openDialog('coding.views'));
  useCommand('coding.translationCommand', () => openDialog('coding.translationOf'));

  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const text = window.getSelection()?.isCollapsed === false || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? null : selectedText();
      if (text !== null) { event.clipboardData?.setData('text/plain', text); event.preventDefault(); }
    };
    document.addEventListener('copy', copy);
    return () => document.removeEventListener('copy', copy);
  }, []);
}

/** The unread answers of the list from which the model would learn most come first; done again, the study's order returns. */
async function showMostUseful(): Promise<void> {
  const { question, usefulFirst, scope } = coding.getState();
  if (usefulFirst) { coding.setState({ usefulFirst: null }); return; }
  const { answers, model } = await client.coding.nextUseful({ ...(question ? { variableIds: [question] } : {}), limit: 200, scope });
  if (model.state === 'tooFew') { toast(translate('coding.tooFewToLearn')); return; }
  if (answers.length === 0) { toast(translate('coding.noMoreUnread')); return; }
  coding.setState({ usefulFirst: answers.map((one) => one.answerId), unreadFirst: false });
  showAnswer(answers[0]!.answerId);
}

function usePinned(apply: (digit: string) => void): void {
  const [one, two, three, four, five, six, seven, eight, nine] = DIGITS;
  useCommand(`coding.pinned${one}`, () => apply(one));
  useCommand(`coding.pinned${two}`, () => apply(two));
  useCommand(`coding.pinned${three}`, () => apply(three));
  useCommand(`coding.pinned${four}`, () => apply(four));
  useCommand(`coding.pinned${five}`, () => apply(five));
  useCommand(`coding.pinned${six}`, () => apply(six));
  useCommand(`coding.pinned${seven}`, () => apply(seven));
  useCommand(`coding.pinned${eight}`, () => apply(eight));
  useCommand(`coding.pinned${nine}`, () => apply(nine));
}
