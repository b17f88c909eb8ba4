import './illustrations.css';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { CodeKind } from '#core/contract/code.ts';
import { attempt } from '../../app/attempt.ts';
import { runCommand } from '../../app/commands.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { currentProject } from '../../app/use-project.ts';
import type { MessageKey } from '../../locales/i18n.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, classes, EmptyState, Select, TextField } from '../../ui/index.ts';

type Illustration = Outputs['illustrations']['list'][number];
type Example = Illustration['examples'][number];
type Capability = { readonly id: string; readonly label: string };

const KINDS = ['good practice', 'lesson', 'challenge', 'gap', 'recommendation'] as const satisfies readonly CodeKind[];
const KIND_NAMES = { gap: 'kind.gap', challenge: 'kind.challenge', lesson: 'kind.lesson', 'good practice': 'kind.goodPractice', recommendation: 'kind.recommendation' } as const satisfies Record<(typeof KINDS)[number], MessageKey>;
const EVERYWHERE = '';

/** Illustrative tables: types by examples from countries, put into words in place. What may be printed is said beside each. */
export function IllustrationsView({ capabilities }: { capabilities: readonly Capability[] }) {
  const { t, language } = useTranslation();
  const tables = useQuery(orpc.illustrations.list.queryOptions({ input: { language } })).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  if (!tables) return <p className="dim">{t('common.loading')}</p>;
  const table = tables.find(({ id }) => id === chosen) ?? tables[0] ?? null;
  return (
    <article className="sheet" aria-labelledby="illustrations-title" tabIndex={0}>
      <header className="sheet-head illustrations-head">
        <h2 id="illustrations-title" className="grow">{t('illustrations.title')}</h2>
        {tables.length > 0 ? <Select aria-label={t('illustrations.which')} value={table?.id ?? ''} onChange={(id) => { setChosen(id); setMaking(false); }} options={tables.map((each) => ({ id: each.id, label: titleOf(each, language, t('illustrations.untitled')) }))} /> : null}
        {tables.length > 0 && !making ? <Button icon="plus" onPress={() => setMaking(true)}>{t('illustrations.new')}</Button> : null}
      </header>
      {making || table === null ? <NewTable capabilities={capabilities} onMade={(id) => { setChosen(id); setMaking(false); }} onLeave={tables.length > 0 ? () => setMaking(false) : null} /> : <TableOf key={table.id} table={table} capabilities={capabilities} />}
    </article>
  );
}

const titleOf = ({ title }: Illustration, language: 'en' | 'fr', untitled: string): string => title[language] || title.en || title.fr || untitled;

function NewTable({ capabilities, onMade, onLeave }: { capabilities: readonly Capability[]; onMade: (id: string) => void; onLeave: (() => void) | null }) {
  const { t, language } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('good practice');
  const [capability, setCapability] = useState(EVERYWHERE);
  const [title, setTitle] = useState('');
  const make = useSubmit(async () => {
    const { id } = await client.illustrations.create({ title: { en: language === 'en' ? title : '', fr: language === 'fr' ? title : '' }, capability: capability === EVERYWHERE ? null : capability, kind });
    onMade(id);
  });
  return (
    <section className="illustrations-new" aria-label={t('illustrations.new')}>
      <p className="dim">{t('illustrations.help')}</p>
      {make.refusal ? <Banner tone="bad">{make.refusal}</Banner> : null}
      <div className="illustrations-fields">
        <TextField label={t('illustrations.titleField')} value={title} onChange={setTitle} />
        <Select label={t('illustrations.kind')} value={kind} onChange={setKind} options={KINDS.map((id) => ({ id, label: t(KIND_NAMES[id]) }))} />
        <Select label={t('illustrations.capability')} value={capability} onChange={setCapability} options={[{ id: EVERYWHERE, label: t('illustrations.everywhere') }, ...capabilities]} />
        <Button variant="primary" isDisabled={make.busy || title.trim() === ''} onPress={() => make.submit()}>{t('illustrations.make')}</Button>
        {onLeave ? <Button onPress={onLeave}>{t('common.cancel')}</Button> : null}
      </div>
    </section>
  );
}

function TableOf({ table, capabilities }: { table: Illustration; capabilities: readonly Capability[] }) {
  const { t, language } = useTranslation();
  const candidates = useQuery(orpc.illustrations.candidates.queryOptions({ input: { id: table.id, language } })).data ?? [];
  const change = (title: Illustration['title'], capability: string | null) => attempt(async () => { await client.illustrations.change({ id: table.id, title, capability }); });
  const printed = table.examples.filter((example) => example.printed !== null).length;
  return (
    <>
      <div className="illustrations-fields">
        <Titled label={t('illustrations.titleIn.en')} value={table.title.en} onChange={(en) => void change({ ...table.title, en }, table.capability)} />
        <Titled label={t('illustrations.titleIn.fr')} value={table.title.fr} onChange={(fr) => void change({ ...table.title, fr }, table.capability)} />
        <Select label={t('illustrations.capability')} value={table.capability ?? EVERYWHERE} onChange={(id) => void change(table.title, id === EVERYWHERE ? null : id)} options={[{ id: EVERYWHERE, label: t('illustrations.everywhere') }, ...capabilities]} />
        <Button icon="trash" onPress={() => void attempt(async () => { await client.illustrations.remove({ id: table.id }); })}>{t('illustrations.delete')}</Button>
      </div>
      <p className="sheet-base">{t('illustrations.printed', { printed, of: table.examples.length })} {printed < table.examples.length ? <Button variant="quiet" onPress={() => runCommand('privacy.show.quotes', { project: currentProject(), room: 'report' })}>{t('report.clearQuotes')}</Button> : null}</p>
      {table.examples.length === 0 ? <EmptyState title={t('illustrations.none')}>{t('illustrations.noneHelp')}</EmptyState> : table.types.map((type) => (
        <section key={type.id} className="report-section" aria-label={type.label}>
          <h3>{type.label}</h3>
          <ul className="illustrations-list">
            {table.examples.filter((example) => example.type === type.id).map((example) => <ExampleRow key={example.id} example={example} of={table.examples} />)}
          </ul>
        </section>
      ))}
      {candidates.length > 0 ? (
        <section className="report-section" aria-label={t('illustrations.more')}>
          <h3>{t('illustrations.more')}</h3>
          <ul className="illustrations-more">
            {candidates.slice(0, 60).map((candidate) => (
              <li key={`${candidate.type} ${candidate.answerId} ${candidate.start}`}>
                <span className="illustrations-who">{candidate.country}</span><span className="dim small">{candidate.typeLabel}</span><span className="grow ellipsis" title={candidate.words}>{candidate.words}</span>
                <Button icon="plus" variant="quiet" aria-label={t('illustrations.addOf', { name: candidate.country, type: candidate.typeLabel })} onPress={() => void attempt(async () => { const { typeLabel: _, country: __, words: ___, ...place } = candidate; await client.illustrations.add({ id: table.id, ...place }); })}>{t('illustrations.add')}</Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** A text that is stored when it is left, or by Enter. */
function Titled({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const store = () => { if (typed !== null && typed !== value) onChange(typed); setTyped(null); };
  return <TextField label={label} value={typed ?? value} onChange={setTyped} onBlur={store} onKeyDown={(event) => { if (event.key === 'Enter') store(); }} />;
}

/** One example: whom it is from, its words to be edited in place, and whether they may be printed. */
function ExampleRow({ example, of }: { example: Example; of: readonly Example[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? example.words ?? example.original;
  const edit = (patch: { words?: string | null; position?: number }) => attempt(async () => { await client.illustrations.edit({ example: example.id, ...patch }); });
  const store = () => { if (typed !== null && typed !== (example.words ?? example.original)) void edit({ words: typed }); setTyped(null); };
  const siblings = of.filter((other) => other.type === example.type);
  const place = siblings.indexOf(example);
  const [before, after] = [siblings[place - 1], siblings[place + 1]];
  const who = example.country || example.caseKey;
  const state = example.printed !== null ? 'printed' : example.permission === 'no' ? 'no' : example.state === 'pending' ? 'pending' : 'holds';
  return (
    <li className="illustrations-example">
      <div className="illustrations-who"><strong>{who}</strong>{example.printed && example.printed.attribution !== who ? <span className="dim small">{t('illustrations.as', { name: example.printed.attribution })}</span> : null}<span className={classes('illustrations-state', `illustrations-${state}`)}>{t(`illustrations.state.${state}`)}</span></div>
      <div className="grow">
        <TextField
          aria-label={t('illustrations.wordsOf', { name: who })} rows={Math.min(8, Math.max(2, Math.ceil(words.length / 95)))} value={words} onChange={setTyped} onBlur={store}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) store(); else if (event.key === 'Escape') setTyped(null); }}
        />
        {example.words !== null ? <p className="illustrations-original"><span className="dim small">{t('illustrations.original')}</span> {example.original} <Button variant="quiet" onPress={() => void edit({ words: null })}>{t('illustrations.asSaid')}</Button></p> : null}
        {example.printed !== null && example.printed.words !== (example.words ?? example.original) ? <p className="illustrations-original"><span className="dim small">{t('illustrations.printedAs')}</span> {example.printed.words}</p> : null}
      </div>
      <div className="illustrations-acts">
        <Button variant="quiet" isDisabled={before === undefined} aria-label={t('illustrations.upOf', { name: who })} onPress={() => void edit({ position: of.indexOf(before!) })}>↑</Button>
        <Button variant="quiet" isDisabled={after === undefined} aria-label={t('illustrations.downOf', { name: who })} onPress={() => void edit({ position: of.indexOf(after!) })}>↓</Button>
        <Button variant="quiet" aria-label={t('report.openAnswerOf', { name: who })} onPress={() => openAnswer(example.answerId)}>{t('report.openAnswer')}</Button>
        <Button variant="quiet" icon="trash" aria-label={t('illustrations.dropOf', { name: who })} onPress={() => void attempt(async () => { await client.illustrations.drop({ example: example.id }); })} />
      </div>
    </li>
  );
}
