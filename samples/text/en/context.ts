import { parseStock } from '../stock.ts';

/** How the policy began, what prompted it, which initiatives were joined. */
export const EN_CONTEXT = parseStock('en', 'context', `
# origin
d | {year}; {ministry}, {with|together with|in cooperation with} {ministry-b}. The policy has been {revised|renewed} {once|twice} since then, most recently after {an outside evaluation|a public consultation|a change in the law}.
d | The first national policy {dates from|was adopted in} {year}. {ministry} {leads|has the lead}, and {ministry-b} is responsible for the parts that concern {victims|prevention|the justice system|schools}.
d | In {year} the government adopted {a first action plan|a first national strategy}, prepared by {ministry}. Before that, {single measures existed but no overall policy|the subject was treated in the general plan for children}.
d | {ministry} has been the lead ministry since {year}, when the first {national plan|programme} was approved by {the cabinet|parliament}; {ministry-b} {co-chairs|shares} the work.
d | There was no separate policy before {year}. Since then {ministry} has been responsible, and the plan covers {n:3-6} years at a time.
d | Lead: {ministry}. The first policy was {issued|approved} in {year} as a chapter of the {digital|child rights|crime prevention} strategy and became a document of its own {two|three|four} years later.
# prompt
d | {Commitments made at an international summit|The ratification of the Lanzarote Convention|The concluding observations of the Committee on the Rights of the Child} {gave the first impulse|set the process in motion}.
d | {A parliamentary inquiry|A report of the ombudsperson for children|A study by a university} in {year} {showed|pointed to} gaps in {coordination|services|the law}, and the government was asked to respond within {six|twelve} months.
d | {Civil society organisations|A coalition of non-governmental organisations} had {called for|asked for} a national policy for {many years|a long time}.
d | {Reports received|The number of reports} had {doubled|tripled} within {n:3-6} years, which {existing teams could not deal with|made it clear that more than police work was needed}.
d | {ministry} {wished|wanted} to bring together measures that had been {spread over|divided among} {n:4-9} {plans|programmes}.
d | {A series of media reports|Public debate} in {year} {led to|brought about} {broad support across parties|a resolution in parliament}.
d | {The rapid spread of smartphones|Wider access to the internet} among children {made|had made} earlier {guidance|rules} out of date.
d | The Model National Response was {presented|discussed} at {a regional meeting|an inter-ministerial workshop} in {year}, and it was decided to {use it as an outline|measure the situation against it}.
d | {International partners|UNICEF} {supported|financed} a {situation analysis|baseline study}, and its {n:12-40} recommendations became the basis of the policy.
d | {A change of government|The coalition agreement of {year}} {brought|put} child protection online {to the fore|among the priorities}.
d | {Requirements of|Obligations under} regional law had to be {transposed|met} by {year}, and the policy was {prepared|developed} at the same time.
# initiatives
d | The country {has been a member of|joined} the WePROTECT Global Alliance {since {year}|in {year}} and {takes part in|has hosted one of} its {meetings|working groups}.
d | {It takes part in|There is regular participation in} the {EMPACT priority|operational action plans} of Europol{| and in joint training with {n:3-8} other countries}.
d | {Bilateral agreements|Memoranda of understanding} on {police cooperation|mutual legal assistance} exist with {n:4-22} {countries|partners}.
d | The country {is party to|has ratified} the {Budapest Convention|Optional Protocol|Lanzarote Convention} and {reports regularly|reported in {year}} on its implementation.
d | {The regional organisation|The regional forum} has {a working group|a network of contact points} on child protection online, which {meets twice a year|was chaired by {ministry} in {year}}.
d | {Police and prosecutors|Specialised officers} {take part in|contribute to} the {specialists’ meeting of INTERPOL|Virtual Global Taskforce|regional task force}.
d | {Together with {n:2-6} neighbouring countries|With regional partners} a {joint campaign|shared training programme|common reporting form} was {developed|set up} in {year}.
d | The government is {a member of|represented on} the board of the {Global Partnership to End Violence Against Children|regional internet safety network}, and {has pledged|contributes} {amount} {over three years|a year} to {its fund|common projects}.
d | {ministry} {funds|supports} {n:2-8} projects in partner countries through {development cooperation|a trust fund}, mainly on {training|legal reform|services for children}.
d | {A national organisation belongs|Two national organisations belong} to {ECPAT|international networks}, which brings {experience|materials} from other regions into national work.
`);
