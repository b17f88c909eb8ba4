import '../../crosstab/crosstab.css';
import './report.css';
import { useQuery } from '@tanstack/react-query';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useStore } from 'zustand';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { EmptyState, Pane, Splitter } from '../../ui/index.ts';
import { CapabilityView } from './capability-view.tsx';
import { CheckView } from './check-view.tsx';
import { ExportsView } from './exports-view.tsx';
import { capabilityPages, type CapabilityPage } from '#core/framework/capability-pages.ts';
import { ConfirmationView } from './confirmation/confirmation-view.tsx';
import { IllustrationsView } from './illustrations-view.tsx';
import { CHECK, CONFIRMATION, EXPORTS, ILLUSTRATIONS, reportStore } from './store.ts';

interface Group { readonly id: string; readonly name: string; readonly pages: readonly CapabilityPage[] }

/** A page for each capability of the framework, and the exports. */
export function ReportRoom() {
  const { t, language } = useTranslation();
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const chosen = useStore(reportStore, (state) => state.page);
  if (!framework || !variables) return null;
  if (variables.length === 0) return <EmptyState title={t('report.empty')}>{t('report.emptyHelp')}</EmptyState>;
  const pages = capabilityPages(framework, variables, language);
  const page = pages.find((each) => each.no === chosen) ?? null;
  const groups: Group[] = [...Map.groupBy(pages, (each) => each.domain)].map(([name, list], index) => ({ id: `domain ${index}`, name, pages: list }));
  return (
    <Splitter label={t('report.pagesWidth')} fixed="start" initial={272} min={200} max={420}>
      <Pane side title={t('report.room')} label={t('report.pages')}>
        <ListBox
          aria-label={t('report.pages')} className="report-pages" selectionMode="single" disallowEmptySelection selectionBehavior="replace" selectedKeys={[page?.no ?? (chosen === CHECK || chosen === CONFIRMATION || chosen === ILLUSTRATIONS ? chosen : EXPORTS)]}
          onSelectionChange={(keys) => { const [key] = keys === 'all' ? [] : keys; if (key !== undefined) reportStore.setState({ page: String(key) }); }}
        >
          <ListBoxItem id={EXPORTS} textValue={t('report.exports')} className="report-page">{t('report.exports')}</ListBoxItem>
          <ListBoxItem id={CHECK} textValue={t('check.title')} className="report-page">{t('check.title')}</ListBoxItem>
          <ListBoxItem id={CONFIRMATION} textValue={t('confirmation.title')} className="report-page">{t('confirmation.title')}</ListBoxItem>
          <ListBoxItem id={ILLUSTRATIONS} textValue={t('illustrations.title')} className="report-page">{t('illustrations.title')}</ListBoxItem>
          <Collection items={groups}>
            {(group) => (
              <ListBoxSection id={group.id}>
                <Header className="report-domain">{group.name}</Header>
                <Collection items={group.pages.map((each) => ({ ...each, id: each.no }))}>
                  {(each) => <ListBoxItem id={each.no} textValue={each.name} className="report-page"><span className="report-no">{each.no}</span><span className="ellipsis">{each.name}</span></ListBoxItem>}
                </Collection>
              </ListBoxSection>
            )}
          </Collection>
        </ListBox>
      </Pane>
      <section className="report-shown" aria-label={page ? page.name : t(chosen === CHECK ? 'check.title' : chosen === ILLUSTRATIONS ? 'illustrations.title' : chosen === CONFIRMATION ? 'confirmation.title' : 'report.exports')}>{page ? <CapabilityView key={page.no} page={page} variables={variables} /> : chosen === CHECK ? <CheckView variables={variables} /> : chosen === ILLUSTRATIONS ? <IllustrationsView capabilities={pages.map(({ no, name }) => ({ id: no, label: `${no}. ${name}` }))} /> : chosen === CONFIRMATION ? <ConfirmationView /> : <ExportsView />}</section>
    </Splitter>
  );
}
