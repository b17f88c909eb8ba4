import { memo, useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { Code } from '#core/contract/code.ts';
import { openDialog } from '../../app/session.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, classes, EmptyState, Icon, IconButton, Kbd, Pane, ToggleChip } from '../../ui/index.ts';
import { moveCode, newCodeBeside, renameCode } from './code-acts.tsx';
import { CodeMenu } from './code-menu.tsx';
import { KindShape } from './kind-shape.tsx';
import { stepMove, treeLines, type MoveDirection, type TreeLine } from './model/code-tree.ts';
import { codeName, kindOf } from './model/kinds.ts';
import { coding, useCoding } from './store.ts';
import { applyToTargets } from './targets.ts';
import { useCodeDrag } from './use-code-drag.ts';

const STEPS: Readonly<Record<string, MoveDirection>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** The codebook: kinds as headings, codes as a tree, each with the cases that carry it and how often it was coded. */
export const CodebookPane = memo(function CodebookPane({ codes, applied }: { codes: readonly Code[]; applied: ReadonlySet<string> }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const closed = useCoding((state) => state.closed);
  const focusedId = useCoding((state) => state.codeId);
  const grouping = useCoding((state) => state.grouping);
  const lines = useMemo(() => treeLines(codes, closed, grouping), [codes, closed, grouping]);
  const [renaming, setRenaming] = useState<string | null>(null);
  const drag = useCodeDrag(codes, lines, grouping, language);
  const tree = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const activeKey = lines.some((line) => line.key === active) ? active : lines[0]?.key ?? null;

  useEffect(() => { if (focusedId !== null) setActive(focusedId); }, [focusedId]);
  const toggle = (key: string, open: boolean) => coding.setState({ closed: new Set(open ? [...closed].filter((other) => other !== key) : [...closed, key]) });
  const focusLine = (line: TreeLine | undefined) => {
    if (!line) return;
    setActive(line.key);
    coding.setState({ codeId: line.type === 'code' ? line.code.id : null });
    lineElement(line.key)?.focus();
  };
  // One menu for all lines: a hundred triggers would be drawn again with every answer.
  const [menu, setMenu] = useState<string | null>(null);
  const menuAnchor = useRef<HTMLElement | null>(null);
  const openMenu = (key: string) => { menuAnchor.current = lineElement(key); setMenu(key); };
  const lineElement = (key: string) => tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;

  const onKeyDown = (event: KeyboardEvent, line: TreeLine) => {
    if (event.target !== event.currentTarget) return;
    const at = lines.findIndex((other) => other.key === line.key);
    const code = line.type === 'code' ? line.code : undefined;
    const step = STEPS[event.key];
    if (event.altKey && step && code) {
      const move = stepMove(codes, code.id, step, grouping);
      if (move) moveCode(code, move, codeName(code, language));
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === 'ArrowDown') focusLine(lines[at + 1]);
    else if (event.key === 'ArrowUp') focusLine(lines[at - 1]);
    else if (event.key === 'Home') focusLine(lines[0]);
    else if (event.key === 'End') focusLine(lines.at(-1));
    else if (event.key === 'ArrowRight') { if (line.hasChildren && !line.isOpen) toggle(line.key, true); else if (line.hasChildren) focusLine(lines[at + 1]); }
    else if (event.key === 'ArrowLeft') { if (line.hasChildren && line.isOpen) toggle(line.key, false); else focusLine(lines.slice(0, at).findLast((other) => other.level < line.level)); }
    else if (event.key === 'Enter') { if (code) applyToTargets(code, codeName(code, language)); else toggle(line.key, !line.isOpen); }
    else if (event.key === 'F2' && code) setRenaming(code.id);
    else if (event.key === 'Delete' && code) openDialog('coding.delete', { codeId: code.id });
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && code) openMenu(line.key);
    else return;
    event.preventDefault();
  };

  const menuCode = menu === null ? undefined : codes.find((code) => code.id === menu);
  return (
    <Pane side label={t('coding.codebook')} title={t('coding.codebook')} summary={<span title={t('coding.codesCount', { count: codes.length })}>{format.number(codes.length)}</span>} actions={<><ToggleChip isSelected={grouping === 'kind'} onChange={(on) => coding.setState({ grouping: on ? 'kind' : 'branch' })}>{t('coding.byKind')}</ToggleChip><IconButton icon="plus" label={t('coding.newCode')} shortcut="n" onPress={() => newCodeBeside(codes.find((code) => code.id === focusedId), false)} /></>}>
      {codes.length === 0 ? <EmptyState title={t('coding.codebookEmpty')} actions={<Button variant="primary" onPress={() => newCodeBeside(undefined, false)}>{t('coding.newCode')} <Kbd keys="n" /></Button>}>{t('coding.codebookEmptyText')}</EmptyState> : (
        <>
          <div className="codebook-head" aria-hidden="true"><span className="grow" /><span title={t('coding.casesHelp')}>{t('coding.casesShort')}</span><span title={t('coding.mentionsHelp')}>{t('coding.mentionsShort')}</span></div>
          <div ref={tree} className="codebook" role="tree" aria-label={t('coding.codebook')}>
            {lines.map((line) => {
              const isActive = line.key === activeKey;
              const shared = {
                'data-key': line.key, role: 'treeitem', 'aria-level': line.level, 'aria-posinset': line.position, 'aria-setsize': line.siblings, tabIndex: isActive ? 0 : -1,
                ...(line.hasChildren ? { 'aria-expanded': line.isOpen } : {}),
                onKeyDown: (event: KeyboardEvent) => onKeyDown(event, line), onFocus: () => { setActive(line.key); if (line.type === 'code') coding.setState({ codeId: line.code.id }); },
                onDragOver: (event: DragEvent) => drag.over(event, line), onDragLeave: drag.leave, onDrop: drag.drop,
              };
              const dropClass = drag.place?.key === line.key && `codebook-drop-${drag.place.where}`;
              if (line.type === 'kind') return <div key={line.key} {...shared} aria-selected={false} className={classes('codebook-kind', dropClass)} onClick={() => toggle(line.key, !line.isOpen)}><span className="codebook-fold" data-open={line.isOpen || undefined}><Icon name="right" size={10} /></span>{t(kindOf(line.kind).label)}</div>;
              const { code } = line;
              const name = codeName(code, language);
              return (
                <div
                  key={line.key} {...shared} draggable={renaming !== code.id} aria-selected={applied.has(code.id)}
                  className={classes('codebook-code', menu === code.id && 'codebook-menu-open', applied.has(code.id) && 'codebook-applied', code.retired && 'codebook-retired', dropClass)} style={{ paddingInlineStart: (line.level - 1) * 14 + (grouping === 'kind' ? -6 : 2) }}
                  title={code.description ? `${name}: ${code.description}` : name}
                  onDragStart={(event) => drag.start(event, code.id, name)} onDragEnd={drag.end}
                  onDoubleClick={() => applyToTargets(code, name)}
                >
                  <span className="codebook-fold" data-open={line.isOpen || undefined} onClick={(event) => { event.stopPropagation(); if (line.hasChildren) toggle(line.key, !line.isOpen); }}>{line.hasChildren ? <Icon name="right" size={10} /> : null}</span>
                  <KindShape code={code} />
                  {renaming === code.id ? <Rename code={code} label={t('coding.renameLabel', { code: name })} onDone={() => { setRenaming(null); requestAnimationFrame(() => focusLine(line)); }} /> : <span className="codebook-name ellipsis">{name}</span>}
                  <span className="visually-hidden">{t('coding.codeSaid', { kind: t(kindOf(code.kind).one), retired: code.retired ? t('coding.retiredSaid') : '' })}</span>
                  {code.key ? <><span className="visually-hidden">{t('coding.keySaid')}</span><Kbd keys={code.key} /></> : null}
                  <span className="codebook-more-place" aria-hidden="true">
                    <button type="button" className="code-more" tabIndex={-1} title={t('coding.menuOf', { code: name })} onClick={(event) => { event.stopPropagation(); menuAnchor.current = event.currentTarget; setMenu(code.id); }} onDoubleClick={(event) => event.stopPropagation()}><Icon name="more" size={14} /></button>
                  </span>
                  <span className="visually-hidden">{t('coding.casesSaid')}</span>
                  <span className="codebook-count">{format.number(code.cases)}</span>
                  <span className="visually-hidden">{t('coding.mentionsSaid')}</span>
                  <span className="codebook-count codebook-mentions">{format.number(code.mentions)}</span>
                </div>
              );
            })}
          </div>
          {menuCode ? <CodeMenu code={menuCode} codes={codes} anchor={menuAnchor} onRename={() => setRenaming(menuCode.id)} onClose={() => setMenu(null)} /> : null}
          <p className="codebook-hints"><span><Kbd keys="Enter" /> {t('coding.hintApply')}</span><span><Kbd keys="p" /> {t('coding.hintPin')}</span><span><Kbd keys="F2" /> {t('coding.hintRename')}</span><span><Kbd keys="Alt+ArrowUp" /> {t('coding.hintMove')}</span></p>
        </>
      )}
    </Pane>
  );
});

function Rename({ code, label, onDone }: { code: Code; label: string; onDone: () => void }) {
  const [name, setName] = useState(code.name);
  const done = useRef(false);
  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    if (keep) void renameCode(code, name);
    onDone();
  };
  return (
    <input
      className="input codebook-rename" aria-label={label} value={name} ref={(element) => { if (element && !element.dataset['begun']) { element.dataset['begun'] = 'yes'; element.focus(); element.select(); } }}
      onChange={(event) => setName(event.target.value)} onBlur={() => finish(true)}
      onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Enter') finish(true); else if (event.key === 'Escape') finish(false); }}
    />
  );
}
