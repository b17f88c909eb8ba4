import { saveExport } from '../../app/save-export.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { chooseFile } from '../../rpc/files.ts';
import { client, refusalSentence } from '../../rpc/index.ts';
import { Button, Menu, toast } from '../../ui/index.ts';
import { changePlan, importStore, readAgain, useImport } from './store.ts';

/** What stands beside the file: a form that says what its columns mean, a plan saved earlier, the plan to be saved. */
export function PlanMenu() {
  const { t } = useTranslation();
  const form = useImport((state) => state.inspection?.form);
  const act = async (id: string) => {
    try {
      if (id === 'form') {
        const source = await chooseFile({ title: t('import.formChoose'), name: t('import.formKind'), extensions: ['xlsx', 'xls', 'xlsm'] });
        if (source) await readAgain({ form: source });
      } else if (id === 'formAway') await readAgain({ form: null });
      else if (id === 'load') {
        const source = await chooseFile({ title: t('import.planLoad'), name: t('import.planKind'), extensions: ['json'] });
        if (!source) return;
        const loaded = await client.importing.readPlan({ source });
        // The sheet, the encoding and the delimiter are those of the file that is open.
        changePlan(({ sheet, encoding, delimiter }) => ({ ...loaded, sheet, ...(encoding === undefined ? {} : { encoding }), ...(delimiter === undefined ? {} : { delimiter }) }));
        toast(t('import.planLoaded'), { tone: 'ok' });
      } else if (id === 'save') {
        const { plan } = importStore.getState();
        if (plan) await saveExport({ extension: 'json', typeName: t('import.planKind'), suggestedName: `${plan.instrument.id}.plan.json` }, async (target) => ({ ...await client.importing.writePlan({ plan, ...target }), count: plan.variables.length }));
      }
    } catch (error) { toast(refusalSentence(error), { tone: 'bad' }); }
  };
  return (
    <Menu
      label={t('import.planMenu')} onAction={(id) => void act(id)}
      items={[
        { id: 'form', label: t(form ? 'import.formOther' : 'import.formGive'), icon: 'folder' },
        ...(form ? [{ id: 'formAway', label: t('import.formAway'), icon: 'close' as const }] : []),
        { id: 'load', label: t('import.planLoad'), icon: 'folder', separatorBefore: true },
        { id: 'save', label: t('import.planSave'), icon: 'export' },
      ]}
    ><Button>{t('import.planMenu')}</Button></Menu>
  );
}
