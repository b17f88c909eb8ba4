import { parseStock } from '../stock.ts';

export const EN_SOCIETY = parseStock('en', 'society', `
# hotline
d | Reports can be made {anonymously|without giving a name} {by web form and telephone|on line, in {n:2-5} languages}, and {are examined by {n:3-12} analysts|each is looked at within {12|24|48} hours}.
d | {In {year}|Last year} the hotline {received|handled} {n:2-60} thousand reports, {of which about a fifth were passed to the police|{n:15-45} per cent of them actionable}.
d gp-hotline-partnership | {A cooperation agreement|A protocol} with the {police|prosecutor general} {protects analysts|gives analysts legal certainty} and {sets the time limits|describes the exchange of information}.
d | {It is financed|Funding comes} from {the state budget and membership fees of providers|a grant of {amount} and contributions from industry}.
d | {The portal is part of|It belongs to} the national {safer internet centre|cyber security centre}, {together with helpline and awareness work|which also runs campaigns}.
d | {Content hosted in the country|National content} is {usually removed|as a rule removed} within {6|12|24|48|72} hours of {notice|the notice being sent}.
n | {There is no hotline|No reporting portal exists}; {reports go to|people report to} {the police emergency number|local police stations}, {in person in most cases|and seldom anonymously}.
n gap-funding | {A portal was designed|A pilot portal was tested} in {year} {with a partner organisation|with help from abroad} but {no institution took over the cost|closed after {n:8-20} months}.
x ch-awareness | {The portal is little known|Few people know the portal}: {a survey of {year} found {n:6-28} per cent|most reports come from the capital}, {and people fear that reporting brings trouble|and many think that it is part of the police}.
x gap-staff | {{Two|Three} analysts|A small team of analysts} {=must deal with|handles} {n:3-30} thousand reports, {and leave cannot be covered|under heavy strain}.
x gap-mandate | {Analysts have no legal protection|The legal position of analysts} {=when they examine a report|is uncertain}, {which limits what they can do|and a change of the law was asked for}.
x ch-short-funding | {European|External} co-funding {covers|pays} {half|two thirds} of the cost and {is decided every {two|three} years|ends in {next-year}}.
x ch-private-sector | {Smaller hosts|Some hosting companies} {do not react|ask for a court order} when {notified|a notice is sent}, {and there is no penalty|citing their terms of service}.
p | {A new form for mobile telephones|A simpler reporting form} {designed with young people|in {n:2-6} languages} {goes on line|will be ready} in {next-year}.
g gp-hotline-partnership | {Police and hotline|Hotline and prosecutors} {meet each month|exchange staff for two weeks a year} to {review files|agree on priorities}, {which has built trust|with clear benefits on both sides}.
l ls-industry-trust | {Regular feedback to providers|Telling companies what became of a notice} {shortened removal times|improved cooperation more than reminders did}.
r rc-cooperation | {Small countries|Countries without a hotline} {should be able to|could} use {a shared portal|a regional portal} {in their own languages|run under common standards}.
# education
d gp-school-programme | {Online safety is part of the curriculum|The subject is taught} from {the first|the third|the fifth} year {in all schools|in {n:40-95} per cent of schools}, {n:4-14} lessons a year.
d | {The programme reaches|Last year it reached} {about {n:30-900} thousand pupils|{n:200-4000} schools}, {n:2-60} thousand parents and {n:2-20} thousand teachers.
d | {Materials|Lesson plans} {were written with teachers|are free on line} and {renewed every {two|three} years|exist for three age groups}.
d | {Trained police officers|Peer educators aged 15 to 18|School psychologists} {visit schools|lead sessions}, {always together with the class teacher|at the request of schools}.
d | {ministry} {is responsible|leads}, with {ministry-b} and {n:2-9} {organisations|partners} {carrying out|in charge of} {campaigns|work with parents}.
d | {A campaign|Safer Internet Day} {each February|every year} {is used to|serves to} {present new materials|reach parents through radio and employers}.
n | {There is no national programme|No national programme exists}; {single schools and organisations|individual teachers} {offer lessons|organise talks} {on their own initiative|when a problem has come up}.
n gap-funding | {A curriculum was written|Materials were prepared} in {year}, but {printing and teacher training|distribution} {were not funded|stopped after the pilot in {n:10-60} schools}.
x gap-training | {Teachers feel|Many teachers feel} {less at home on line than their pupils|unsure how to answer questions}, {and training days are few|and a half-day course is all that is offered}.
x gap-rural | {Schools without a connection|Rural schools} {receive printed sheets at best|are left out}, {although children use telephones outside school|some {n:15-60} per cent of all schools}.
x ch-awareness | {Parents are hard to reach|Few parents come to evenings}: {those who come are already convinced|working hours and language are obstacles}.
x ls-evaluate | {Whether the programme has an effect|What children keep of it} {is not known|has not been measured}; {only the number of sessions is counted|an evaluation is planned but not funded}.
x ch-priorities | {The timetable is full|Schools are asked to teach ever more subjects}, and {the lessons are dropped first|head teachers decide whether they take place}.
x ch-language | {Children with disabilities|Pupils who speak another language at home} {are not served by the materials|find little in a form they can use}.
p rc-training | {All new teachers|{n:2-30} thousand teachers} will {be trained|follow an online course} by {next-year}, {with a certificate|as part of their regular training}.
p | {The programme|The curriculum} will be {extended to kindergartens|revised with young people} {in {next-year}|before the school year {next-year}}.
g gp-school-programme | {Teaching by older pupils|Peer education}, {prepared during a weekend course|with a teacher in the background}, {is trusted|reaches pupils whom adults do not}, {and some {n:40-400} schools take part|and costs little}.
g gp-school-programme | {A national online safety week|A competition for school projects} {with materials for each age|supported by local radio} {has become a tradition|drew {n:100-900} entries in {year}}.
l ls-children-voice | {Lessons built on fear do not work|Warnings alone were not heard}; {pupils asked for practical advice|what helps is knowing whom to turn to}.
l ls-evaluate | {Before-and-after questions|A short test before and {n:3-12} months after} {showed which lessons had no effect|led to {three|four} modules being rewritten}.
r rc-training | {Digital safety|Work with parents} should be {part of teacher training|compulsory in initial teacher education} {everywhere|at every level}.
# participation
d gp-child-advisory | {A youth council|A children’s parliament} with {n:15-80} members aged {10|12|13} to 17 {meets {two|three|four} times a year|has existed since {year}} and {is heard on drafts|hands its proposals to the minister}.
d | {Children are consulted|Consultations are held} {when strategies are drafted|before each new plan}, {on line and in workshops in {n:3-12} regions|with support from civil society}.
d | {A report on|The reply to} {their proposals|what children said} is {published in plain language|given within {n:2-6} months}, {with reasons where they were not followed|and shared with schools}.
d | {The safer internet centre|{ministry}} {runs|supports} a youth panel that {tests materials and reporting forms|advises companies too}.
d | {Participation is laid down|The right to be heard is set out} in the {child act|law on children} of {year}, {with a duty to report on it|and in guidelines for ministries}.
n | {Children are not consulted|There is no regular consultation} {on this subject|at national level}; {school councils|local youth clubs} {discuss other matters|exist in some towns}.
n gap-procedures | {No procedure|No guideline} says {how children should be involved|when children are to be heard}, {and it depends on the organisers|so that it happens by chance}.
x ch-awareness | {Adults doubt|Some institutions doubt} that {children can speak about this subject|it is suitable for children}, {and parents hesitate to give consent|and prefer to leave it aside}.
x gap-rural | {Those consulted|Council members} {come from the cities|are good pupils from the capital}, {while children in care or out of school|and children with disabilities} {are missing|have not been reached}.
x gap-procedures | {Children gave their views but received no answer|What became of proposals is not reported}, {which disappoints|so that fewer take part the second time}.
x gap-funding | {Travel, facilitators and accompaniment|Safe and well prepared participation} {=cost money|needs a budget} that {plans do not foresee|exists only for single events}.
x gap-training | {Facilitators|Officials} who {can lead such talks with care|know how to work with children} {are few|are hard to find}.
p | {A permanent advisory group|A children’s advisory board} {is to be formed|will start} in {next-year}, {with members drawn by lot|half from rural schools}.
g gp-child-advisory | {Members choose the topics themselves|The agenda is set by the young members}, {and ministers come to them|with officials invited as guests}, {which changed the tone|and attendance has stayed high}.
l ls-children-voice | {Feedback is the heart of it|Children accept a no with reasons}: {they stop coming when nothing is heard afterwards|it matters more than the event itself}.
r rc-guidance | {Ethical guidelines|A short guide} on {consulting children safely|taking part on this subject} {would be of great help|should be annexed to the model}.
# offender-support
x gap-services | {No service|Hardly any service} {is open to people who seek help before any offence|offers confidential advice}, {and doctors do not know where to refer|outside one clinic in the capital}.
x ch-awareness | {The subject is avoided in public|Public opinion finds it hard to accept} that {prevention of this kind protects children|money is spent on such services}, {and politicians hesitate|so services keep a low profile}.
x gap-staff | {Only {n:2-9} therapists|A handful of specialists} {in the country|nationwide} {work in this field|are trained}, and {waiting lists are closed|a wait of {n:3-10} months is usual}.
x gap-mandate | {Health and justice|Two ministries} {each consider the other responsible|have not agreed on who should pay}, {for prevention before a conviction above all|and the pilot was not continued}.
x gap-law-outdated | {Duties to report|Rules on professional secrecy} {are unclear|make therapists cautious}, {so that people who want help stay away|and legal advice was asked for in {year}}.
x ch-short-funding | {The service for young people|The anonymous line} {is a project until {next-year}|lives on a grant of {amount}}, {and renewal is uncertain|with no successor in sight}.
n gap-services | {No such systems exist|There is no support of this kind}; {prisons offer general counselling|families turn to private practice}, {if at all|where they can pay}.
n ch-priorities | {It has not been a priority|The matter has not been taken up}: {services for children come first|resources go to victims and police}.
p | {An anonymous help line|A web-based self-help programme} will be {adapted from a partner country|tested} in {next-year}, {with a university clinic|by the health service}.
p | {Guidelines for schools and families|A programme for young people} {=on early signs|with harmful behaviour} {=are being prepared|is to start} in {n:2-6} regions.
g gp-hotline-partnership | {An anonymous line|Online self-help} {run by a clinic|staffed by therapists} {answers {n:300-2500} contacts a year|has been evaluated with good results}, {and shows that people do seek help|at modest cost}.
l ls-build-on-existing | {Attached to an ordinary clinic|Within general mental health care}, the service {met less resistance|was more easily accepted} than {under a name of its own|a separate office}.
r rc-cooperation | {Programmes that work|Tested online programmes} should be {translated and shared|made available in more languages} {rather than invented anew|at low cost}.
`);
