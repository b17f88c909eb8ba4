import { parseStock } from '../stock.ts';

/** Sentences that state what the figures count where a question was open: ICSE, INHOPE, agreed terminology. */
export const EN_FACTS = parseStock('en', 'facts', `
# tools
s icse-connected | {The national unit|The specialised unit|The central authority} has been connected to the ICSE database of INTERPOL since {year}.
s icse-connected | The country is connected to ICSE, with {n:3-24} trained users {in the national unit|at headquarters and in the regions}.
s icse-connected | A connection to the ICSE database {was established|went live} in {year} and is used {daily|every working day|by {n:4-30} trained officers}.
s icse-connected | Access to ICSE {is available|exists} through the national central bureau, {which was connected|connected} in {year}.
s icse-connected | ICSE is {in use|part of everyday work}: the connection dates from {year} and {n:2-6} officers are {certified|authorised} users.
s icse-not-connected | The country is not yet connected to the ICSE database.
s icse-not-connected | There is no connection to ICSE at present; {enquiries go through the national central bureau|a technical assessment was made in {year}}.
s icse-not-connected | A connection to the ICSE database has been {requested|considered} but {is not in place|has not been established}, {mainly for technical reasons|since the legal basis is missing}.
s icse-not-connected | ICSE is not used so far, {although a feasibility study was completed in {year}|pending an agreement between {ministry} and {ministry-b}}.
# hotline
s inhope-member | The hotline {has been|is} a member of INHOPE {since {year}|and follows its standards}.
s inhope-member | It joined INHOPE in {year} and {exchanges reports through its network|takes part in its annual training}.
s inhope-member | The hotline is run by {a non-governmental organisation|the association of internet providers|a foundation} and is a {full|founding} member of the INHOPE network.
s inhope-member | Membership of INHOPE {was granted|was obtained} in {year}, after a review of {procedures|premises and procedures}.
s inhope-not-member | The hotline is not a member of INHOPE.
s inhope-not-member | It is run by {the police|{ministry}} and does not belong to the INHOPE network, although {contacts exist|an application is being considered}.
s inhope-not-member | An application to join INHOPE has {been discussed|not yet been made}; {at present the portal is not a member|membership is not in place}.
# terminology
s terminology-used | The terms of the Luxembourg Guidelines {are used|have been used} in {the national strategy|official documents|all new legislation} since {year}.
s terminology-used | Agreed terminology was {discussed|adopted} by the {committee|working group} in {year}, and a glossary of {n:20-90} terms was {issued|sent to all ministries}.
s terminology-used | A {translation|national edition} of the Terminology Guidelines was {published|launched} in {year} and is used in {training|guidance for professionals}.
s terminology-used | {ministry} has {issued|circulated} {a glossary|a circular} asking {public bodies|police, prosecutors and services} to use {common|agreed} terms.
s terminology-used | The choice of words has been {debated|discussed} in {parliament|the inter-ministerial group}, and older expressions are being {replaced|phased out} in favour of agreed terms.
s terminology-used | Universal terminology is {part of|included in} the {guidelines for journalists|training of prosecutors|style guide of the government} adopted in {year}.
s terminology-used | The {action plan|strategy} opens with definitions taken from the Luxembourg Guidelines, which all partners {have agreed to use|signed}.
s terminology-used | Discussions on a common vocabulary {started|took place} in {year} under {ministry}; the result is a {short list|list} of terms to use and to avoid.
s terminology-used | Common terms were {agreed|settled} with {media organisations|the press council|the association of journalists} in {year} and {apply to|are recommended in} all public communication.
s terminology-not-used | There has been no discussion of universal terminology {so far|at national level|up to now}.
s terminology-not-used | Terminology has not been {addressed|considered} as a subject of its own; {each institution uses its own terms|the terms are those of the penal code}.
s terminology-not-used | Agreed terminology is not {in use|used}, and {the law keeps older expressions|documents differ from one ministry to the next}.
s terminology-not-used | The Luxembourg Guidelines are {not widely known|known to a few specialists only} and have not been {adopted|translated}.
s terminology-not-used | No {decision|step} has been taken on terminology, {which is seen as a matter for the courts|as other questions came first}.
s terminology-not-used | {Neither the government nor the media have|The government has not} taken up the question of terminology yet.
s terminology-not-used | Terms still vary between {police, courts and services|the law and everyday practice}, and no common vocabulary has been {discussed|agreed}.
`);
