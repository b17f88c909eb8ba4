import { EN_ANY } from './any.ts';
import { EN_CONTEXT } from './context.ts';
import { EN_FACTS } from './facts.ts';
import { EN_INDUSTRY_MEDIA } from './industry-media.ts';
import { EN_JUSTICE } from './justice.ts';
import { EN_POLICY } from './policy.ts';
import { EN_SOCIETY } from './society.ts';
import { EN_VICTIMS } from './victims.ts';

export const EN_STOCK = [...EN_ANY, ...EN_CONTEXT, ...EN_POLICY, ...EN_JUSTICE, ...EN_VICTIMS, ...EN_SOCIETY, ...EN_INDUSTRY_MEDIA, ...EN_FACTS];
