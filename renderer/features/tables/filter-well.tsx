import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { DropZone } from 'react-aria-components';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { openDialog } from '../../app/session.ts';
import { IconButton, TextField } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { droppedVariables, VARIABLES } from './drag.ts';
import { patchTable } from './model/plan.ts';

const CHECK_AFTER_MS = 250;

/** Which cases are counted: an expression that is said in words and counted as it is typed, or conditions put together from
 *  categories; a variable may be dropped here. */
export function FilterWell({ table, variables }: { table: PlanTable; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const stored = table.filter ?? '';
  const [text, setText] = useState(stored);
  const [of, setOf] = useState({ id: table.id, stored });
  if (of.id !== table.id || of.stored !== stored) { setOf({ id: table.id, stored }); if (of.id !== table.id || text.trim() !== stored) setText(stored); }
  const [asked, setAsked] = useState(stored);
  const trimmed = text.trim();
  useEffect(() => { const timer = setTimeout(() => setAsked(trimmed), CHECK_AFTER_MS); return () => clearTimeout(timer); }, [trimmed]);
  const { data, error } = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression: asked, language } }), enabled: asked !== '' });
  const settled = asked === trimmed;
  const sentence = asked === '' || !settled ? null : (data?.fault ? sentenceOf(data.fault) : data?.error) ?? (error ? refusalSentence(error) : null);
  const isGood = settled && (trimmed === '' || (data !== undefined && data.error === null));
  useEffect(() => {
    if (isGood && trimmed !== stored) editTable((current) => (current.id === table.id ? patchTable(current, { filter: trimmed === '' ? undefined : trimmed }) : current));
  }, [isGood, trimmed, stored, table.id]);
  const help = trimmed === '' ? null : settled && data?.words ? t('tables.filterWords', { words: data.words, count: data.cases ?? 0 }) : null;
  const addFor = (variable: string | null) => openDialog('tables.condition', { variable });
  const countable = variables.some((variable) => (variable.categories?.length ?? 0) > 0);
  return (
    <DropZone
      className="well well-filter" aria-label={t('tables.filterDrop')}
      getDropOperation={(types, allowed) => (types.has(VARIABLES) ? allowed[0] ?? 'cancel' : 'cancel')}
      onDrop={({ items }) => { void droppedVariables(items).then(([id]) => { if (id !== undefined) addFor(id); }); }}
    >
      <span className="well-label">{t('tables.filter')}<span className="grow" />
        <IconButton icon="plus" size={13} label={t('tables.addCondition')} isDisabled={!countable} onPress={() => addFor(null)} />
      </span>
      <TextField aria-label={t('tables.filter')} placeholder={t('tables.filterNone')} value={text} onChange={setText} error={sentence} {...(help ? { help } : {})} />
    </DropZone>
  );
}
