import { describe, expect, it } from 'vitest';
import { DeclaredWeights } from './declared-weight.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';

const NOT_ASKED = { state: 'notAsked' } as const;
const made = (part: Parameters<typeof plainDefinition>[0], entries: readonly Entry[]) => { const definition = plainDefinition(part); return { definition, vector: vectorFrom(definition, entries) }; };
const yesNo = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
const instrument = made({ id: 'instrument', type: 'single', source: 'attribute', categories: ['children', 'adults', 'workers'].map((id) => ({ id, label: id })) }, ['children', 'children', 'adults', 'workers']);
const ofChildren = made({ id: 'weight', type: 'number', role: 'weight', instrument: 'children' }, [2, 3, NOT_ASKED, NOT_ASKED]);
const ofAdults = made({ id: 'adults.weight', type: 'number', role: 'Weight', instrument: 'adults' }, [NOT_ASKED, NOT_ASKED, 5, NOT_ASKED]);
const lesson = made({ id: 'lesson', type: 'single', instrument: 'children', categories: yesNo }, ['yes', 'no', NOT_ASKED, NOT_ASKED]);
const trained = made({ id: 'trained', type: 'single', instrument: 'workers', categories: yesNo }, [NOT_ASKED, NOT_ASKED, NOT_ASKED, 'yes']);
const both = made({ id: 'both', type: 'single', source: 'derived', categories: yesNo }, ['yes', 'no', 'no', NOT_ASKED]);
const older = made({ id: 'older', type: 'single', source: 'derived', categories: yesNo }, ['yes', NOT_ASKED, NOT_ASKED, NOT_ASKED]);

describe('DeclaredWeights', () => {
  it('gives each variable the weight of the survey that answered it, and none where several did', () => {
    const weights = new DeclaredWeights(memoryData([instrument, ofChildren, ofAdults, lesson, trained, both, older]));
    expect(['lesson', 'trained', 'both', 'older', 'instrument', 'nobody'].map((id) => weights.of(id))).toEqual(['weight', undefined, null, 'weight', null, undefined]);
    expect(weights.all).toEqual(['weight', 'adults.weight']);
  });

  it('takes a weight that belongs to no questionnaire for those without one', () => {
    const common = made({ id: 'all', type: 'number', role: 'weight', source: 'derived' }, [1, 1, 5, 1]);
    expect(['lesson', 'trained'].map((id) => new DeclaredWeights(memoryData([instrument, ofChildren, common, lesson, trained])).of(id))).toEqual(['weight', 'all']);
    expect(['lesson', 'both'].map((id) => new DeclaredWeights(memoryData([instrument, common, lesson, both])).of(id))).toEqual(['all', 'all']);
    expect(new DeclaredWeights(memoryData([instrument, lesson])).of('lesson')).toBeUndefined();
  });
});
