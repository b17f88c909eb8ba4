import type { Code, CodeKind } from '#core/contract/code.ts';
import { attempt } from '../../app/attempt.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, queryClient } from '../../rpc/index.ts';
import { foldText, Kbd } from '../../ui/index.ts';
import { Chooser, type Choice } from './chooser.tsx';
import { KindShape } from './kind-shape.tsx';
import { codeName, KINDS } from './model/kinds.ts';
import { codesQuery, useCodes } from './queries.ts';
import { applyToTargets } from './targets.ts';

/** Finds a code by typing and applies it; what is in no code yet can be made one, of any kind, without leaving the keys. */
export function CodePicker({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const codes = useCodes() ?? [];
  const choices = codes.filter((code) => !code.retired).map((code): Choice => ({
    id: code.id, text: `${codeName(code, language)} ${code.path} ${code.description}`,
    content: <CodeChoice code={code} language={language} />,
    onChoose: () => applyToTargets(code, codeName(code, language)),
  }));
  const create = (name: string, kind: CodeKind) => attempt(async () => {
    const code = await client.codes.create({ name, kind });
    queryClient.setQueryData(codesQuery().queryKey, (old) => (old && !old.some((one) => one.id === code.id) ? [...old, code] : old));
    applyToTargets(code, code.name);
  });
  const extra = (typed: string): Choice[] => {
    if (typed === '' || codes.some((code) => foldText(code.name) === foldText(typed))) return [];
    return KINDS.map(({ kind, one }) => ({
      id: `new ${kind}`, text: typed, group: t('coding.makeCode', { name: typed }),
      content: <><span className="palette-icon"><KindShape code={{ kind, colour: null }} /></span>{t(one)}</>,
      onChoose: () => { void create(typed, kind); },
    }));
  };
  return <Chooser title={t('coding.pickTitle')} placeholder={t('coding.pickPlaceholder')} choices={choices} extra={extra} onClose={onClose} />;
}

/** A code in a list: its mark, its name, and the branch it stands in. */
export function CodeChoice({ code, language }: { code: Code; language: string }) {
  const branch = code.path.split(' / ').slice(0, -1).join(' / ');
  return <><span className="palette-icon"><KindShape code={code} /></span><span className="ellipsis">{codeName(code, language)}</span><span className="palette-detail">{branch}{code.key ? <> <Kbd keys={code.key} /></> : null}</span></>;
}
