import type { VariableDefinition } from '#core/model/definitions.ts';
import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';
import { deleteVector } from './vectors.ts';

const toDefinition = (found: { definition: string }): VariableDefinition => JSON.parse(found.definition) as VariableDefinition;

/** Variables in the project's order. Themes are not stored: they are made from codes and codings. */
export const listVariables = (db: ReadDb): VariableDefinition[] => rows<{ definition: string }>(db, 'SELECT definition FROM variable ORDER BY position, rid').map(toDefinition);

export function findVariable(db: ReadDb, id: string): VariableDefinition | null {
  const found = row<{ definition: string }>(db, 'SELECT definition FROM variable WHERE id = ?', id);
  return found ? toDefinition(found) : null;
}

export function insertVariable(db: WriteDb, definition: VariableDefinition): void {
  const position = count(db, 'SELECT coalesce(max(position), 0) + 1 FROM variable');
  run(db, 'INSERT INTO variable (id, position, definition) VALUES (?, ?, ?)', definition.id, position, JSON.stringify(definition));
}

export const updateVariable = (db: WriteDb, definition: VariableDefinition): void => {
  run(db, 'UPDATE variable SET definition = ? WHERE id = ?', JSON.stringify(definition), definition.id);
};

/** The variable with its vector, answers, codings and reading marks. */
export function deleteVariable(db: WriteDb, id: string): void {
  run(db, 'DELETE FROM coding WHERE answer_rid IN (SELECT rid FROM answer WHERE variable_id = ?)', id);
  run(db, 'DELETE FROM reading WHERE answer_rid IN (SELECT rid FROM answer WHERE variable_id = ?)', id);
  run(db, 'DELETE FROM answer WHERE variable_id = ?', id);
  deleteVector(db, id);
  run(db, 'DELETE FROM variable WHERE id = ?', id);
}
