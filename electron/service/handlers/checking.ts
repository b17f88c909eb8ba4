import type { Inputs } from '#core/contract/api/index.ts';
import type { DraftCheck } from '#core/contract/draft-check.ts';
import { annotateDraft } from '../check/annotate-word.ts';
import { checkAgainst, confirmSentence, forgetSentence } from '../check/check.ts';
import { readDraft, type ReadDraft } from '../check/read-draft.ts';
import { writeExport } from '../exporting/export.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { toSource } from '../source.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const checkingHandlers = (host: Host) => {
  const check = async ({ source, rounding, language }: Pick<Inputs['checking']['draft'], 'source' | 'rounding' | 'language'>): Promise<{ read: ReadDraft; checked: DraftCheck }> => {
    const read = await readDraft(await toSource(source));
    return { read, checked: checkAgainst(host.session, read.draft, { rounding, language: language ?? 'en' }) };
  };
  return os.checking.router({
    draft: os.checking.draft.handler(async ({ input }) => {
      const { read, checked } = await check(input);
      return { ...checked, name: read.file, format: read.format, blocks: read.draft.blocks.map(({ text, kind, line, page }) => ({ text, kind, line, ...(page === undefined ? {} : { page }) })) };
    }),
    annotated: os.checking.annotated.handler(async ({ input }) => {
      const { read, checked } = await check(input);
      const bytes = await annotateDraft(read, checked, input.language);
      const name = read.file.replace(/\.docx$/iu, '') + (input.language === 'fr' ? ' (vérifié).docx' : ' (checked).docx');
      const count = checked.claims.filter((claim) => claim.verdict !== 'holds').length;
      if (input.target !== undefined) { writeExport(input.target, bytes); return { name, file: input.target, bytes: null, count }; }
      return { name, file: null, bytes: new Blob([new Uint8Array(bytes)], { type: WORD }), count };
    }),
    confirm: os.checking.confirm.handler(({ input }) => { confirmSentence(host.session, input.key, input.variable, input.category); return { confirmed: true }; }),
    forget: os.checking.forget.handler(({ input }) => { forgetSentence(host.session, input.key); return { confirmed: false }; }),
  });
};
