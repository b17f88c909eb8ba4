import './data.css';
import { useQuery } from '@tanstack/react-query';
import { runCommand } from '../../app/commands.ts';
import { Part } from '../../app/part.tsx';
import { openDialog } from '../../app/session.ts';
import { useProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { useFormat } from '../../locales/format.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, EmptyState, Splitter, Tabs } from '../../ui/index.ts';
import { CasesGrid } from './cases-grid.tsx';
import { showTab, useDataSelection } from './selection.ts';
import { VariableEditor } from './variable-editor.tsx';
import { VariablesGrid } from './variables-grid.tsx';

/** Variables and cases of the project, in grids. */
export function DataRoom() {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const tab = useDataSelection((state) => state.tab);
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const offered = useQuery({ ...orpc.data.harmonise.queryOptions(), enabled: (project?.instruments.length ?? 0) > 1 }).data?.length ?? 0;
  const documents = useQuery(orpc.documents.list.queryOptions()).data?.length ?? 0;
  if (!project) return null;
  const importFile = () => { runCommand('import.choose', { project, room: 'data' }); };
  const importButton = <Button variant="primary" icon="import" onPress={importFile}>{t('data.importCommand')}</Button>;
  if (project.cases === 0 && project.variables === 0) return <div className="data-room"><Part name="waitingImport" /><EmptyState title={t('data.emptyTitle')} actions={<>{importButton}<Button icon="file" onPress={() => runCommand('documents.choose', { project, room: 'data' })}>{t('documents.choose')}</Button></>}>{t('data.emptyText')}</EmptyState></div>;
  const tabs = [
    {
      id: 'variables', label: t('data.variables'), count: format.number(project.variables),
      content: <Splitter label={t('data.detailWidth')} fixed="end" initial={380} min={280} max={700}><VariablesGrid variables={variables} /><VariableEditor variables={variables} /></Splitter>,
    },
    { id: 'cases', label: t('data.cases'), count: format.number(project.cases), content: <CasesGrid variables={variables} total={project.cases} /> },
    { id: 'documents', label: t('documents.tab'), ...(documents > 0 ? { count: format.number(documents) } : {}), content: <Part name="documents" /> },
  ];
  const trailing = <><Button variant="quiet" icon="history" onPress={() => openDialog('history.show')}>{t('data.historyCommand')}</Button>{offered > 0 ? <Button variant="quiet" onPress={() => openDialog('data.harmonise')}>{t('data.harmoniseShort')} {format.number(offered)}</Button> : null}<Button icon="formula" onPress={() => openDialog('data.derive')}>{t('data.deriveCommand')}</Button>{importButton}</>;
  return <div className="data-room"><Part name="waitingImport" /><Tabs label={t('data.room')} tabs={tabs} selected={tab} onSelect={(id) => showTab(id === 'cases' || id === 'documents' ? id : 'variables')} trailing={trailing} /></div>;
}
