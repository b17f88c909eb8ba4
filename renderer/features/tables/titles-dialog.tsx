import { useState } from 'react';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { useTable } from './queries.ts';

/** Title and notes of a table in both languages. An empty title is made from the names of the variables. */
export function TitlesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const table = useTable();
  const [title, setTitle] = useState(table.title);
  const [notes, setNotes] = useState(table.notes);
  const save = () => {
    editTable((current) => ({ ...current, title: { en: title.en.trim(), fr: title.fr.trim() }, notes: { en: notes.en.trim(), fr: notes.fr.trim() } }));
    onClose();
  };
  return (
    <Dialog title={t('tables.titles')} isOpen onClose={onClose} footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" onPress={save}>{t('common.save')}</Button></>}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <TextField label={t('tables.titleEnglish')} help={t('tables.titleHelp')} value={title.en} onChange={(en) => setTitle({ ...title, en })} autoFocus />
        <TextField label={t('tables.titleFrench')} value={title.fr} onChange={(fr) => setTitle({ ...title, fr })} />
        <TextField label={t('tables.notesEnglish')} rows={2} value={notes.en} onChange={(en) => setNotes({ ...notes, en })} />
        <TextField label={t('tables.notesFrench')} rows={2} value={notes.fr} onChange={(fr) => setNotes({ ...notes, fr })} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
