import { parseStock } from '../stock.ts';

export const EN_POLICY = parseStock('en', 'policy', `
# governance
d gp-multiagency | The committee {was set up by decree|was established by a decision of the cabinet} in {year} and brings together {n:7-18} ministries and agencies, {two|three|four} civil society organisations and {one|two} {observers from industry|academic experts}.
d | It {meets|is convened} {every quarter|twice a year|every two months}, with {n:2-5} working groups that {prepare decisions|meet more often} on {prevention|services|legislation|data}.
d | {ministry} chairs the committee and {ministry-b} provides the secretariat; the chair {rotates every two years|is held at the level of deputy minister}.
d | {The terms of reference were revised|Its mandate was extended} in {year} so that it also covers {the digital environment|cooperation with companies|the follow-up of recommendations}.
d | The committee {adopts|approves} an annual work plan, and {its minutes are published|its members report on progress at each meeting}.
d | {At regional level|In each province} a smaller council {mirrors|repeats} its composition and {reports to it|sends it an annual summary}.
d | {Decisions are taken by consensus|The committee advises, it does not decide}, and matters that cannot be settled are {referred to the cabinet|taken to the minister}.
d | {The ombudsperson for children|The data protection authority} {takes part as an observer|has a standing invitation}, which has {raised the quality of the debate|helped with sensitive questions}.
n gap-mandate | There is no national committee: {a council for the rights of the child|the child protection board} {touches upon the subject|deals with it once a year}, but it has no mandate for the digital environment.
n | {An informal group|A technical round table} of {n:5-12} institutions {meets|exchanges information} when {a concrete question arises|a report is due}.
n ch-coordination | {Each ministry follows its own plan|Coordination depends on personal contacts}, as no body has been {created|designated} for the purpose.
x ch-coordination | It was {difficult|a challenge} to {agree on|settle} which ministry should chair the committee, and {the question was reopened twice|the decision took {n:8-30} months}.
x ch-turnover | {Members change|Representatives are replaced} so often that {decisions are not followed up|each meeting begins with introductions}.
x gap-mandate | The committee {can recommend but not decide|has no power to ask for reports}, so that {its conclusions are not binding|ministries may ignore its plan}.
x ch-priorities | Meetings were {suspended|held online only} {during the pandemic|for most of 2020}, and {participation has not recovered|some members have not come back}.
x gap-funding | The secretariat {consists of one person|has no budget of its own}, and {travel for regional members|the cost of studies} cannot be {paid|covered}.
p | {A decree|A regulation} giving the committee {a legal basis|a permanent secretariat} is {expected|due to be issued} in {next-year}.
p | The composition will be {reviewed|enlarged} in {next-year} to bring in {industry|young people|the regions}.
g gp-multiagency | The {joint|mixed} secretariat, with staff seconded by {ministry} and {ministry-b}, has {ended rivalry|made cooperation a habit}.
g gp-data-dashboard | A {progress table|traffic-light report} is on the agenda of every meeting, and {members explain delays themselves|red items are taken to the minister}.
g gp-child-advisory | Two seats on the committee are {held|filled} by {young people|representatives of the youth parliament}, with a {mentor|person of trust} to prepare them.
l ls-political-will | The committee {gained weight|began to work} when {the prime minister|a deputy prime minister} took the chair {once a year|in {year}}.
l ls-early-involvement | {Local authorities|Prosecutors} should have been {members|at the table} from the first day, since {they carry most of the work|many actions fell to them}.
r rc-guidance | {Model terms of reference|Examples of mandates} for such committees would {help countries that are starting|save much discussion}.
# strategy
d | The {strategy|national plan} covers {the years {n:2017-2019} to {n:2023-2026}|five years} and has {n:4-7} {pillars|strategic goals}, with {n:25-90} {actions|measures}.
d | It is {structured along|built on} the capabilities of the Model National Response, {with some changes of wording|adapted to national institutions}.
d | {ministry} is {responsible for|in charge of} implementation and {publishes|presents} a progress report {every year|every second year}.
d | {Online protection is|The subject is} {a chapter of|part of} the general {strategy on violence against children|cyber security strategy}, with its own {targets|indicators}.
d | Of the {n:40-90} measures {foreseen|planned}, {n:20-38} were completed by {the end of 2020|the mid-term review}.
d | {An implementation plan|A costed action plan} names for each measure {the body responsible, a date and a cost|an owner and an indicator}; the total comes to {amount}.
d ls-early-involvement | {More than {n:80-400} people|Some {n:20-60} organisations} {took part in|contributed to} the consultation, and {children were asked in separate workshops|comments were published with replies}.
n | {No strategy has been adopted|There is no policy document} on the subject; {single actions appear|a few measures are mentioned} in {the plan on violence against children|the digital agenda}.
n ch-legislative-delay | A {draft strategy|first draft} {exists|was completed in {year}} and {awaits approval|has been with the cabinet since then}.
n ch-priorities | The {previous plan|last strategy} {expired|came to an end} in {year} and has not been {renewed|replaced}, as {other plans were given priority|the evaluation has not been completed}.
x gap-funding | The strategy was adopted {without a budget|with indicative costs only}, and {half of the measures|most local measures} {could not be started|were postponed}.
x ch-coordination | {Overlaps|Contradictions} with {n:3-7} other strategies ({crime prevention, health, digital skills|family policy, cyber security, schools}) {cause confusion|make reporting burdensome}.
x gap-data | {Targets were set without a baseline|There was no baseline}, and progress {cannot be measured|is described in words only}.
x ch-tech-change | {A five-year plan ages quickly|What was written in {year} is partly out of date}: {new services|live streaming and games|encrypted services} are not mentioned.
p | {The next strategy|A successor plan} is {being drafted|under consultation}, and {should apply|will run} from {next-year}.
p rc-budget-line | The new plan will be {costed|linked to the medium-term budget}, which was {not the case before|missing in the last one}.
g | A {one-page|short} version for {municipalities|schools and parents} was {printed|distributed} in {n:2-6} languages, and it is {read more than the strategy itself|much used}.
g gp-multiagency | Each goal has {a pair of owners|two lead institutions}, one from {government|the centre} and one from {civil society|the regions}, who {report together|sign the progress report jointly}.
l ls-sustained-funding | {A short plan with money|A plan of ten measures that are paid for} is {better|more useful} than {a long one without|one of ninety that are not}.
l ls-evaluate | {Indicators should be few|The number of indicators should be kept small} and {tied to data that already exist|agreed with those who must collect them}.
l ls-early-involvement | {Consulting children|Asking practitioners} before the text was written {changed three of the goals|brought questions that had been overlooked}.
r rc-budget-line | {No strategy|Strategies} should {be adopted without|come with} {a budget|a costed plan} and a {named person|body} responsible for each goal.
# research
d | {A national survey|A household survey} of {n:1000-4000} children aged {9|10|12} to 17 was {carried out|completed} in {year} by {the statistical office|a university} and {financed|commissioned} by {ministry}.
d | {Research is|Studies are} {carried out|coordinated} by {a national observatory|a research centre attached to {ministry}}, which has {n:4-16} staff and publishes {n:2-7} reports a year.
d | {The police|The hotline} {=publish|publishes} annual {statistics|figures} on {reports received|cases registered}, and {ministry} analyses {trends|regional differences}.
d | {A situation analysis|A mapping of services} was {completed|published} in {year} and will be {repeated|updated} {every three years|in {next-year}}.
d | {The Disrupting Harm study|An international study} covered the country {with support from partners|in {year}}, and its findings were {discussed|presented} in {parliament|a national workshop}.
d | {n:3-9} universities {form|belong to} a network that {meets yearly|exchanges data} and {advises|reports to} {ministry}.
d gp-data-dashboard | {Data from police, courts, hotline and helpline|Four administrative sources} are {brought together|combined} once a year in {a statistical bulletin|one report}.
n gap-data | {No national study|No research of this kind} has been {carried out|financed}; {figures come from|what is known comes from} {the police and the press|single case files}.
n gap-data | {The latest data are from {year}|The only survey dates from {year}} and did not {ask about|cover} the internet.
n gap-staff | {Neither the statistical office nor the universities|No institution} {=have|has} {staff|a team} for this {subject|field}.
x gap-data | {Police and court statistics|Administrative data} {use different categories|cannot be linked}, so that {a case cannot be followed from report to judgment|totals do not agree}.
x ch-data-sharing | {Researchers wait|It takes} {n:6-18} months {for|to obtain} {access to files|permission to use data}, {even where names have been removed|for reasons of confidentiality}.
x gap-funding | {Surveys are expensive|A representative survey costs about {amount}} and {are paid for by partners|there is no money for a second round}.
x | {Ethical approval|The consent of parents} is {rightly demanding|a long process}, and {few committees have experience with the subject|delays fieldwork by up to {n:4-12} months}.
x ch-language | {Children in institutions|Children with disabilities|Children out of school} are {missing from|not reached by} {the samples|all surveys so far}.
p rc-data-system | {A first|The next} national {survey|study} is planned for {next-year}, with {questions agreed with|the same questionnaire as} {neighbouring countries|partners in the region}.
p | {A research agenda|A list of priority questions} will be {agreed|drawn up} with {universities and practitioners|the observatory}.
g gp-data-dashboard | {Every report ends with|Each study is followed by} {a meeting with those who must act|a two-page note for decision makers}, {which is why|and} recommendations {are taken up|do not gather dust}.
g gp-regional-exchange | The questionnaire was {shared with|taken over from} {n:2-6} countries in the region, {which makes comparison possible|and results can be compared}.
l ls-evaluate | {Small studies repeated every year|Simple surveys} {tell more|are of greater use} than {one large survey|a single large study} {that is never repeated|ten years ago}.
l ls-children-voice | {Young co-researchers|A panel of adolescents} {improved the questions, which adults had worded badly|helped to interpret the findings, which adults had misread}.
r rc-data-system | {An agreed set of indicators|A short list of common indicators} should be {offered|recommended} by the Alliance to all its members.
# legislation
d | The {penal code|criminal law} was {amended|revised} in {year}, and the {definitions|age limits} were brought into line with {the Lanzarote Convention|the Optional Protocol|international standards}.
d | {The child protection act|The law on electronic communications} of {year} {sets out|contains} {duties for providers|rules on the preservation of data|measures for child witnesses}.
d | {A comprehensive law|A single law} {was passed|entered into force} in {year} and {replaced|brought together} provisions from {n:3-8} {acts|texts}.
x gap-law-outdated | {Definitions|Several definitions} in the {penal code|law} {date from before the internet|go back to the {1980s|1990s}} and do not {mention|cover} digital {material|means}.
x gap-law-outdated | {Some forms of conduct|Preparatory conduct online|Live streaming} {=are not separate offences|is not a separate offence|is not named in the law}, and {prosecutors must rely on general provisions|courts interpret the text differently}.
x gap-isp-duty | {Providers|Internet service providers} are {not obliged|under no duty} to report, and {retention periods are short|data may be deleted after a few {days|weeks}}.
x gap-isp-duty | {The law does not say|It is not laid down} {how soon|within what time} {companies|providers} must {answer requests|remove material}.
x ch-legislative-delay | The {bill|reform} was {tabled|introduced} in {year} and {lapsed with the end of the legislature|has been amended so often that it must be read again}.
x ch-legislative-delay | {Discussion in parliament|The debate} {turned on|was dominated by} {privacy|penalties}, and {the preventive part was left out|agreement took {n:2-6} years}.
x ch-cross-border | {Jurisdiction over|Rules on} services {hosted|based} abroad {is unclear|are missing}, and {extraterritorial provisions|mutual assistance treaties} {are rarely used|date from another age}.
x gap-procedures | {The law is adequate but|Good provisions exist, yet} {implementing regulations|by-laws} {have not been issued|are missing}, so that {courts differ in practice|nothing changes on the ground}.
x gap-training | {Practitioners|Many judges and lawyers} {do not know|are not familiar with} the amendments of {year}.
x | {Customary law|Legislation of the federal states} {differs|stands beside national law}, and {harmonisation|alignment} {is slow|needs patience}.
x gap-law-outdated | {The age of consent and the definition of a child|Age limits} {are not the same in all laws|differ between laws}, which {leads to gaps|creates uncertainty}.
p rc-law-reform | {A bill|An amendment} on {providers’ duties|child-friendly procedure|background checks} {will be submitted|is to be presented} to parliament in {next-year}.
p rc-law-reform | {A law commission|An expert group} is {comparing|reviewing} national law {article by article|in detail} against {international standards|the Luxembourg Guidelines and the Lanzarote Convention}.
g | {Before the vote|During the drafting}, {police, prosecutors and hotline staff|practitioners} {tested the draft against {n:10-40} anonymised files|commented on every article}, which {brought several gaps to light|avoided later amendments}.
g gp-multiagency | {An article-by-article commentary|A practical guide to the law} was {written jointly by|agreed between} {ministry} and {the bar association|the judicial school} and {is available online|was sent to all courts}.
l ls-early-involvement | {Hearing industry early|Talking to providers before the draft was made public} avoided {a long dispute|resistance in committee}.
l | {Laws that name a technology|Provisions tied to one technology} {age within a few years|are soon out of date}; {neutral wording|a wording that is neutral as to means} lasts.
r rc-law-reform | {Providers|Companies} should be {obliged by law|under a statutory duty} to {report|keep data for at least {n:6-12} months|answer within {24|48|72} hours}.
r rc-cooperation | {Harmonised definitions|Common definitions} {across the region|between neighbouring countries} would {make mutual assistance easier|save much time}.
`);
