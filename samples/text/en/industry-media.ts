import { parseStock } from '../stock.ts';

export const EN_INDUSTRY_MEDIA = parseStock('en', 'industry-media', `
# takedown
d | {Notices are sent|A notice goes} by {the hotline|a police unit} to the {host|provider}, which must {act without delay|remove the material within {12|24|48|72} hours}, {and the regulator monitors compliance|under the act of {year}}.
d | {Blocking lists|A list kept by the police} {=are|is} {used by all {n:3-9} large providers|updated every day}, and {an independent panel|a judge} {reviews entries twice a year|hears complaints}.
d gp-industry-agreement | {Providers|The association of providers} signed {a code of conduct|a voluntary agreement} in {year}, {with target times and yearly reporting|under which lists are applied on a voluntary basis}.
d | {Removal is followed up|Each notice is followed up}: {n:75-98} per cent of content hosted in the country {was removed within three days in {year}|is no longer available after {24|48|72} hours}.
d | {Appeals|Complaints by content owners} {go to an administrative court|are decided within {n:5-30} days}, {and have been rare|with {n:2-9} complaints in {year}}.
n gap-procedures | {There is no procedure|No procedure is laid down}; {police ask providers informally|letters are sent to companies}, {with mixed results|without any legal force}.
n gap-law-outdated | {The law does not allow blocking|Blocking has no legal basis}, and {removal depends on a court order|a judge must decide in each case}, {which takes {n:2-9} weeks|even where all agree}.
x gap-isp-duty | {Providers are not obliged|There is no legal duty} to {remove at the request of the hotline|act before a court decision}, {and some wait for it|which costs valuable days}.
x ch-cross-border | {Most content is hosted abroad|Nearly all notices go abroad}, {where national orders have no effect|to countries with other rules}, and {answers depend on good will|the hotline network is the only way}.
x ch-private-sector | {Small hosting companies|Resellers} {have no contact point|do not answer at night}, {and change their names often|or do not understand the notice}.
x ch-tech-change | {Material that was removed|Removed files} {=appears again elsewhere within hours|come back under other addresses}, {which makes lists out of date|and procedures made for web pages do not fit private channels}.
x gap-staff | {No one is on duty|The service is closed} {at weekends|after {5|6} p.m.}, {so that target times are missed|for lack of posts}.
p rc-law-reform | {A regulation on|An act on} {online services|digital platforms} will {set time limits of {12|24|48} hours|introduce fines of up to {amount}} from {next-year}.
g gp-industry-agreement | {A shared electronic form|One format of notice} {agreed with {n:5-30} companies|used by police, hotline and providers} {cut the mean time of removal from {n:5-9} days to {n:6-30} hours|has made reminders unnecessary}.
l ls-industry-trust | {Good notices get quick answers|Clear, complete notices matter}: {half of the delays had been on the public side|companies had received the same notice three times}.
r rc-industry-standards | {A single time limit|A common standard for notices} should be {agreed internationally|set for all companies}, {whatever their size|with help for the small ones}.
# reporting
d | {Companies report|Large platforms report} {to a clearing house abroad|through the national centre}, {from where the police receive {n:1-70} thousand referrals a year|and reports arrive within {n:1-6} days}.
d | {ministry} {meets|holds meetings with} {the {n:4-12} largest providers|the association of internet providers} {every quarter|twice a year} to {review figures|agree on formats and contact points}.
d gp-industry-agreement | {A memorandum of {year}|A voluntary agreement} {sets out|describes} {what is reported, to whom and how|contact points and the preservation of data for {90|120|180} days}.
d | {National companies|Domestic providers} {report to the hotline|use an electronic form}; {n:4-60} of them {did so|sent reports} in {year}.
d | {Guidance for companies|A handbook for small companies} {was published in {year}|is offered} {by the regulator|with model texts and an explanation of the law}.
x gap-isp-duty | {There is no reporting duty in law|Reporting is voluntary}, and {it is not known how much is left unreported|only {two|three|four} companies report regularly}.
x gap-data | {Reports lack|Many referrals lack} {details that the police need|a usable address}, {and a third cannot be followed up|so analysts spend hours completing them}.
x ch-private-sector | {Chat and gaming companies|Newer platforms} {send almost nothing|have not answered invitations}, {although children use them most|in spite of several letters}.
g gp-industry-agreement | {A contact list that is tested every {three|six} months|A yearly exercise with companies} {keeps the channel alive|has shown who can be reached at night}.
# industry
d gp-industry-agreement | {A forum|A round table} {with {n:8-40} companies|of telecommunications, hosting and payment companies} {meets {two|three} times a year|was founded in {year}} {under the chair of {ministry}|with civil society as an equal partner}.
d | {The innovation agency|{ministry}} {funded|supported} {n:2-14} projects on {safety by design and age assurance|detection tools and reporting} with {amount} {in {year}|over three years}.
d | {Guidelines for industry|The children’s rights and business principles} {were presented|were adapted} in {year}, and {n:5-30} companies {have published policies|carry out impact assessments}.
d | {Telecommunications companies|Two mobile operators} {offer|provide} {parental controls and a free number|the helpline number on every device}, {as a condition of the licence|on a voluntary basis}.
d | {A hackathon|A challenge} {with universities|for students} in {year} {led to {two|three} tools in use today|produced a prototype that the hotline has taken over}.
n | {Industry has not been approached|There is no dialogue with industry} {in a systematic way|on this subject}, {beyond licensing|as most companies are based abroad}.
n gap-mandate | {No ministry is charged with|It is not settled who leads} relations with {the technology sector|companies}, {so that companies receive contradictory requests|and invitations are left without an answer}.
x ch-private-sector | {International platforms|Global companies} {have no office in the country|send general answers}, {and a small market has little weight|and meetings are with public relations staff}.
x ch-private-sector | {Companies fear|There is a fear of} {costs and liability|losing customers}, {and small firms say that they cannot afford more|and they wait for others to begin}.
x gap-isp-duty | {Voluntary commitments|The code of conduct} {cannot be enforced|has no sanctions}, {and {n:3-9} of {n:12-30} signatories did not report in {year}|and newcomers have not signed}.
x ch-tech-change | {Products change every month|New features appear without notice}, {the administration lacks engineers|while officials lack technical knowledge}, {and discussions stay general|and advice comes too late}.
x gap-funding | {There is no fund|No money is available} for {innovation of this kind|pilot projects}, {and start-ups see no market|beyond prizes of a few thousand}.
p rc-industry-standards | {A code for|A set of minimum standards for} {online services used by children|the technology sector} {will be adopted|is being negotiated} {for {next-year}|and should be signed in {next-year}}.
g gp-industry-agreement | {Working-level contacts|A technical group of engineers and investigators}, {away from the public|meeting without press}, {solved more than formal meetings|found answers to {three|four|five} problems in a year}.
l ls-industry-trust | {It took {two|three} years|Time was needed} before {companies spoke openly|trust was there}; {the same people at every meeting|keeping promises in small things} {made it possible|was the key}.
l ls-industry-trust | {Companies ask for clear rules|Certainty is what companies want}: {they compared what was asked with what competitors had to do|they accepted duties that apply to all}.
r rc-industry-standards | {The Alliance|International organisations} should {speak for smaller countries|negotiate} with {global platforms|the large companies}, {so that the same protection applies everywhere|on behalf of their members}.
# media
d gp-media-guidelines | {Guidelines for journalists|A code for the press} {=were issued|was adopted} in {year} by {the press council|the association of journalists} {with support from {ministry}|after talks with services and young people}.
d | {Workshops|Training days} for {n:40-400} {journalists|editors} {have been held|took place} since {year}, {with case studies from the national press|led by experienced reporters}.
d | {A media award|A prize} for {careful reporting on children|responsible coverage} {is given each year|was founded in {year}}.
d | {The regulator|The broadcasting authority} {may act on|follows up} {breaches of privacy|complaints about coverage}, {n:2-30} {in {year}|cases a year}.
d | {A press officer|A contact for the media} at {ministry} {answers questions|gives background talks}, {so that figures are explained|with data that may be published}.
n | {The government does not take part|There is no government support}, {out of respect for the freedom of the press|and it is seen as a matter for publishers}; {the press council has a general code|general rules on privacy apply}.
n gap-training | {Journalism courses|Schools of journalism} {do not deal with it|leave the subject aside}, {and guidance is not available in national languages|and no training has been offered}.
x ch-private-sector | {Online outlets|Tabloids and social media pages} {look for clicks|do not feel bound by the code}, {and publish details by which a child may be recognised|and corrections come late if at all}.
x ch-turnover | {Newsrooms are shrinking|Reporters change often}, {and those who were trained have left|and training has to begin again}.
x gap-procedures | {The code|The guidance} {has no follow-up|is not binding}, {and editors seldom know it|and complaints go nowhere}.
x ch-awareness | {Coverage is of single dramatic cases|News follows single events}, {and prevention and services are hardly mentioned|and readers are not told where to find help}.
x gap-funding | {Training for the media|Work with journalists} {has no budget|is done in spare time}, {and small local papers cannot send anyone|and stopped in {year}}.
p | {Guidelines|A tool kit for editors} will be {drafted|presented} in {next-year} {with the press council|with {n:3-8} media houses}.
p rc-training | {A module for schools of journalism|Online training for reporters} is {planned|in preparation} with {two|three|four} universities for {next-year}.
g gp-media-guidelines | {A two-page checklist|A list of ten questions} {written by journalists for journalists|on every editor’s desk} {is used|has been taken over by the main news agencies}, {with the helpline number under each article|and complaints have fallen}.
g gp-media-guidelines | {Editors-in-chief|Experienced editors} {met|sat down with} {young people and service staff|a youth panel} {for a day|every year}, {and changed their house rules afterwards|which did more than any leaflet}.
l ls-build-on-existing | {Working with the press council|Going through journalists’ own bodies} {was accepted|worked}, {whereas advice from a ministry was taken as interference|while a government code had failed in {year}}.
l | {Journalists need quick answers, otherwise they print rumours|If facts are given quickly, coverage is fair}: {a reachable press officer helps most|it is worth having someone on call}.
r rc-guidance | {International guidance for the media|A model code} should be {shorter|translated} and {come with examples from different regions|be written with journalists}.
# terminology
d | {Training for police and prosecutors|The basic course for professionals} {includes an hour on|has a section on} {the choice of words|language}.
d | {Translations|Terms in the national language} {were discussed with|have been tested with} {linguists and young people|the language council}, {as literal translation did not work|since several terms have no equivalent}.
d | {Ministries, police and courts|Public bodies} {are asked to use|have been sent} {the same list|a short list of terms}.
x gap-law-outdated | {The penal code|Older laws} {=keeps|keep} {words that are no longer accepted|outdated terms}, and {documents of the courts must follow them|changing them takes an act of parliament}.
x ch-language | {English terms have no exact equivalent|Several terms cannot be translated}, {and each translator chooses another word|so that two versions are in use}.
x ch-awareness | {Journalists and the public|Everyday speech} {=continue with older expressions|is slow to change}, {out of habit|without meaning harm}.
x ch-coordination | {Each institution|Every profession} {has a glossary of its own|holds to its terms}, {for good reasons or by habit|which makes statistics hard to compare}.
p | {A glossary|A national list of terms} {will be prepared|is foreseen} for {next-year}, {in {n:2-5} languages|with the ministries, the press and civil society}.
g gp-media-guidelines | {A one-page table of words to use and to avoid|A small glossary} {in the style book of the news agency|printed for newsrooms} {has changed what is written|is the most requested of all materials}.
g | {New laws are checked|Drafts are checked} for {their terms|wording} {by a linguist|by the secretariat of the committee} {before they go to the cabinet|as part of the usual procedure}.
l ls-terminology | {Words shape what people think is at stake|The debate on words became a debate on attitudes}: {time spent on it was not lost|it should not be left to translators}.
r rc-guidance | {The terminology guidelines|An updated glossary} should be {published in more languages|kept up to date on line} {with examples from law and the press|and linked to indicators}.
r rc-law-reform | {Outdated terms|Old expressions} should be {replaced in all laws at once|removed from legislation} {by a single act|when codes are next revised}.
`);
