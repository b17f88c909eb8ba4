import { parseStock } from '../stock.ts';

/** Sentences that fit any capability. */
export const EN_ANY = parseStock('en', 'any', `
# any
d | {Responsibility for|Oversight of} {it} lies with {ministry}, {in consultation with|together with|supported by} {ministry-b}.
d | An annual report on {it} is {sent to parliament|laid before parliament|published on the website of {ministry}}.
d | Since {year} a {coordinator|focal point|small secretariat} in {ministry} has {looked after|been responsible for} {it}.
d | The running costs {of-it} are {met|covered} by {ministry}, about {amount} {a year|per year}.
d gp-multiagency | {Around|About|Some} {n:6-24} {organisations|bodies|institutions} take part, among them {civil society|non-governmental organisations}, {academia|universities} and {local authorities|the regions}.
d | A review {of-it} was {carried out|completed} in {year} and led to {several changes in the way of working|a new division of tasks|{n:8-31} recommendations, most of which have been followed}.
d | Written guidelines describe who does what, and they were last {revised|updated} in {year}.
d | There is a {memorandum of understanding|written agreement|protocol} between {ministry} and {ministry-b}, signed in {year}.
d | The arrangements are the same in all {regions|provinces|districts}, although {smaller ones|remote ones} share {staff|a coordinator}.
d | {Progress|Work} is {followed|monitored} through {a set of {n:5-18} indicators|quarterly reports|an action plan with named owners}.
d gp-regional-exchange | {Colleagues from neighbouring countries|Partner administrations} have {visited|come} to {see how it works|study the arrangements}, and the materials have been {shared|translated} for them.
d | The present arrangements {date from|were set up in} {year} and replaced {an informal group|a pilot project|a project run with donor support}.
n | {It does not exist|Nothing of the kind exists} at present at national level.
n gap-mandate | No {institution|ministry|body} has been given a {clear|formal} mandate for this.
n | {A proposal|A concept note} was {prepared|drafted} in {year} but {was not adopted|has not been acted upon|did not reach the cabinet}.
n gap-funding | The question was {raised|discussed} in {year}, and the conclusion was that no {funds|resources} could be {found|set aside} for it.
n | Some {elements|parts} exist at {local|municipal|regional} level, {but they are not joined up|without a national framework|on the initiative of individual managers}.
n gap-procedures | Cases are handled {one by one|ad hoc}, without a {written|common} procedure.
x gap-funding | There is no {separate|dedicated} budget line {for this work|for this|in the state budget}, so that {every activity|each step} depends on {savings elsewhere|what a ministry can spare}.
x gap-funding | The {amount|budget} made available {for|in} {year} covered {salaries only|less than half of what had been planned|only the capital}.
x ch-short-funding | {Most|Much|A large part} of the money comes from {projects|donors|external partners} and {ends|runs out} after {two|three} years.
x ch-short-funding | When {project funding|donor support} {ended|came to an end} in {year}, {the work slowed down|two of the staff had to leave|the regional activities stopped}.
x gap-staff | {Only {n:2-9} people|A team of {n:2-9}} {=work|works} on this {for the whole country|nationwide}, {most of them|half of them} alongside other duties.
x gap-staff | {Vacancies|Posts} stay {open|unfilled} for {months|{n:6-14} months on average}, because {salaries are not competitive|few candidates have the profile that is needed}.
x ch-turnover | {Staff turnover|Turnover among trained staff} is high: of those trained in {year}, about {n:30-60} per cent have since {moved on|changed posts|left the service}.
x ch-turnover | Each change of {minister|management|government} means that {explanations start afresh|agreements have to be made anew|priorities are set again}.
x gap-training | {Training|Induction training} on the subject is {voluntary|optional|not part of the curriculum} and reaches {only a small share of staff|mainly those who are already interested}.
x gap-training | {Staff outside the capital|Newly recruited staff|General practitioners of the system} have {rarely|hardly ever} been trained, and there is no {refresher course|follow-up}.
x ch-coordination | {Several|Many} ministries have a part in it, and {it is not always clear who decides|each one works to its own plan|meetings are called at short notice}.
x ch-coordination | {Coordination|Communication} between the national and the local level is {uneven|weak|a weak point}, in particular {where services have been decentralised|in the more remote regions}.
x ch-coordination | {Information|News of decisions} {reaches|has often reached} the partners late, and {some|a few} were {not informed at all|told only afterwards}.
x ch-priorities | {Other matters|Other priorities}, {the pandemic in particular|above all the budget situation}, have {taken precedence|pushed the subject down the agenda} since 2020.
x ch-priorities | The {election|elections} of {year} {delayed decisions by about a year|interrupted the work for several months}.
x ch-data-sharing | {Rules on data protection|Differences between information systems} make it {difficult|slow} to {exchange information|share data} between {ministry} and {ministry-b}.
x gap-data | {Figures|Statistics} are {collected separately by each body|not comparable from one year to the next}, which makes {planning|any assessment of needs} difficult.
x gap-rural | {Outside the larger cities|In rural districts|In the islands and the mountain districts} {little is available|access remains limited|distances are long and transport is costly}.
x ch-backlog | Demand has {grown|risen} faster than {capacity|the number of posts}, and {waiting times|delays} of {n:3-9} months are {common|not unusual}.
x ch-tech-change | {Technology changes|Platforms and services change} faster than {procedures can be rewritten|training materials can be renewed|the administration can follow}.
x ch-cross-border | {Many|Most} matters {involve|touch} {more than one country|companies based abroad}, and {requests for legal assistance|formal requests} take {n:4-18} months to be answered.
x ch-awareness | {The public|Families|Communities} {know little about|are often unaware of} {what is available|the services that exist}, and {shame|fear of stigma} keeps people from {asking for help|coming forward}.
x gap-procedures | {Written procedures|Standard procedures} exist {on paper|in draft} but {are not applied everywhere|have not been approved}.
x gap-mandate | The {mandate|terms of reference} {of-it} {=leaves|leave} {important questions|the division of tasks} open, in particular {who pays|who reports to whom}.
x ch-private-sector | {Companies|The larger companies|Providers based abroad} {answer slowly|do not always answer|take part only when asked several times}.
x ch-language | {Materials|Forms and guidance} are {available in one language only|not available in minority languages}, and {children with disabilities|families that speak other languages} are {hard to reach|left out}.
x ch-legislative-delay | {The draft|The necessary amendment|The bill} has been {under discussion|with the committee|awaiting a second reading} since {year}.
x | {It took|It has taken} {n:2-5} years to {agree|reach agreement} on {the division of costs|the text}, {which partners found discouraging|longer than anyone had foreseen}.
x | {The evaluation of {year}|An internal audit} {found|noted} that {{n:3-9} of {n:12-20} planned actions had not been started|responsibilities were not assigned clearly enough}.
p | {A revised plan|A new plan|An action plan} is {being prepared|in preparation} and {should be|is expected to be} adopted in {next-year}.
p | {ministry} {plans|intends} to {extend {it} to all regions|put {it} on a permanent footing} by {next-year}.
p rc-budget-line | {A request|A proposal} for {a permanent budget line|{n:3-12} additional posts} has been {submitted|included in the draft budget} for {next-year}.
p | {A working group|An expert group} led by {ministry} will {report|present options} before {the summer|the end of the year}.
p | {Consultations|Discussions} with {civil society|the regions|the professional associations} are {under way|planned for the coming months}.
p | {Technical assistance|Support} from {UNICEF|international partners} has been {requested|agreed} for {the design phase|the first two years}.
p rc-training | {A training plan|A series of {n:4-12} workshops} for {{n:80-600} practitioners|all regional staff} is {scheduled|foreseen} for {next-year}.
p | {A pilot|A first phase} in {n:2-6} {regions|districts|cities} is {planned|due to start} in {next-year}, and will be {evaluated|assessed} before it is extended.
p rc-data-system | {A shared register|A common information system} is to be {introduced|put out to tender} in {next-year}.
p | {The Model National Response|The framework} {will be|is being} used as {a check list|the outline} for the next {plan|phase}.
g gp-multiagency | {Working|Sitting} {around one table|in one joint team}, {police, social services, health and education|ministries and civil society} {settle|resolve} in {a week|days} what used to take months.
g gp-multiagency | {A joint protocol|A single protocol}, signed by {n:5-14} {institutions|bodies}, sets out {each step and who is responsible|time limits for each step}.
g gp-training-curriculum | {A common curriculum|A modular course} of {n:12-60} hours, {developed with a university|certified by {ministry}}, is {offered|open} to {all professions|every region} twice a year.
g gp-training-curriculum | {Trainers|Multipliers} {in each region|from {n:6-18} regions} have been {trained|prepared}, so that the knowledge stays when {the project ends|individuals leave}.
g gp-data-dashboard | {A dashboard|A short quarterly bulletin} with {n:6-15} indicators is {shared|discussed} with all partners and {has made gaps visible|is used in budget talks}.
g gp-regional-exchange | {Regular exchanges|Peer reviews} with {n:2-6} {neighbouring|partner} countries have been {very useful|worth the effort}.
g | {What has worked|The practice worth sharing} is to {begin with a small pilot|publish the plan and its results every year|name one person in each institution}, {and to build from there|which costs little}.
g gp-hotline-partnership | {A partnership|The agreement} between {a non-governmental organisation|civil society} and {ministry} gives {independence|a low threshold} on the one side and {stable funding|legal certainty} on the other.
g gp-child-advisory | {A panel|A council} of {n:10-30} young people {comments on|reviews} {drafts and materials|new measures} before they are {published|adopted}.
l ls-political-will | {Support at the highest level|Leadership from the cabinet|A minister who asks for results} {is what moved things|made the difference|opened doors that had been closed}.
l ls-political-will | Without {a champion|political backing}, {technical work alone does not lead to decisions|plans stay on paper}.
l ls-early-involvement | {All those who must carry it out|Practitioners, the regions and civil society} should be {involved|heard} from the {beginning|first draft}; {where this was not done, it had to be repeated|it saves time later}.
l ls-early-involvement | {Involving|Inviting} {ministry} {late|only at the end} was a mistake, as {the costs had to be discussed again|half of the actions concerned it}.
l ls-build-on-existing | It is {better|more effective} to {build on|strengthen} {existing structures|what is there} than to {create new ones|start from nothing}.
l ls-build-on-existing | {Integrating|Placing} {it} {in|within} the {general child protection system|existing services} has {kept costs low|proved more lasting than a separate project}.
l ls-sustained-funding | {A modest sum every year|Predictable funding} {is worth more than|does more than} a large {project|grant} that ends.
l ls-sustained-funding | {Commitments|Plans} {should|must} be {costed|budgeted} before they are {announced|adopted}.
l ls-evaluate | {Evaluation|Monitoring} {has to be|should be} {planned and paid for|built in} from the start, {otherwise there is nothing to compare with|or else results cannot be shown}.
l ls-evaluate | {The mid-term review|An outside evaluation} {showed what did not work|was uncomfortable, but useful}, and {the plan was changed|resources were moved} accordingly.
l ls-children-voice | {Children and young people|Young people} {notice|point out} {things that adults miss|obstacles nobody had thought of}, and {should be asked|their advice has to be sought} in good time.
l | {One lesson|A lesson from the past years} is that {roles should be written down|expectations should be kept modest|trust between institutions takes time}.
l | {Small steps|Quick, visible results} {kept partners motivated|helped to convince those who doubted}.
l gp-regional-exchange,ls-build-on-existing | {Much can be adapted|A great deal could be taken over} from {other countries|neighbouring countries}, provided that it is {fitted to the national system|translated with care}.
r rc-budget-line | {A dedicated budget line|Multi-year funding} should be {created|secured} for {it}.
r rc-budget-line | {International partners|Donors} {should|are asked to} {align|commit} their {support|funds} for at least {n:3-6} years, {and plan the hand-over from the start|so that staff can be kept}.
r rc-training | {Training|Regular training} should be {compulsory|part of initial and in-service education} for {all professions concerned|everyone who works with children}.
r rc-law-reform | {The law|Secondary legislation} should {set out|define} {the duties of each body|minimum standards} {clearly|once and for all}.
r rc-cooperation | {Regional cooperation|Cooperation between countries} should be {strengthened|made easier}, with {named contact points|common templates|shorter time limits for replies}.
r rc-cooperation | {The Alliance|The global community} could {offer|provide} {more examples from countries with few resources|a forum where countries at a similar stage meet}.
r rc-data-system | {Common definitions|A common set of indicators} {would allow|are needed for} {comparison between countries|reliable statistics}.
r rc-guidance | {Practical guidance|Short, practical tools} on {it} {would be welcome|would help}, {in national languages|with costed examples}.
r rc-guidance | The Model National Response {should be complemented by|would gain from} {a self-assessment tool|indicators for each capability|examples of terms of reference}.
r rc-industry-standards | {Minimum standards|Clear expectations} for {companies|providers of digital services} should be agreed {at regional level|internationally} rather than country by country.
`);
