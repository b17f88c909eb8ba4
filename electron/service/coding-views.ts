import { z } from 'zod';
import { codingViewSchema, type CodingView } from '#core/contract/api/views.ts';
import { getMeta, setMeta } from '#db/queries/project.ts';
import type { ProjectSession } from './session.ts';

const KEY = 'codingViews';
const stored = z.array(codingViewSchema);

/** Named column sets and saved searches of the coding room, by name. */
export function listViews(session: ProjectSession): CodingView[] {
  const text = getMeta(session.db, KEY);
  if (text === null || text === undefined) return [];
  return stored.parse(JSON.parse(text));
}

export function saveView(session: ProjectSession, view: CodingView): CodingView[] {
  return write(session, 'view.save', view.name, [...listViews(session).filter((other) => other.name !== view.name), view].toSorted((a, b) => a.name.localeCompare(b.name)));
}

export function deleteView(session: ProjectSession, name: string): CodingView[] {
  const views = listViews(session);
  const left = views.filter((view) => view.name !== name);
  return left.length === views.length ? views : write(session, 'view.delete', name, left);
}

function write(session: ProjectSession, act: 'view.save' | 'view.delete', name: string, views: CodingView[]): CodingView[] {
  session.act(act, { view: name }, ['project'], (db) => { setMeta(db, KEY, JSON.stringify(views)); });
  return views;
}
