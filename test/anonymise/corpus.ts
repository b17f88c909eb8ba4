/** Sentences that the detectors were made with: what gives a person away stands in braces with its kind. Nobody in them exists. A third has
 *  nothing to find: countries, ministries, months, conventions, laws, sums, public help lines. Some are hard on purpose. */
const EN = `
My supervisor {name:Angela Mwangi} signed the order in March.
We spoke with Dr. {name:Okonkwo} about the protocol.
Please write to {email:j.smith@example.org} for the full list.
The focal point can be reached on {phone:+254 722 000 123}.
Officer {name:James O'Connell} received the report at the front desk.
Judge {name:Maria da Silva} dismissed the case.
The girl, called {name:Amina}, was moved to a shelter.
The mother of {name:Fatima} asked for help twice.
Inspector {name:T. Banda} leads the unit.
{name:Robert Kiplagat} and {name:Grace Wanjiru} run the training.
Contact {name:Peter Novak}, phone {phone:0722 123 456}.
The offender lived in {place:Mombasa} until 2015.
A boy from the village of {place:Kibwezi} was found by his uncle.
The suspect moved from {place:Nairobi} to {place:Kampala}.
The family lives near {place:Lake Road} in {place:Kisumu}.
Cases in {place:Kitui} County are sent to the regional court.
Her passport number is {id:AB1234567}.
Case file {id:2019/0457} was lost for a year.
See {url:https://drive.example.com/shared/f/9a7c} for the draft.
His account {id:@darkfox_88} was reported three times.
The child was born on {id:3 March 2009}.
My name is {name:Samuel Otieno} and I head the section.
According to {name:Susan}, the form is never used.
Mrs {name:Adeyemi} trains new staff every year.
The payment went to IBAN {id:GB29 NWBK 6016 1331 9268 19}.
The hotline manager, {name:Helen Fraser}, keeps the log.
Call me at {phone:(202) 555-0147} if this is unclear.
Reports go to {email:cyber.unit@police.example} within a day.
Sergeant {name:Mokoena} and Constable {name:Van der Merwe} attended.
The prosecutor in {place:Gulu} has no computer.
We rely on {name:Ngozi Eze-Obi} for translation.
Social security number {id:219-09-9999} appeared in the attachment.
The server at {id:192.168.14.7} held the images.
Two teachers, {name:Linda Chen} and {name:Omar Haddad}, noticed it first.
{name:David} told us that he reports to nobody.
Our Ministry of Justice leads the national working group.
The National Action Plan covers the years 2018-2022.
Kenya, Uganda and the United Republic of Tanzania share data every month.
The Budapest Convention was ratified in May 2014.
Police officers were trained by INTERPOL and UNICEF in June.
The Child Online Protection Act, 2013 defines the offence.
The helpline 116 111 is free of charge and open 24 hours.
Funding fell from USD 1,250,000 to USD 900,000 in 2019.
Between 2015 and 2019 there were 12 345 678 reports.
The Office of the Director of Public Prosecutions has no specialised staff.
English, French and Swahili versions exist.
Internet Watch Foundation lists are used by two providers.
On Monday the Parliamentary Committee on Human Rights will meet.
Article 12 of Law No. 2013-010 covers grooming.
The Department of Social Welfare and the Department for Education share one database.
Capacity is limited outside the capital.
Since January 2020, Facebook and Google have sent reports through NCMEC.
Most of the 1 500 000 images were duplicates.
South African and Nigerian officers took part.
The Lanzarote Convention and the WeProtect Model National Response guide the work.
The High Court of Justice has yet to rule.
Girls aged 12-17 are most at risk.
The Minister of Interior chairs the task force.
The Universal Periodic Review mentioned it in December.
Version 2.10.3 of the tool is used in 14 regions.
Save the Children supports the Safer Internet Centre.
ask {name:maria} in the front office
The {name:Kowalski} case changed the law.
`;
const FR = `
Le commissaire {name:Diallo} dirige la brigade depuis mars.
Mme {name:Traoré} nous a remis le dossier.
M. {name:Jean-Pierre Kouassi} est le point focal.
Écrivez à {email:awa.ndiaye@exemple.sn} pour la liste complète.
Le numéro de la coordinatrice est le {phone:+221 77 123 45 67}.
La juge {name:Claire Dupont} a classé l'affaire.
L'enfant, prénommée {name:Aïcha}, a été placée.
Je m'appelle {name:Moussa Coulibaly} et je dirige le service.
Les deux formatrices, {name:Fatou Sow} et {name:Mariam Koné}, sont parties.
Téléphone : {phone:01 42 68 53 00}.
L'auteur vivait à {place:Abidjan} jusqu'en 2016.
Une fille du village de {place:Kani} a été retrouvée.
La famille habite {place:rue des Acacias} à {place:Lomé}.
Le suspect est passé par {place:Ouagadougou} puis {place:Niamey}.
Son passeport n° {id:18AC04512} a été copié.
Numéro de dossier : {id:2020/118-B}.
Le garçon est né le {id:12/05/2008}.
Docteur {name:Nguyen Thi Lan} examine les enfants.
Selon {name:François}, le formulaire ne sert à rien.
Le compte {id:@loup_noir7} a été signalé trois fois.
Voir {url:www.exemple.fr/partage/ab12} pour le projet.
Jean {name:DUPONT} ne répond plus.
L'inspectrice {name:Nadia Ben Ali} tient le registre.
Le procureur de {place:Bobo-Dioulasso} manque de moyens.
Maître {name:Sanogo} représente les victimes.
Son numéro de sécurité sociale {id:2 85 05 78 006 084 36} figurait dans la pièce jointe.
{name:Marie-Claire Ilunga} et {name:Paul Mbeki} animent le réseau.
Appelez-moi au {phone:06 12 34 56 78} si besoin.
Cordialement, {name:Hélène Girard}
Le capitaine {name:Ouattara} a quitté l'unité.
La directrice, {name:Sylvie Marchand}, garde la clé.
Un voisin de {name:Ibrahima} a prévenu la police.
Le quartier {place:Yopougon} est le plus touché.
Le ministère de la Justice préside le groupe de travail national.
Le Plan d'action national couvre les années 2018-2022.
Le Sénégal, le Mali et la Côte d'Ivoire partagent leurs données.
La Convention de Lanzarote a été ratifiée en mai 2014.
La ligne 116 000 est gratuite et ouverte jour et nuit.
Le budget est passé de 1 250 000 euros à 900 000 euros.
La loi n° 2013-010 du 24 mai 2013 définit l'infraction.
L'Office central de lutte contre la cybercriminalité forme les agents.
La Direction de la protection de l'enfance manque de personnel.
Depuis janvier 2020, Facebook et Google signalent au NCMEC.
Le Conseil des ministres a adopté le décret en juillet.
L'UNICEF et l'OIF financent les formations.
Les policiers français et belges ont participé en août.
L'Assemblée nationale a voté le texte à l'unanimité.
Entre 2015 et 2019, 12 345 678 signalements ont été reçus.
La Gendarmerie nationale et la Police judiciaire ne partagent pas leurs fichiers.
Faute de moyens, rien n'a changé.
Le Comité des droits de l'enfant l'a relevé en février.
La République démocratique du Congo a suivi.
Les filles de 12 à 17 ans sont les plus exposées.
Le Code pénal, article 227-23, le prévoit.
Le Premier ministre a signé la stratégie.
Internet et les réseaux sociaux changent vite.
Aucun service spécialisé n'existe hors de la capitale.
La Cour suprême n'a pas encore statué.
Le Haut-Commissariat aux droits de l'homme suit le dossier.
L'affaire {name:Lemoine} a changé la loi.
`;
const ES = `
El comisario {name:Ramírez} dirige la unidad desde marzo.
La doctora {name:Lucía Fernández} atiende a las víctimas.
El Sr. {name:Gómez} nos entregó el expediente.
Escriba a {email:carlos.vega@ejemplo.gob.pe} para la lista completa.
El teléfono de la coordinadora es {phone:+51 1 555 0199}.
La jueza {name:María del Carmen Ortiz} archivó el caso.
La niña, llamada {name:Yamileth}, fue trasladada.
Me llamo {name:Andrés Quispe} y dirijo la sección.
Las capacitadoras, {name:Rosa Huamán} y {name:Elena Rojas}, ya no están.
Celular: {phone:987 654 321}.
El agresor vivía en {place:Arequipa} hasta 2016.
Una niña del barrio {place:La Esperanza} fue encontrada por su tía.
La familia vive en la {place:calle Los Olivos} de {place:Cusco}.
El sospechoso pasó de {place:Medellín} a {place:Quito}.
Su pasaporte n.º {id:XDA123456} fue copiado.
El expediente {id:2020-00451} se perdió.
El menor, nacido el {id:12 de mayo de 2008}, no declaró.
Su DNI {id:12345678Z} figuraba en el anexo.
Según {name:Patricia}, el formulario no sirve.
La cuenta {id:@lobo_gris} fue denunciada tres veces.
Véase {url:https://ejemplo.org/compartido/ab12} para el borrador.
El fiscal {name:Jorge Luis Mamani} no tiene equipo.
Don {name:Ernesto} cuida el archivo.
{name:Ana Lucía Torres} y {name:Miguel Ángel Soto} coordinan la red.
Llámeme al {phone:55 1234 5678} si hace falta.
Atentamente, {name:Gabriela Méndez}
El sargento {name:Choque} dejó la unidad.
La directora, {name:Silvia Paredes}, guarda la clave.
Un vecino de {name:Joaquín} avisó a la policía.
El pueblo de {place:Ayaviri} no tiene internet.
La licenciada {name:Beatriz Molina} capacita al personal.
El Ministerio de Justicia preside el grupo de trabajo.
El Plan Nacional de Acción abarca los años 2018-2022.
Perú, Bolivia y Colombia comparten sus datos cada mes.
El Convenio de Budapest fue ratificado en mayo de 2014.
La línea 100 es gratuita y atiende todo el día.
El presupuesto pasó de 1.250.000 soles a 900.000 soles.
La Ley N.º 30096 define el delito.
La Policía Nacional no tiene personal especializado.
Desde enero de 2020, Facebook y Google envían reportes.
El Consejo de la Judicatura aprobó el reglamento en julio.
UNICEF y la OEA financian los cursos.
Los agentes españoles y argentinos participaron en agosto.
El Congreso de la República aprobó el texto.
Entre 2015 y 2019 se recibieron 12.345.678 denuncias.
La Fiscalía General y la Defensoría del Pueblo no comparten registros.
Falta presupuesto y personal.
El Comité de los Derechos del Niño lo señaló en febrero.
La República Dominicana y Costa Rica siguieron.
Las niñas de 12 a 17 años son las más expuestas.
El Código Penal, artículo 183-B, lo prevé.
No existe un servicio fuera de la capital.
La Corte Suprema aún no se pronuncia.
El Sistema Nacional de Protección funciona en 14 regiones.
Internet y las redes sociales cambian rápido.
El caso {name:Villanueva} cambió la ley.
La Red de Mujeres apoya la línea.
El Instituto Nacional de Estadística publica las cifras.
`;

export interface MarkedSentence { readonly language: 'en' | 'fr' | 'es'; readonly text: string; readonly marks: readonly { readonly kind: string; readonly start: number; readonly end: number }[] }

function read(language: MarkedSentence['language'], lines: string): MarkedSentence[] {
  return lines.trim().split('\n').map((line) => {
    let text = '';
    const marks: { kind: string; start: number; end: number }[] = [];
    let from = 0;
    for (const match of line.matchAll(/\{(\w+):([^}]*)\}/gu)) {
      text += line.slice(from, match.index);
      marks.push({ kind: match[1]!, start: [...text].length, end: [...text + match[2]!].length });
      text += match[2]!;
      from = match.index + match[0].length;
    }
    return { language, text: text + line.slice(from), marks };
  });
}

/** Written afterwards, and never used to change a detector: what these give is the honest figure. */
const LATER_EN = `
Chief Inspector {name:Rahman} said that the server is too slow.
The complaint came from {name:Zawadi Mutua}, a social worker in {place:Nakuru}.
We asked {name:Priya Nair} and {name:Tom Becker} to review the form.
The abuser, {name:Gareth}, taught swimming.
Mrs {name:Lindqvist}'s report was never answered.
The neighbours of the {name:Petrov} family called the station.
Send it to {email:a.okoye@unit.gov.ng} or text {phone:+234 803 555 0101}.
His licence number {id:KX-44120-B} was on the car.
A teacher at St Mary's Primary School in {place:Arusha} raised it.
The man travelled from {place:Rotterdam} to {place:Cebu} twice a year.
Reports are kept by Col. {name:Said Abdi}.
We thank Ms. {name:Park Ji-woo} for her advice.
The flat in {place:Harbour Street} was searched.
{name:Olena} waited six months for a lawyer.
Write to {name:T. S. Raman}, room 4.
His user name was {id:@kidlover12}.
The girl's mother, {name:Blessing Nwosu}, came alone.
Some schools in {place:Bong} County have no power.
The Ministry of Women and Child Development runs the scheme.
The Philippines and Thailand host regional trainings in October.
There is no Memorandum of Understanding with Telecom providers.
Public Prosecutors are appointed under the Judiciary Act.
Of 3 400 reports, 250 led to an arrest.
The Optional Protocol was signed in {place:New York}.
Hindi and Tamil versions were printed in 2017.
The World Bank funded the first phase.
Working hours are Monday to Friday.
`;
const LATER_FR = `
Le substitut {name:Belkacem} a demandé une expertise.
{name:Rokia Sangaré}, assistante sociale à {place:Ségou}, suit l'enfant.
Nous avons entendu {name:Luc Moreau} et {name:Awa Cissé}.
L'adjudant-chef {name:Kaboré} tient le fichier.
La mère de {name:Kévin} n'a pas porté plainte.
Un homme de {place:Bouaké} a été arrêté à {place:Marseille}.
Courriel : {email:b.sarr@justice.exemple} ; portable : {phone:+33 6 98 76 54 32}.
Sa carte d'identité n° {id:C0012345} a été photographiée.
Les parents de {name:Lina Haddad} vivent à {place:Sfax}.
L'école primaire de {place:Dogondoutchi} n'a pas d'ordinateur.
Le professeur, M. {name:Lefèvre}, a quitté la région.
Ils habitent {place:12 avenue de la Paix}.
{name:Yao} a parlé à l'infirmière.
L'affaire {name:Tahiri} est toujours en cours.
Remerciements à {name:Olivier N'Guessan} pour ses conseils.
Le Fonds mondial a payé les ordinateurs.
La Cellule nationale de traitement des informations reçoit les rapports.
Les réponses du Bénin et du Togo sont arrivées en septembre.
Le Protocole facultatif a été signé à {place:New York}.
Près de 4 300 signalements ont été classés.
Le Secrétaire général du Gouvernement prépare le décret.
Le Défenseur des droits peut être saisi par l'enfant.
Les versions arabe et wolof existent.
`;
const LATER_ES = `
El suboficial {name:Huanca} guardó las pruebas.
{name:Noemí Cárdenas}, trabajadora social en {place:Ayacucho}, sigue el caso.
Hablamos con {name:Iván Salazar} y con {name:Carmen Rosa Poma}.
La madre de {name:Brayan} no denunció.
Un hombre de {place:Guayaquil} fue detenido en {place:Lima}.
Correo: {email:f.rios@fiscalia.ejemplo}; móvil: {phone:+34 612 345 678}.
Su cédula {id:0912345678} fue fotografiada.
La escuela del municipio de {place:Chiquimula} no tiene internet.
El profesor {name:Tapia} dejó la región.
Viven en la {place:avenida Grau 115}.
{name:Wendy} habló con la enfermera.
El caso {name:Echeverría} sigue abierto.
Agradecemos a {name:Óscar Peña} sus consejos.
Firmado: Dra. {name:Inés Villalobos}
El Fondo Mundial pagó las computadoras.
La Secretaría de Gobernación recibe los informes.
Las respuestas de Honduras y de El Salvador llegaron en septiembre.
El Protocolo Facultativo se firmó en {place:Nueva York}.
Unos 4 300 reportes fueron archivados.
El Defensor del Pueblo puede intervenir.
Existen versiones en quechua y aimara.
La Cruz Roja apoya los talleres.
`;

export const CORPUS: readonly MarkedSentence[] = [...read('en', EN), ...read('fr', FR), ...read('es', ES)];
export const LATER: readonly MarkedSentence[] = [...read('en', LATER_EN), ...read('fr', LATER_FR), ...read('es', LATER_ES)];
