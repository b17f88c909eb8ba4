import { explainExpression } from '#core/crosstab/explain.ts';
import type { Told } from '#core/contract/saying.ts';
import type { ExpressionError } from '#core/crosstab/syntax.ts';
import { compileExpression } from '#core/crosstab/evaluate.ts';
import { harmonise } from '#core/framework/harmonise.ts';
import { said } from '#core/text/sentences.ts';
import { classify, describeClassification } from '../classification.ts';
import { changeVariable, deriveVariables, listCaseRows, mergeCategories, removeVariable } from '../data.ts';
import { describeVariables } from '../describe.ts';
import { listQuality } from '../quality.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';

const faultOf = ({ code, details, message }: ExpressionError): Told => ({ code, details: { ...details }, message });

export const dataHandlers = (host: Host) => os.data.router({
  variables: os.data.variables.handler(({ input }) => describeVariables(host.session, input?.themes ?? true)),
  updateVariable: os.data.updateVariable.handler(({ input }) => changeVariable(host.session, input.id, input.patch)),
  mergeCategories: os.data.mergeCategories.handler(({ input }) => mergeCategories(host.session, input.id, input.from, input.into)),
  deleteVariable: os.data.deleteVariable.handler(({ input }) => { removeVariable(host.session, input.id); return { deleted: true }; }),
  derive: os.data.derive.handler(({ input }) => deriveVariables(host.session, [input])[0]!),
  deriveSeveral: os.data.deriveSeveral.handler(({ input }) => deriveVariables(host.session, input.variables)),
  harmonise: os.data.harmonise.handler(() => harmonise([...host.session.definitions.values()]).map(({ variable, from, confidence, why }) => ({ variable, from: [...from], confidence, reason: said(why) }))),
  explain: os.data.explain.handler(({ input }) => {
    const { session } = host;
    const data = session.crosstabData;
    const compiled = compileExpression(input.expression, data);
    if (!compiled.ok) return { words: null, error: compiled.error.message, fault: faultOf(compiled.error), cases: null };
    const words = explainExpression(input.expression, (name) => session.definitions.get(name) ?? session.variable(name)?.definition ?? null, input.language);
    return { words: words.ok ? words.value : null, error: words.ok ? null : words.error.message, ...(words.ok ? {} : { fault: faultOf(words.error) }), cases: compiled.value.reduce((sum, truth) => sum + (truth === 1 ? 1 : 0), 0) };
  }),
  cases: os.data.cases.handler(({ input }) => listCaseRows(host.session, input.from, input.to, input.variables, input.filter)),
  classification: os.data.classification.handler(() => describeClassification(host.session)),
  classify: os.data.classify.handler(({ input }) => classify(host.session, input)),
  quality: os.data.quality.handler(() => listQuality(host.session)),
});
