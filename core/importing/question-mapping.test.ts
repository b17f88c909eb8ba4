import { describe, expect, it } from 'vitest';
import { atOnce } from '../steps.ts';
import { matchCapabilities } from './question-mapping.ts';

/** Wordings of the sample's second questionnaire, and the capabilities they ask about. */
const WORDINGS: readonly (readonly [section: string, question: string, capability: string | undefined])[] = [
  ['Respondent', 'Country office', undefined], ['Respondent', 'Use made of the Model National Response', undefined],
  ['A', 'Is there a multi-stakeholder mechanism that coordinates the national response?', '1'], ['A', 'Does the country have a policy, strategy or action plan?', '1'], ['A', 'Year the strategy was adopted', '1'], ['A', 'Comments on coordination and policy', '1'],
  ['A', 'Is research, analysis or monitoring carried out at national level?', '2'], ['A', 'Law on offences facilitated by technology', '3'], ['A', 'Child-sensitive procedure', '3'], ['A', 'Background checks for those working with children', '3'], ['A', 'What is missing from the law, or planned', '3'],
  ['B', 'Is there a process for managing convicted offenders?', '6'], ['B', 'Comments on criminal justice', '4|5|6|7'], ['C', 'Is support integrated from first report to recovery?', '8'], ['C', 'Social workers in post (number)', '9'], ['C', 'Comments on services for victims', '8|9|10|11'],
  ['D', 'Is there a national education programme?', '13'], ['D', 'Who the programme is for', '13'], ['D', 'Are there support systems that prevent offending?', '15'], ['E', 'Which countries took part', undefined],
  ['F', 'Does the government support ethical and informed reporting in the media?', '20'], ['G', 'Good practices worth sharing', undefined], ['G', 'Recommendations', undefined],
];

describe('matchCapabilities', () => {
  it('knows a questionnaire by its words, and what follows up on a question', () => {
    const found = atOnce(matchCapabilities(WORDINGS.map(([section, question]) => ({ section, question }))));
    expect(WORDINGS.map(([, question], index) => [question, found.get(index)?.capability])).toEqual(WORDINGS.map(([, question, capability]) => [question, capability]));
  });
});
