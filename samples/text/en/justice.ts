import { parseStock } from '../stock.ts';

export const EN_JUSTICE = parseStock('en', 'justice', `
# enforcement
d gp-specialised-unit | {A specialised unit|A dedicated unit} {was created|has existed} within the {criminal police|cyber crime directorate} {since|in} {year}, with {n:8-70} {officers|staff, among them analysts and psychologists}.
d | {Contact points|Trained officers} {exist|have been named} in {all {n:6-24} regions|every regional directorate}, and {the central unit supports them|cases of some size go to the centre}.
d | {Officers|Members of the unit} {follow|receive} {40|60|80|120|160} hours of training in the first year, {then a yearly refresher|part of it abroad}.
d | {Psychological support|Supervision} is {compulsory|offered} for {all staff|everyone in the unit} {every {n:2-6} months|twice a year}.
d | The unit {works closely|cooperates} with {Europol and INTERPOL|INTERPOL and regional partners}, and {has liaison officers in {n:2-6} countries|took part in {n:2-9} joint operations in {year}}.
d | {Cases are sorted|Incoming reports are prioritised} according to {a written matrix|risk to children}, {within|usually in less than} {24|48|72} hours.
n | {General cyber crime officers|Two investigators in the cyber crime section} deal with these matters {beside other duties|as one task among many}.
x gap-staff | The unit {has|counts} {n:4-15} {posts|officers} for {a country of this size|some {n:900-9000} reports a year}, of which {two|three|four} are vacant.
x ch-backlog | {The number of reports|The volume of referrals} {has grown by {n:40-180} per cent since {n:2015-2018}|has doubled within a few years}, and {examination of equipment takes {n:4-14} months|a backlog of {n:200-1400} devices has built up}.
x gap-training | {Regional officers|Front-line police} {receive|have had} {half a day of training|no training on digital evidence}, and {mistakes at the beginning cannot be repaired|first steps are sometimes missed}.
x ch-turnover | {Experienced investigators|The best analysts} {leave for the private sector|are promoted to other sections} after {two|three} years, {as there is no career path|taking their knowledge with them}.
x ch-tech-change | {Encryption and new applications|New services} {require|call for} {tools|skills} that {are bought too late|the procurement rules do not foresee}.
x gap-funding | {Licences|Equipment and licences} cost about {amount} a year and {depend on|are paid from} {project money|a fund that ends in {next-year}}.
p | {n:5-40} {additional posts|new officers} {have been approved|are to be recruited} for {next-year}, {half of them civilians|with a focus on analysis}.
p | {A second unit|Regional teams} will {be opened|start work} in {next-year}, {closer to the rural districts|with mobile equipment}.
g gp-specialised-unit | {Investigators and social workers share an office|A social worker sits in the unit}, so that {the child is contacted with care|families have one person to turn to}.
g gp-training-curriculum | {A handbook|An e-learning course} for {first responders|all police recruits} was {developed|introduced} in {year} and {has been completed by {n:900-6000} officers|is part of the basic course}.
l ls-build-on-existing | {Strong general cyber crime skills|A good central laboratory} {=are the base|comes first}: {a specialised unit cannot stand alone|specialisation builds upon them}.
l | {Care for staff|Psychological support} {is not a luxury|pays for itself}: {sick leave has fallen|people stay longer}.
r rc-training | {Every police school|Basic police training} should {include|have} a {module|unit} on {digital evidence and on speaking with children|the first hours of a case}.
# judiciary
d | {Specialised prosecutors|Contact prosecutors} {have been appointed|exist} in {n:4-20} {districts|offices}, and {a coordinator sits in the prosecutor general’s office|they meet twice a year}.
d gp-training-curriculum | The {judicial school|judicial academy} {offers|holds} a course of {two|three|five} days {every year|since {year}}, attended so far by {n:60-900} {judges and prosecutors|magistrates}.
d | {Guidelines|Recommendations} on {digital evidence|hearing children} were {issued|published} in {year} by {the supreme court|the prosecutor general}.
d | {Children are heard once|Recorded interviews are accepted as evidence}, in {a room set up for the purpose|one of {n:6-30} child-friendly rooms}, {by a trained interviewer|without meeting the accused}.
d | {Specialised chambers|Family and juvenile courts} {hear|deal with} {such cases|these matters} {in the larger cities|at first instance}.
n gap-training | {Judges and prosecutors|Members of the judiciary} {receive no special training|are not specialised}; {knowledge depends on personal interest|the subject is not taught at the judicial school}.
n | {There are no specialised courts|Cases go to general courts}, and {no contact points have been named|experience remains with individuals}.
x gap-training | {Courses are voluntary|Attendance is voluntary} and {those who come know the subject already|judges of the higher courts seldom attend}.
x ch-turnover | {Rotation|The system of rotation} {every {n:2-4} years|between chambers} means that {specialised knowledge is lost|those trained move to other matters}.
x ch-backlog | {Cases take|Proceedings last} {n:14-40} months on average, {which weighs on children and families|and expert opinions are a bottleneck}.
x gap-procedures | {Rules on electronic evidence|Practice in hearing children} {=differ|differs} from one court to the next, {as there are no binding guidelines|in spite of the guidelines}.
x gap-rural | {Child-friendly rooms|Video equipment} {exist in the capital and {two|three|four} other cities only|are missing in smaller courts}.
x gap-staff | {There are|The country has} {n:3-14} {specialised prosecutors|trained prosecutors}, who {cannot be present in all hearings|also handle other files}.
p rc-training | {A compulsory module|A certified course} for {new judges and prosecutors|all juvenile judges} {starts|will begin} in {next-year}.
p | {The supreme court|The judicial council} {is preparing|has announced} {guidelines on electronic evidence|a practice direction} for {next-year}.
g gp-specialised-unit | {A network of contact prosecutors|A pool of specialised judges} {answers colleagues’ questions within a day|shares model orders and decisions} {on a protected platform|by a mailing list}.
g gp-training-curriculum | {Police, prosecutors and judges are trained together|Joint training of all professions takes place} {on real files made anonymous|with moot hearings}, {which has removed many misunderstandings|so that each understands what the others need}.
l | {Peers convince peers|Judges listen to judges}: {courses given by colleagues|trainers from the bench} {are accepted|had far more effect than outside experts}.
r rc-training | {Specialisation|Initial and continuous training} of {judges and prosecutors|the judiciary} should be {laid down by law|required before such cases are assigned}.
# offenders
d | {A risk assessment|An individual assessment} is {made|carried out} {before release|at the start of the sentence}, with {a validated instrument|tools adapted to national conditions}.
d | {Probation officers|The probation service} {=follow|supervises} {persons convicted|those released} for {n:2-10} years, {together with police and health services|under conditions set by the court}.
d gp-multiagency | {Case conferences|Multi-agency panels} {bring together|unite} probation, police, {health|housing} and child protection {every month|for each high-risk case}.
d | {Treatment programmes|Group programmes} are {available|offered} in {n:3-20} {prisons|institutions}, with {n:12-90} places.
n | {There is no system|No system exists} for {following persons after release|the management of persons convicted}; {supervision ends with the sentence|probation does not exist in law}.
n gap-mandate | {Neither police nor prison service|No authority} is responsible once {the sentence has been served|a person is released}.
n gap-law-outdated | {A register was proposed|The question of a register was raised} in {year}, but {the legal basis is missing|data protection questions were not resolved}.
x gap-staff | {Each probation officer|One officer} {is responsible for|follows} {n:60-180} persons, which {allows little more than an interview a month|is several times the recommended number}.
x ch-data-sharing | {Prison, probation and police|The services} {keep separate files|may not exchange assessments}, and {information is lost on release|changes of address go unnoticed}.
x gap-services | {Treatment|Therapeutic help} is {available in one institution only|not available outside the capital}, and {there are waiting lists|few therapists accept such referrals}.
x gap-procedures | {Written standards|Common standards} for {supervision|assessment} {are missing|have not been adopted}, {each region works in its own way|so that practice depends on the officer}.
x ch-cross-border | {Information on convictions abroad|News of travel plans} {arrives late|is not exchanged systematically} between {neighbouring countries|states}.
p rc-law-reform | {A law on probation|Legislation on supervision after release} is {being drafted|before parliament} and {should enter into force|may be adopted} in {next-year}.
p | {A pilot|Electronic monitoring} with {n:20-120} participants {begins|is planned} in {next-year}, {with support from a twinning partner|to be evaluated by a university}.
g gp-multiagency | {Information sharing is written into the law|A protocol allows the services to share what is needed}, {with clear limits|under judicial control}, {and works well|which has closed a long-standing gap}.
l ls-build-on-existing | {General probation work must function first|A special scheme needs an ordinary probation service to lean on}; {special programmes come afterwards|where it was missing the pilot failed}.
r rc-cooperation | {Exchange of information on convictions|A simple channel for notices} {between countries|within the region} should be {made routine|set up}.
# tools
d | {Hash lists|Image comparison tools} and {specialised software|analysis tools} {are in use|have been in use since {year}}, and {n:5-40} officers {are trained|hold a certificate}.
d | {New equipment|The laboratory} was {renewed|set up} in {year} at a cost of {amount}, {with support from partners|from the state budget}.
d | {Requests to|Dealings with} foreign {companies|authorities} {are handled by|pass through} {a single point of contact|a central office} that is {reachable at all hours|staffed by {n:3-8} people}.
d | {Referrals from abroad|Reports sent by partner organisations abroad} are received {electronically|through a secure channel} and {entered automatically|sorted the same day}.
n | {Specialised tools are not available|There are no specialised tools}; {material is examined by hand|officers use freely available software}.
n gap-funding | {The purchase of tools|A tender for software} was {planned|announced} in {year} but {cancelled for lack of funds|not completed}.
x gap-funding | {Licences are expensive|Licence fees take most of the budget} and {have to be renewed yearly|are quoted in foreign currency}.
x gap-training | {Only {two|three|four} officers|Few officers} {know how to use|are certified for} the tools, and {when one of them is away work stands still|there is no one to train others}.
x ch-data-sharing | {The legal basis for|Rules on} {transferring data abroad|comparing images} had to be clarified with the data protection authority, which {took {n:1-4} years|delayed the connection}.
x ch-tech-change | {Storage|Computing power} {does not keep pace|falls short}: {the volume per case has grown tenfold|examining one file now takes weeks}.
x ch-cross-border | {Answers from companies abroad|Replies to requests} {come late|take {n:3-11} months} or {not at all|are refused on formal grounds}.
p | {An upgrade of the laboratory|Purchase of {n:3-15} work stations} is {planned|budgeted} for {next-year}.
p rc-cooperation | {Direct electronic exchange|A secure connection} with {n:2-6} {partner countries|neighbouring countries} will be {tested|introduced} in {next-year}.
g gp-regional-exchange | {A regional hub|Two countries together} {=shares|share} licences and {experts|a training room}, which {smaller countries could not afford alone|has cut costs by about a third}.
l ls-sustained-funding | {Tools without trained people|Equipment alone} {=change nothing|was of little use}; {a budget for training and renewal belongs to every purchase|maintenance has to be planned with the purchase}.
r rc-cooperation | {Access to|Licences for} {shared tools|international tools} should be {subsidised|made available free of charge} for {countries with small budgets|low-income countries}.
# database
d | The national database {was set up in {year}|has been in operation since {year}}, holds {entries|hash values} from {all regional units|police and hotline} and is {hosted|run} by {ministry}.
d | {It is linked|It has been connected} to {international databases|the hotline}, so that {the same file need not be viewed twice|duplicates are recognised}.
d | {Access is limited|Only authorised users have access}: {n:6-60} {users|officers} {hold an account|are certified}, and each {search|access} is {logged|audited twice a year}.
d | {Classification|The scheme used} follows {an international scheme|INTERPOL’s baseline}, which {eases exchange|makes exchange with other countries possible}.
d | {The legal basis|Its legal basis} is {a regulation of {year}|section {n:3-40} of the police act}, with {retention periods|reviews by the data protection authority}.
x ch-data-sharing | {Regional units|Some units} {still keep their own lists|send entries late}, {for technical reasons|since their systems are not compatible}.
x gap-staff | {One person|Two people} {=maintains|look after} the database, {beside case work|and there is no deputy}.
g gp-data-dashboard | {Common rules of classification|Agreed categories} {between police and hotline|for all regions} {have halved the time needed|spare staff from viewing the same file twice}.
`);
