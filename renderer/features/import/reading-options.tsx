import { memo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { incomeYears } from '#core/framework/income.ts';
import { slug } from '#core/text/slug.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Checkbox, Later, Select, TextField } from '../../ui/index.ts';
import { orpc } from '../../rpc/index.ts';
import { useProject } from '../../app/use-project.ts';
import { parseRowList, rowListText } from './cell-place.ts';
import { PlanMenu } from './plan-menu.tsx';
import { changePlan, readAgain, setUpdate, useImport } from './store.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-874', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'macintosh', 'cp850', 'koi8-r', 'cp866', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'];
const NONE = ' none';

/** What is being typed over a value, until the value itself moves: a plan that was loaded, or a questionnaire that was chosen, is never
 *  written over by what stood in the field before. */
function useDraft(value: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ of: value, text: value });
  return [draft.of === value ? draft.text : value, (text) => setDraft({ of: value, text })];
}

/** How the file is read: sheet, encoding, header, whose answers, which column names the case. */
export const ReadingOptions = memo(function ReadingOptions() {
  const { t } = useTranslation();
  const inspection = useImport((state) => state.inspection);
  const plan = useImport((state) => state.plan);
  const update = useImport((state) => state.update);
  const project = useProject();
  const [header, setHeader] = useDraft(rowListText(plan?.headerRows ?? []));
  const [instrument, setInstrument] = useDraft(plan?.instrument.label ?? '');
  // The cases that are there decide on the year: another one is chosen for all of them, among the data.
  const pinned = useQuery(orpc.data.variables.queryOptions()).data?.some(({ id }) => id === 'income') === true;
  if (!inspection || !plan) return null;
  const { file } = inspection;
  const encodings = file.encoding && !ENCODINGS.includes(file.encoding.toLowerCase()) ? [file.encoding, ...ENCODINGS] : ENCODINGS;
  const parsed = parseRowList(header);
  const applyHeader = () => { if (parsed && rowListText(parsed) !== rowListText(plan.headerRows)) void readAgain({ headerRows: parsed }); };
  const applyInstrument = () => {
    const label = instrument.trim();
    if (!label || label === plan.instrument.label) return;
    const known = project?.instruments.find((candidate) => candidate.label === label);
    // Of a questionnaire that is known, questions are found again by its names; a new name is only a name.
    if (known) void readAgain({ instrument: { id: known.id, label } });
    else changePlan((old) => ({ ...old, instrument: { id: slug(label), label } }));
  };
  const variables = plan.variables.filter((variable) => variable.include).map((variable) => ({ id: variable.id, label: variable.label }));
  return (
    <div className="import-options">
      {inspection.sheets.length > 1 ? <Select label={t('import.sheet')} value={plan.sheet} onChange={(sheet) => void readAgain({ sheet })} options={inspection.sheets.map((sheet) => ({ id: sheet.name, label: sheet.name, ...(sheet.hidden ? { detail: t('import.sheetHidden') } : {}) }))} /> : null}
      {file.encoding ? <Select label={t('import.encoding')} value={encodings.find((name) => name.toLowerCase() === file.encoding?.toLowerCase()) ?? file.encoding} onChange={(encoding) => void readAgain({ encoding })} options={encodings.map((id) => ({ id, label: id.toUpperCase() }))} /> : null}
      {file.delimiter ? <Select label={t('import.delimiter')} value={file.delimiter} onChange={(delimiter) => void readAgain({ delimiter })} options={delimiters(file.delimiter, t)} /> : null}
      <Select label={t('import.orientation')} value={plan.orientation} onChange={(orientation) => void readAgain({ orientation })} options={[{ id: 'rows', label: t('import.rows') }, { id: 'columns', label: t('import.columns') }]} />
      <div onBlur={applyHeader} onKeyDown={(event) => { if (event.key === 'Enter') applyHeader(); }}>
        <TextField className="import-short" label={t(plan.orientation === 'rows' ? 'import.headerRows' : 'import.headerColumns')} value={header} onChange={setHeader} error={parsed ? null : t('import.headerHelp')} />
      </div>
      <div onBlur={applyInstrument} onKeyDown={(event) => { if (event.key === 'Enter') applyInstrument(); }}>
        <TextField label={t('import.instrument')} value={instrument} onChange={setInstrument} />
      </div>
      <Later>
        <Select label={t('import.caseKey')} value={plan.caseKey ?? NONE} options={[{ id: NONE, label: t('import.byRow') }, ...variables]} onChange={(id) => changePlan(({ caseKey: _, ...rest }) => (id === NONE ? rest : { ...rest, caseKey: id }))} />
        <Select label={t('import.country')} value={plan.country ?? NONE} options={[{ id: NONE, label: t('import.noCountry') }, ...variables]} onChange={(id) => changePlan(({ country: _, ...rest }) => (id === NONE ? rest : { ...rest, country: id }))} />
        {plan.country ? <Select className="import-short" label={t('import.incomeYear')} value={pinned ? project?.incomeYear ?? null : plan.incomeYear ?? project?.incomeYear ?? null} isDisabled={pinned} options={incomeYears().toReversed().map((id) => ({ id, label: id }))} onChange={(incomeYear) => changePlan((old) => ({ ...old, incomeYear }))} /> : null}
        <PlanMenu />
      </Later>
      {project && project.cases > 0 ? <div className="import-update"><Checkbox isSelected={update} onChange={setUpdate}>{t('import.updateExisting')}</Checkbox></div> : null}
    </div>
  );
});

function delimiters(current: string, t: ReturnType<typeof useTranslation>['t']) {
  const known = [{ id: ',', label: t('import.comma') }, { id: ';', label: t('import.semicolon') }, { id: '\t', label: t('import.tab') }, { id: '|', label: t('import.pipe') }];
  return known.some(({ id }) => id === current) ? known : [{ id: current, label: current }, ...known];
}
