import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ALLIANCE_INSTRUMENT } from '#core/framework/instrument-alliance.ts';
import { measureSchema, variableTypeSchema } from '#core/contract/variable.ts';
import type { PlanVariable } from '#core/contract/import-plan.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { reasonOf } from '../../locales/sentence.ts';
import { orpc } from '../../rpc/index.ts';
import { Checkbox, ComboBox, EmptyState, RemovableChip, Select, TextField } from '../../ui/index.ts';
import { columnsText } from './plan-columns.ts';
import { partSpelling } from './problem-acts.ts';
import { changeKind, changeVariable, renameVariable, replaceVariable, useImport } from './store.ts';
import { useLongList } from './use-long-list.tsx';

const NONE = ' none';
const ROLES = [...new Set([...ALLIANCE_INSTRUMENT.questions.map((question) => question.role), 'attribute'])];
const STATES = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const;
const DATE_EXAMPLES = { ymd: '2021-07-31', dmy: '31/07/2021', mdy: '07/31/2021' } as const;
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar', 'ru', 'zh'];

/** A copy without one key: the contract's optional fields are absent, never undefined. */
function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object;
  return rest;
}

/** Everything that was guessed about one column, to be changed. */
export function ColumnEditor() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const at = useImport((state) => state.selected);
  const plan = useImport((state) => state.plan);
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const variable = at === null ? undefined : plan?.variables[at];
  if (at === null || !variable || !plan) return <EmptyState title={t('import.pickColumn')} />;
  const set = (patch: Partial<PlanVariable>) => changeVariable(at, patch);
  const capabilities = (framework?.domains ?? []).flatMap((domain) => domain.capabilities.map((capability) => ({ id: capability.no, label: `${capability.no} ${capability[language]}`, detail: domain[language] })));
  const questions = ALLIANCE_INSTRUMENT.questions.map((question) => ({ id: String(question.no), label: `${question.no} ${question[language]}` }));
  const chooseQuestion = (id: string | null) => {
    const question = ALLIANCE_INSTRUMENT.questions.find((candidate) => String(candidate.no) === id);
    // A question says which capability it speaks of; both stay open to change.
    if (question) set({ question: String(question.no), role: question.role, ...(question.capabilities.length ? { capability: question.capabilities.join('|') } : {}) });
    else changeWithout(at, variable, 'question');
  };
  return (
    <div className="column-editor" key={at}>
      <p className="column-editor-head"><b>{variable.labels?.[language] ?? variable.label}</b> <span className="dim">{t('import.fromColumns', { columns: columnsText(variable, plan.orientation) })} · {t(`type.${variable.type}`)}, {format.percent(variable.confidence * 100)}. {t('import.why', { reason: reasonOf(variable) })}</span></p>
      <div className="column-editor-fields">
        <TextField className="wide" label={t('import.label')} value={variable.label} onChange={(label) => set({ label })} />
        <TextField label={t('import.id')} value={variable.id} onChange={(id) => renameVariable(at, id.replace(/[^A-Za-z0-9_.-]/g, '_'))} />
        <Select label={t('import.type')} value={variable.type} onChange={(type) => void changeKind(at, { type, measure: type === 'number' || type === 'date' ? 'scale' : type === 'single' || type === 'multiple' ? 'nominal' : null, ...(type === 'multiple' && variable.delimiter === undefined ? { delimiter: ';' } : {}) })} options={variableTypeSchema.options.map((id) => ({ id, label: t(`type.${id}`) }))} />
        <Select label={t('import.measure')} value={variable.measure ?? NONE} onChange={(id) => set({ measure: id === NONE ? null : measureSchema.parse(id) })} options={[{ id: NONE, label: t('measure.none') }, ...measureSchema.options.map((id) => ({ id, label: t(`measure.${id}`) }))]} />
        <ComboBox className="wide" key={`q${at}${variable.question ?? ''}`} label={t('import.question')} value={variable.question ?? null} onChange={chooseQuestion} options={withOwn(questions, variable.question)} placeholder={t('import.noQuestion')} emptyText={t('common.nothingFits')} />
        <ComboBox className="wide" key={`c${at}${variable.capability ?? ''}`} label={t('import.capability')} value={variable.capability ?? null} onChange={(id) => (id === null ? changeWithout(at, variable, 'capability') : set({ capability: id }))} options={withOwn(capabilities, variable.capability)} placeholder={t('import.noCapability')} emptyText={t('common.nothingFits')} />
        <Select label={t('import.role')} value={variable.role ?? NONE} onChange={(id) => (id === NONE ? changeWithout(at, variable, 'role') : set({ role: id }))} options={[{ id: NONE, label: t('import.noRole') }, ...withOwn(ROLES.map((id) => ({ id, label: id })), variable.role)]} />
        {variable.type === 'multiple' && variable.columns.length === 1 ? <DelimiterField key={variable.delimiter ?? ''} value={variable.delimiter ?? ''} onStore={(delimiter) => { if (delimiter === '') changeWithout(at, variable, 'delimiter'); else void changeKind(at, { delimiter }); }} /> : null}
        {variable.type === 'number' ? <Select label={t('import.decimal')} value={variable.decimal ?? '.'} onChange={(decimal) => set({ decimal })} options={[{ id: '.', label: t('import.decimalPoint') }, { id: ',', label: t('import.decimalComma') }]} /> : null}
        {variable.type === 'date' ? <Select label={t('import.dateOrder')} value={variable.dateOrder ?? 'ymd'} onChange={(dateOrder) => set({ dateOrder })} options={(['ymd', 'dmy', 'mdy'] as const).map((id) => ({ id, label: DATE_EXAMPLES[id] }))} /> : null}
        {variable.type === 'open' ? <Select label={t('import.language')} value={variable.language ?? NONE} onChange={(id) => (id === NONE ? changeWithout(at, variable, 'language') : set({ language: id }))} options={[{ id: NONE, label: t('import.languageUnknown') }, ...withOwn(LANGUAGES.map((id) => ({ id, label: languageName(id, language) })), variable.language)]} /> : null}
        <div className="column-editor-checks">
          <Checkbox isSelected={variable.include} onChange={(include) => set({ include })}>{t('import.include')}</Checkbox>
          <Checkbox isSelected={variable.confidential} onChange={(confidential) => set({ confidential })}>{t('import.confidential')}</Checkbox>
        </div>
      </div>
      {variable.categories?.length ? <Categories at={at} variable={variable} /> : null}
      <fieldset className="column-editor-missing">
        <legend>{t('import.missing')}</legend>
        {STATES.map((state) => (
          <MissingField key={`${at} ${state}`} label={t(`state.${state}`)} values={variable.missing?.[state] ?? []} onStore={(values) => set({ missing: { ...without(variable.missing ?? {}, state), ...(values.length ? { [state]: values } : {}) } })} />
        ))}
      </fieldset>
    </div>
  );
}

const valuesIn = (text: string): string[] => text.split('|').map((value) => value.trim()).filter(Boolean);

/** The spellings of one state of missing, with "|" between them. What is being typed stands as it is typed ("ne " on its way to "ne sait
 *  pas", "99 |" before the next) for as long as it says what the plan says. */
function MissingField({ label, values, onStore }: { label: string; values: readonly string[]; onStore: (values: string[]) => void }) {
  const [text, setText] = useState('');
  const stored = values.join(' | ');
  return <TextField label={label} value={valuesIn(text).join(' | ') === stored ? text : stored} onChange={(typed) => { setText(typed); onStore(valuesIn(typed)); }} />;
}

/** What parts the options of one cell: one of the usual signs, or any other; a line break and a tab have names. */
function DelimiterField({ value, onStore }: { value: string; onStore: (delimiter: string) => void }) {
  const { t } = useTranslation();
  const known = [{ id: ';', label: t('import.semicolon') }, { id: ',', label: t('import.comma') }, { id: '|', label: t('import.pipe') }, { id: '/', label: t('import.slash') }, { id: '\n', label: t('import.lineBreak') }, { id: '\t', label: t('import.tab') }, { id: ' ', label: t('import.space') }];
  const options = value === '' || known.some(({ id }) => id === value) ? known : [{ id: value, label: value }, ...known];
  return <Select label={t('import.optionDelimiter')} value={value === '' ? null : value} onChange={onStore} options={options} />;
}

type Category = NonNullable<PlanVariable['categories']>[number];
const NO_CATEGORIES: readonly Category[] = [];
/** Longer lists are not looked through from one end to the other. */
const MANY = 30;
const spellingsOf = ({ category }: { readonly category: Category }): string => [category.label, ...category.values].join(' ');

function Categories({ at, variable }: { at: number; variable: PlanVariable }) {
  const { t } = useTranslation();
  const categories = variable.categories ?? NO_CATEGORIES;
  const merge = (from: number, into: string) => changeVariable(at, {
    categories: categories.flatMap((category, index) => (index === from ? [] : category.id === into ? [{ ...category, values: [...category.values, ...categories[from]!.values] }] : [category])),
  });
  // Of many, those whose spellings were put together come first: they are what is looked at.
  const lines = useMemo(() => { const all = categories.map((category, index) => ({ category, index })); return all.length <= MANY ? all : all.toSorted((a, b) => Number(b.category.values.length > 1) - Number(a.category.values.length > 1)); }, [categories]);
  const all = useMemo(() => categories.map(({ id, label }) => ({ id, label })), [categories]);
  const { shown, find, more } = useLongList(lines, spellingsOf);
  return (
    <section>
      <h3 className="field-label">{t('import.categories')}</h3>
      {find}
      <ul className="column-editor-categories">
        {shown.map(({ category, index }) => (
          <li key={category.id} data-line tabIndex={-1}>
            <TextField aria-label={t('import.categoryLabel', { n: index + 1 })} value={category.label} onChange={(label) => changeVariable(at, { categories: categories.map((other, place) => (place === index ? { ...other, label } : other)) })} />
            <span className="column-editor-spellings" title={category.values.join(' · ')}>{category.values.length > 1 ? category.values.slice(0, 12).map((spelling) => <RemovableChip key={spelling} removeLabel={t('import.part', { spelling, label: category.label })} onRemove={() => replaceVariable(at, partSpelling(variable, category.id, spelling))}>{spelling}</RemovableChip>) : <span className="dim ellipsis">{t('import.values', { values: category.values.join(' · ') })}</span>}</span>
            {categories.length > 1 ? <ComboBox aria-label={t('import.mergeLabel', { label: category.label })} placeholder={t('import.mergeInto')} emptyText={t('common.nothingFits')} value={null} onChange={(into) => { if (into !== null && into !== category.id) merge(index, into); }} options={all} /> : null}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function changeWithout(at: number, variable: PlanVariable, key: 'question' | 'capability' | 'role' | 'delimiter' | 'language'): void {
  replaceVariable(at, without(variable, key));
}

/** What the file or an older plan says stays choosable, even where the list does not have it ("18|19"). */
function withOwn<T extends { readonly id: string; readonly label: string }>(options: readonly T[], own: string | undefined): readonly { readonly id: string; readonly label: string; readonly detail?: string }[] {
  return own === undefined || options.some((option) => option.id === own) ? options : [{ id: own, label: own.replaceAll('|', ', ') }, ...options];
}

const languageName = (id: string, language: string): string => new Intl.DisplayNames(language, { type: 'language' }).of(id) ?? id;
