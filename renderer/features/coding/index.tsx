import type { Feature, Found } from '../../app/feature.ts';
import { goTo } from '../../app/session.ts';
import { client, queryClient } from '../../rpc/index.ts';
import { foldText } from '../../ui/index.ts';
import { DeleteDialog, MergeDialog } from './code-acts.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { CodePicker } from './code-picker.tsx';
import { CodingRoom } from './coding-room.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { codingCommands } from './commands.ts';
import { FilterDialog } from './filter-dialog.tsx';
import { CodingMemoDialog } from './memo-dialog.tsx';
import { codesQuery } from './queries.ts';
import { QuestionPicker } from './question-picker.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { SuggestionsDialog } from './suggestions-dialog.tsx';
import { TranslationDialog } from './translation-dialog.tsx';
import { ViewsDialog } from './views-dialog.tsx';
import { coding, NO_FILTERS, showAnswer } from './store.ts';

const MAX_FOUND = 6;

/** Codes by name, answers by their words. */
async function findInCoding(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const words = foldText(query).split(/\s+/);
  const [codes, { hits }] = await Promise.all([queryClient.fetchQuery(codesQuery()), client.coding.find({ query, limit: MAX_FOUND * 4 }, { signal })]);
  const answers = [...new Map(hits.map((hit) => [hit.answerId, hit])).values()].slice(0, MAX_FOUND);
  return [
    ...codes.filter((code) => words.every((word) => foldText(`${code.path} ${Object.values(code.labels).join(' ')}`).includes(word))).slice(0, MAX_FOUND)
      .map((code): Found => ({ id: `code ${code.id}`, group: 'coding.foundCodes', title: code.name, detail: code.path, run: () => { coding.setState({ codeId: code.id, filters: { ...NO_FILTERS, codeId: code.id }, question: null, answerId: null }); goTo('code'); } })),
    ...answers.map((hit): Found => ({ id: `answer ${hit.answerId}`, group: 'coding.foundAnswers', title: `${hit.case}: ${hit.text}`, detail: hit.question, run: () => { coding.setState({ question: hit.question, filters: { ...NO_FILTERS, search: query } }); showAnswer(hit.answerId); goTo('code'); } })),
  ];
}

export const feature: Feature = {
  room: { id: 'code', label: 'coding.room', icon: 'code', order: 20, Component: CodingRoom },
  commands: codingCommands,
  dialogs: {
    'coding.pick': CodePicker, 'coding.question': QuestionPicker, 'coding.filter': FilterDialog, 'coding.columns': ColumnsDialog,
    'coding.suggestions': SuggestionsDialog, 'coding.rule': RuleDialog, 'coding.duplicates': DuplicatesDialog, 'coding.views': ViewsDialog, 'coding.translationOf': TranslationDialog,
    'coding.code': CodeDialog, 'coding.merge': MergeDialog, 'coding.delete': DeleteDialog, 'coding.memo': CodingMemoDialog,
  },
  find: findInCoding,
};
