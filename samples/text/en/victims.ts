import { parseStock } from '../stock.ts';

export const EN_VICTIMS = parseStock('en', 'victims', `
# support
d gp-one-stop | {Centres modelled on the children’s house|Child advocacy centres} {exist|operate} in {n:2-14} {cities|regions}: {interview, medical care, counselling and legal advice|all services} are {under one roof|given in one place}.
d | {A national protocol|The referral pathway} of {year} describes {each step from first report to recovery|who does what, and within how many hours}.
d | {A case manager|One social worker} {is named|accompanies the family} from {the first report|the first contact} {until support is no longer needed|for at least {n:6-24} months}.
d | {Counselling|Psychological support} is {free of charge|covered by health insurance} for {n:10-60} sessions, {and longer on request|for the child and close family}.
d | {Services are provided|Support is given} by {n:4-30} {organisations|centres} {financed|accredited} by {ministry}, {with common quality standards|inspected every second year}.
d gp-multiagency | {Weekly|Regular} case conferences {join|bring together} {health, police, school and social services|all services concerned}, {with the agreement of the family|chaired by the child protection service}.
n gap-services | {Services exist but are not joined up|Each service works by itself}; {a family may have to tell its story {four|five|six} times|nobody follows a child through to the end}.
n gap-services | {There is no national plan|An integrated plan is missing}: {emergency help|the first days} {works|are covered}, but {longer support|recovery} {is left to chance|depends on where one lives}.
x gap-services | {Few therapists|Hardly any services} are {specialised|prepared} for {harm that happened online|children with disabilities|boys}, and {general counselling is what can be offered|referrals go round in circles}.
x gap-rural | {Families from the districts|Children from rural areas} travel {n:2-9} hours to {the nearest centre|a specialised service}, and {transport is not reimbursed|many give up}.
x ch-backlog | {Waiting time for counselling|The wait for a first appointment} is {n:2-8} months, {even in urgent cases|and longer in the provinces}.
x gap-funding | {Centres run by associations|Civil society services} {receive yearly grants|apply for money each year} and {cannot plan|must dismiss staff in the winter}.
x ch-coordination | {After the criminal case ends|Once proceedings are over}, {responsibility falls between|nobody decides between} {health and social services|ministry and municipality}.
x ch-awareness | {Many families do not know|Parents rarely know} that {support is free|help is available without a police report}, and {fear of gossip|shame} {is strong|keeps them away}, in small places above all.
x gap-procedures | The {referral protocol|pathway} {is known in the capital|exists in writing}, {but not used by health services|but training stopped after the launch}.
p | {n:2-8} {further centres|more centres} {are to open|will be opened} by {next-year}, {one in each region|the first of them in the north}.
p | {Standards of care|Minimum standards for services} {are being written|will be issued} with {practitioners and former users of services|the professional associations} in {next-year}.
g gp-one-stop | {The one-stop centre|Bringing services to the child} {has cut the number of interviews to one|means that families come once, not {five|six|seven} times}, {and courts accept the recordings|which all parties value}.
g gp-hotline-partnership | {Hotline, helpline and centres|Helpline and services} {hand over cases by a warm transfer|share a referral list}, {so that no one is sent away with a telephone number|day and night}.
l ls-children-voice | {Children told us that waiting without news was the worst|Feedback from young users showed that information matters most}; {a simple message every two weeks|a named contact} {made a great difference|was the answer}.
l ls-build-on-existing | {Hospitals and schools are where children already go|Services should be attached to health centres}: {a separate building is not always needed|it costs less and frightens nobody}.
r rc-budget-line | {Long-term support|Recovery services} should be {financed by law|an entitlement} and {not by projects|independent of criminal proceedings}.
# workforce
d | {Some {n:300-4000} social workers|About {n:200-900} child protection officers} {are in post|work in the municipalities}, of whom {n:20-70} per cent {have followed|completed} {the module on the digital environment|specialised training}.
d gp-training-curriculum | {The subject has been part of|A unit on online risks has been included in} {the bachelor’s degree in social work|initial training} {since {year}|at {n:3-8} universities since {year}}.
d | {A registration system|Licensing} for {social workers|child protection professionals} {was introduced in {year}|exists} and requires {n:10-40} hours of training {every two years|a year}.
d | {Supervision|Professional supervision} is {offered monthly|guaranteed by law}, {in groups|by experienced colleagues}.
d | {Teachers, nurses and police|Front-line professionals} {are trained together|receive the same basic course} on {recognising signs and referring|the first conversation and referral}.
n gap-staff | {There is no specialised workforce|No specialised staff exist}; {community volunteers|general social workers} {do what they can|carry the load} with {n:90-300} families each.
n gap-training | {Universities do not teach|No curriculum covers} {online risks|the subject}, and {in-service training|short courses} {depends on partners|ended in {year}}.
x gap-staff | {Caseloads are|Each social worker has} {n:60-180} {families|files}, {two to four times the recommended number|and one vacancy in four is not filled}.
x ch-turnover | {Low pay and heavy cases|Burn-out and low salaries} {drive people out|lead to departures}: {one in {three|four|five} leaves within two years|average stay is {n:14-30} months}.
x gap-training | {Training on online matters|Specialised training} {was given once|took place in {year}} and {has not been repeated|covered {two|three} regions only}.
x gap-rural | {In {n:4-20} districts|In remote districts} {there is no social worker at all|one person covers an area of several hours’ travel}.
x gap-mandate | {Roles of|The division between} {school counsellors and social services|volunteers and paid staff} {are unclear|is not laid down}, {and referrals get lost|so that each waits for the other}.
p rc-training | {A national curriculum|A certificate course} of {n:30-120} hours {will be launched|starts} in {next-year} with {n:2-6} universities.
p rc-budget-line | {n:40-600} posts {are to be created|have been announced} {over three years|by {next-year}}, {the first since {year}|half of them in rural districts}.
g gp-training-curriculum | {Learning in small groups at work|Coaching on the job} {for six months|by experienced colleagues} {proved better than workshops|changed practice more than lectures}, {and costs less|according to an evaluation}.
l ls-sustained-funding | {Better pay and supervision|Decent conditions} {keep people|did more than training}: {those trained would otherwise leave|turnover fell by half}.
r rc-training | {Every professional who works with children|Teachers, nurses and social workers} should {know the first steps before taking up work|receive basic training every {n:2-5} years}.
# remedies
x gap-procedures | {Compensation|The right to compensation} {exists in law|can be claimed}, but {forms are long|there is no simple procedure} and {few families apply|only {n:2-40} claims were made in {year}}.
x ch-awareness | {Lawyers and families|Families} {hardly know|are not told} that {a claim is possible|there is a fund}, {and nobody is charged with telling them|and information sheets are written for adults}.
x gap-funding | The {compensation fund|victims’ fund} {ran out of money in {year}|pays {amount} a year at most}, and {awards are reduced|decisions are postponed}.
x gap-law-outdated | {A claim depends on a conviction|Compensation presupposes a final judgment}, which {excludes most children|is rarely reached where the person responsible is abroad}.
x ch-legislative-delay | {The act on victims’ rights|A law on reparations} has been {in preparation|discussed} since {year} {without result|under three governments}.
x gap-services | {Free legal aid|A lawyer for the child} is {available in criminal cases only|limited to {n:4-12} hours}, {not for civil claims|which is not enough}.
n gap-law-outdated | {The law does not provide for|There is no} {compensation by the state|state scheme of reparation}; {families must sue|a civil action is the only way}, {which almost none does|at their own cost}.
n gap-procedures | {No independent complaints procedure|No body that receives complaints from children} {exists|has been set up}; {complaints go to the service concerned|the ombudsperson has no such mandate}.
p rc-law-reform | {An amendment|A reform} {will allow claims without a conviction|is to shorten the procedure to {n:3-6} months} {from {next-year}|and should be adopted in {next-year}}.
p | {Child-friendly information|A leaflet and a short film} on {rights and remedies|how to complain and claim} {is being produced|will be ready} in {next-year}, {in {n:2-7} languages|together with children}.
g | {The claim is filled in by the support centre|Support staff prepare the claim with the family}, and {the authority decides within {n:6-16} weeks|the child never has to appear}.
g gp-child-advisory | {Children reviewed|A youth panel rewrote} the {complaints form|information sheet}, {which went from {n:6-12} pages to one|and the number of complaints received has doubled}.
l | {Information must come several times|One leaflet at the police station is not enough}: {families take it in later|nobody reads it on the first day}.
r rc-law-reform | {Reparation|State compensation} should {not depend on|be independent of} {a conviction|identification of the person responsible}.
# helpline
d | The helpline {answers|is reached by} a {free number|short number} {around the clock|from 8 a.m. to {10 p.m.|midnight}}, {by telephone, chat and e-mail|and since {year} also by chat}.
d gp-hotline-partnership | It is {run|operated} by {a non-governmental organisation|a foundation} under {a contract with|an agreement with} {ministry} {worth {amount} a year|renewed every three years}.
d | {It received|There were} {n:12-190} thousand {contacts|calls and chats} in {year}, {about {n:3-12} per cent of them concerning the internet|a third more than the year before}.
d | {n:10-90} {counsellors|trained volunteers} {work in shifts|are on duty}, {after {n:40-120} hours of training|supervised by psychologists}.
d | {A memorandum|An agreement} with {police and social services|the hotline} {regulates referral|sets out when and how a case is passed on}.
d | {The service is available|Counselling is offered} in {n:2-6} languages, {and in sign language by video|including those of minorities}.
n | {There is no helpline for children|A helpline closed in {year} when the project ended}; {the emergency number|a line for adults} {receives such calls|is used instead}.
x gap-funding | {Public funding covers|The grant pays for} {n:30-70} per cent of costs, {the rest is raised from donations|and night hours had to be given up}.
x ch-backlog | {One call in {two|three|four}|About {n:20-55} per cent of chats} {cannot be answered|remains unanswered} {in the evening|at peak hours}.
x ch-awareness | {Few children|Children in rural areas} {know the number|have heard of it}, {and adults confuse it with the hotline|and posters in schools date from {year}}.
x gap-training | {Volunteers|Counsellors} {feel unsure|ask for more training} when {the question concerns the internet|platforms are involved}.
x gap-procedures | {There is no written agreement|Referral is informal} {with police and social services|on what happens after a call}, {and feedback is rare|so counsellors do not learn what came of it}.
x ch-turnover | {Volunteers stay|Counsellors stay} {n:8-20} months on average, and {recruitment never stops|training has to be repeated each season}.
p | {Chat|Text messaging} will be {extended to the night|introduced} in {next-year}, {with {n:6-20} more counsellors|paid for by telephone companies}.
g gp-school-programme | {Counsellors visit schools|School visits by counsellors} {before exams and holidays|in the {fifth|sixth} year}: {calls from the places visited double|children call someone whose voice they know}.
l ls-children-voice | {Children prefer to write, and the line that only answered calls reached fewer each year|Young people asked for chat, which doubled the number of contacts}.
r rc-budget-line | Helplines should be {treated as essential services|part of the state budget} with {at least three-year contracts|a fixed share of the telecommunications levy}.
`);
