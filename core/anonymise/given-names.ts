/** Words that speak for or against a name, compared after `foldWord`. */
const wordSet = (lines: string): ReadonlySet<string> => new Set(lines.trim().split(/\s+/u).map(foldWord));

/** A word as compared: no accents, no case, a final full stop dropped. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replace(/œ/gu, 'oe').replace(/\.$/u, '');
}

/** Forms of address and offices that stand before a name, in three languages. */
export const TITLES: ReadonlySet<string> = wordSet(`
mr mrs ms miss mx dr prof professor sir madam judge justice magistrate inspector sergeant sgt constable detective superintendent captain capt colonel col general gen major lieutenant lt commander minister senator deputy
ambassador commissioner prosecutor attorney president chief pastor father sister brother imam sheikh reverend rev bishop nurse teacher headteacher hon honourable honorable officer director secretary coordinator monsieur
madame mademoiselle mme mmes mlle mm docteur professeur maître maitre juge procureur procureure inspecteur inspectrice commissaire capitaine commandant lieutenant colonel général adjudant ministre sénateur députée député
ambassadeur ambassadrice présidente président directeur directrice abbé père soeur sœur frère pasteur señor señora señorita sr sra srta doctor doctora dra profesor profesora profa juez jueza fiscal inspector inspectora
comisario comisaria capitán coronel teniente sargento ministro ministra senador senadora diputado diputada embajador embajadora presidente presidenta director directora don doña licenciado licenciada lic ing padre
hermana
`);

/** Given names that are common in many countries and are not also words, months or countries. A short list on purpose: what it lacks, titles, cues and the project's own list must find. */
export const GIVEN_NAMES: ReadonlySet<string> = wordSet(`
aaliyah aarav abdallah abdou abdoul abdoulaye abdul abdulrahman abebe abel abena adama adebayo adel adriana agnes agnieszka agnès ahmad ahmed aicha aida aisha aissatou akash akua alain alan albert alberto alejandra
alejandro alessandro alex alexander alexandra alexandre alexei alexis alfonso alfred ali alice alicia alima alina aline alison allison alma alvaro amadou amal amanda ambrose amelia amelie amin amina aminata amir amit amy
amélie ana anders andre andrea andreas andrei andres andrew andrzej andré andrés angela angelica angeline angélica anil anita anja ann anna anne annette annie anthony antoine anton antonia antonio anwar arjun armando
arnaud arthur arturo arun asha ashley asif astrid aurélie ava awa ayesha ayman aziz aïcha aïssatou babacar barbara bashir beatrice beatriz benedict benjamin benoit benoît bernadette bernard bertrand bilal binta birgit
boris brahim brenda brian bridget brigitte bruno béatrice camila camille carla carlos carmen carol carolina caroline catalina catherine cecile cecilia celine cesar chantal charles chen chidi chinwe chloe chloé christian
christiane christina christine christophe christopher cindy claire clara clarisse claude claudia claudine clément colette comfort constance corinne cristian cristina cynthia cécile céline césar dalia damien daniel
daniela danielle daouda darya david deborah deepak delphine denis denise desmond diana diane didier diego dieudonné dimitri dina djamila djibril dolores dominique donald dorothy edgar edith edna eduardo edward edwin efua
eileen ekaterina elena eliane elias elisa elisabeth elise elizabeth ella ellen elodie elsa emeka emeline emil emilia emilie emilio emily emma emmanuel emmanuelle enrique eric erica erik ernest ernesto esperanza esteban
estela esther eugene eugénie eva evelyn fabio fabrice fadima faisal fanta farah farida fatima fatimata fatma fatou fatoumata felipe felix ferdinand fernanda fernando filomena fiona florian fouad frances francesca
francesco francine francis francisca francisco franck francois frank françois françoise frederic frederick fredrik frédéric félix gabriel gabriela gabrielle genevieve geneviève george georges gerard gideon gilbert gilles
giovanni giulia gladys gloria gonzalo gordon graciela graham gregory grégoire guadalupe guillaume guillermo gustavo gérard habib habiba hadiza hadja halima hamid hamza hanna hannah hans haruto hasan hassan hawa heather
hector heidi helen helena helene henri henrik henry herve hervé hiroshi hugo hussein héctor hélène ian ibrahim ibrahima idriss ifeoma ignacio igor ilse imran ines ingrid inés irene irina irma irène isaac isabel isabella
isabelle ismael ismaël issa ivan jack jacob jacqueline jacques jaime jakub james jan jana jane janet janine jasmine javier jayne jean jeanette jeanne jeff jeffrey jenna jennifer jenny jeremy jerome jessica jim joan joana
joanna joao joaquin joaquín joel johan johanna john jonas jonathan jorge jose josefina joseph josephine joshua josiane josé joséphine joão joëlle juan juana juanita judith julia julian juliana julie julien julieta
juliette julio julius justine jyoti jérôme kadiatou kamala karen karim karin karl karla katarzyna kate katherine kathleen kathryn katia kavita keisha kelechi kelly kenneth kevin khadija khadijah khaled khalid kim kofi
konstantin krishna kristina kwabena kwame laila lakshmi lamine lara larissa latifa laura laurence laurent leila lena leo leonardo leopold leticia lidia lilian liliana lina linda lindiwe lionel lisa lorena lorenzo louis
louise luca lucas lucia lucie lucien lucía luis luisa luiz lydia lydie lyn madeleine magali magdalena mahamadou mahmoud maimouna malick malika mamadou manuel manuela marcel marcela marcelo marcia marco marcos margaret
margarita marguerite maria mariam mariama mariana marianne maribel marie mariela marijke marina mario marion marisol marta martha martin martine martín mary maryam maría mateo mathieu mathilde matthew maurice mauricio
maxime maya mehdi melanie melissa mercedes mercy michael michaela michel michele michelle michèle miguel mikael mikhail milan minh miriam mohamed mohammad mohammed moira monica monika monique moses moussa muhammad musa
mustafa myriam mélanie nadia nadine nadège nana nancy naomi natalia natalie natasha nathalie nathan neema nelson ngozi nicholas nicolas nicole nikhil nikolai nina nkechi noah noor nora norma nour nuria octavio odile olga
oliver olivia olivier omar oscar osman oumar oumou ousmane pablo pamela paola pascal pascale patience patricia patrick paul paula pauline paulo pedro peter petra philip philippe pierre pilar piotr prakash precious
priscilla priya rachel rachid rafael rahim rajesh ramon ramón rania raphael raphaël raquel rashid raul raúl rebecca regina reginald rekha renato rene rené ricardo richard rita robert roberto rocío rodrigo roger rohan
roland romain ronald rosa rosalie rosario rosemary roxana ruben rubén ruth ryan sabina sabine sabrina saida salif salim sally salma samba samira samuel sandra sandrine sanjay santiago sara sarah sebastian sebastien sekou
serge sergei sergio seydou shabnam shanti sharon sheila shirley sidi silvia simon simone sofia sofía solange soledad sonia sophie stanislas stefan stefania stella stephane stephanie stephen steven stéphane stéphanie
sunita susan susana suzanne svetlana sylvain sylvia sylvie sébastien tamara tania tariq tatiana tendai teresa thabo thandiwe theodora theresa therese thierry thomas thérèse tiago timothy tomas tomás tracy ulrich ursula
usha valentina valerie valérie vanessa veronica veronique verónica vicente vicky victor vijay vincent violeta virginie vivian vladimir véronique víctor walter wanda wanjiku wendy wilfred wilhelm william wilson xavier
ximena yacouba yao yasmin yasmina yolanda youssef yousuf yuki yusuf yves yvette yvonne zahra zainab zara zeinab zeynep zoe zoé zuzana álvaro ángel élodie óscar
`);

/** Given names that are also words, months or countries: taken for names only with another word of a name behind them. */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = wordSet(`
angel april august blessing chad charity consuelo cruz dawn faith florence georgia gift grace hope israel jordan joy june luz mark may modeste paris pierre prince prudence rose santos sierra soledad sunday victoria will wise
`);
