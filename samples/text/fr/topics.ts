import { parseStock } from '../stock.ts';

/** Phrases propres à chaque capacité. */
export const FR_TOPICS = parseStock('fr', 'topics', `
# governance
d gp-multiagency | Le comité, créé par décret en {year}, réunit {n:7-18} ministères et agences, {deux|trois} associations et un représentant du monde universitaire.
d | Il se réunit {chaque trimestre|deux fois par an} et s’appuie sur {n:2-5} groupes de travail.
d | {ministry} préside le comité, et {ministry-b} en assure le secrétariat.
d | Un plan de travail annuel est adopté, et les procès-verbaux sont publiés.
n gap-mandate | Il n’existe pas de comité national ; la commission des droits de l’enfant aborde le sujet une fois par an.
x ch-coordination | Il a été difficile de s’accorder sur le ministère chargé de la présidence, et la décision a pris {n:8-30} mois.
x gap-mandate | Le comité peut recommander, mais non décider, si bien que ses conclusions ne lient personne.
x ch-turnover | Les représentants changent si souvent que les décisions restent sans suite.
x gap-funding | Le secrétariat se compose d’une seule personne et n’a pas de budget propre.
p | Un décret donnant au comité une base légale est attendu en {next-year}.
g gp-data-dashboard | Un tableau d’avancement figure à l’ordre du jour de chaque séance, et les membres expliquent eux-mêmes les retards.
l ls-political-will | Le comité a pris du poids quand le Premier ministre en a présidé une séance.
# strategy
d | La stratégie comporte {n:4-7} axes et {n:25-90} mesures, et suit la structure du Modèle de réponse nationale.
d | {ministry} veille à la mise en œuvre et présente un rapport d’étape {chaque année|tous les deux ans}.
d | Sur les {n:60-90} mesures prévues, {n:20-45} étaient achevées à la fin de 2020.
d ls-early-involvement | Plus de {n:80-180} personnes ont pris part à la consultation, et des enfants ont été entendus lors d’ateliers distincts.
n ch-priorities | Le plan précédent est arrivé à son terme en {year} et n’a pas été renouvelé.
x gap-funding | La stratégie a été adoptée sans budget, et la moitié des mesures locales n’ont pas pu commencer.
x gap-data | Les cibles ont été fixées sans données de départ, et l’avancement ne peut être mesuré.
x ch-coordination | Les recoupements avec {n:3-7} autres plans compliquent le compte rendu.
x ch-tech-change | Ce qui a été écrit en {year} est en partie dépassé par de nouveaux services.
p | Le plan suivant est en consultation et couvrira la période qui commence en {next-year}.
g | Une version courte pour les communes et les parents a été distribuée, et elle est plus lue que la stratégie elle-même.
l ls-sustained-funding | Dix mesures financées valent mieux que cent qui ne le sont pas.
# research
d | Une enquête nationale auprès de {n:1000-4000} enfants de 10 à 17 ans a été menée en {year} par l’institut de statistique.
d | Un observatoire de {n:4-16} agents coordonne les études et publie {n:2-7} rapports par an.
d gp-data-dashboard | Les données de la police, des tribunaux et de la ligne d’écoute sont réunies une fois par an dans un bulletin.
n gap-data | Aucune étude nationale n’a été financée ; ce que l’on sait vient de la police et de la presse.
x gap-data | La police et la justice emploient des catégories différentes, et un dossier ne peut être suivi jusqu’au jugement.
x ch-data-sharing | Les chercheurs attendent {n:6-18} mois l’autorisation de consulter les dossiers.
x gap-funding | Une enquête représentative coûte environ {amount}, et rien n’est prévu pour la répéter.
p rc-data-system | Une deuxième enquête est prévue en {next-year}, avec les mêmes questions que dans les pays voisins.
g gp-regional-exchange | Le questionnaire a été repris de {n:2-6} pays, ce qui permet de comparer les résultats.
l ls-evaluate | De petites études répétées chaque année apprennent plus qu’une seule grande enquête.
# legislation
d | Le code pénal a été modifié en {year}, et les définitions ont été alignées sur la convention de Lanzarote.
d | La loi de {year} sur les communications électroniques fixe les obligations des fournisseurs.
x gap-law-outdated | Plusieurs définitions datent d’avant l’internet et ne visent pas les moyens numériques.
x gap-law-outdated | Certains comportements préparatoires ne sont pas nommés dans la loi, et les tribunaux l’interprètent diversement.
x gap-isp-duty | Les fournisseurs ne sont pas tenus de signaler, et la durée de conservation des données est courte.
x ch-legislative-delay | La réforme déposée en {year} est devenue caduque à la fin de la législature.
x gap-procedures | De bonnes dispositions existent, mais les textes d’application manquent.
x ch-cross-border | Les règles relatives aux services établis à l’étranger sont incertaines.
p rc-law-reform | Un projet de loi sur les obligations des fournisseurs sera soumis au parlement en {next-year}.
g gp-multiagency | Un commentaire article par article, écrit en commun par {ministry} et par le barreau, a été remis à tous les tribunaux.
l ls-early-involvement | Entendre les fournisseurs avant la publication du projet a évité un long différend.
r rc-law-reform | Les fournisseurs devraient être tenus par la loi de répondre dans un délai de {24|48|72} heures.
# enforcement
d gp-specialised-unit | Une unité spécialisée de {n:8-70} agents a été créée en {year} au sein de la police judiciaire.
d | Des points de contact formés existent dans chaque région, et l’unité centrale les appuie.
d | Un suivi psychologique est obligatoire pour tous les agents de l’unité.
x gap-staff | L’unité compte {n:4-15} postes, dont deux sont vacants.
x ch-backlog | L’examen du matériel prend {n:4-14} mois, et le retard s’accroît.
x gap-training | Les agents des régions ont reçu une demi-journée de formation sur la preuve numérique.
x ch-turnover | Les meilleurs analystes partent pour le secteur privé au bout de deux ou trois ans.
p | Le recrutement de {n:5-40} agents a été approuvé pour {next-year}.
g gp-specialised-unit | Une assistante sociale travaille dans l’unité, et les familles n’ont qu’un seul interlocuteur.
l ls-build-on-existing | Une unité spécialisée ne peut vivre seule : il faut d’abord un bon laboratoire central.
# judiciary
d gp-training-curriculum | L’école de la magistrature organise chaque année une session de trois jours, suivie jusqu’ici par {n:60-190} magistrats.
d | Des procureurs de référence ont été désignés dans {n:4-20} ressorts et se réunissent deux fois par an.
n gap-training | Les magistrats ne reçoivent pas de formation particulière ; tout dépend de l’intérêt de chacun.
x ch-turnover | La rotation des postes tous les trois ans fait perdre les connaissances acquises.
x ch-backlog | Les procédures durent {n:14-40} mois en moyenne, ce qui pèse sur les enfants.
x gap-rural | Les salles d’audition adaptées n’existent que dans la capitale et dans {trois|quatre} autres villes.
p rc-training | Un module obligatoire pour les nouveaux magistrats commencera en {next-year}.
g gp-training-curriculum | Policiers, procureurs et juges se forment ensemble, ce qui a levé bien des malentendus.
l | Les juges écoutent les juges : les cours donnés par des collègues sont mieux acceptés.
# offenders
d gp-multiagency | Des réunions mensuelles rassemblent le service de probation, la police et la santé.
d | Une évaluation individuelle est faite avant la sortie, au moyen d’un outil éprouvé.
n gap-mandate | Aucune autorité n’est responsable une fois la peine accomplie.
x gap-staff | Chaque agent de probation suit {n:60-180} personnes, plusieurs fois le nombre conseillé.
x ch-data-sharing | Les services tiennent des dossiers séparés, et des informations se perdent à la sortie.
x gap-services | Les soins ne sont proposés que dans un seul établissement, avec une liste d’attente.
p rc-law-reform | Une loi sur la probation est en préparation et pourrait être adoptée en {next-year}.
g gp-multiagency | Un protocole permet aux services d’échanger ce qui est nécessaire, sous le contrôle du juge.
# tools
d | Des logiciels d’analyse sont en service depuis {year}, et {n:5-40} agents sont certifiés.
d | Les échanges avec les entreprises étrangères passent par un point de contact unique, joignable à toute heure.
n gap-funding | L’achat d’outils était prévu en {year}, mais a été annulé faute de crédits.
x gap-funding | Les licences absorbent l’essentiel du budget et doivent être renouvelées chaque année.
x gap-training | Deux agents seulement maîtrisent les outils, et le travail s’arrête en leur absence.
x ch-tech-change | Les capacités de stockage ne suivent pas : le volume par dossier a décuplé.
p | La modernisation du laboratoire est inscrite au budget de {next-year}.
g gp-regional-exchange | Deux pays partagent des licences et une salle de formation, à moindre coût.
# database
d | La base nationale, en service depuis {year}, réunit les données de toutes les unités régionales.
d | Seuls {n:6-60} utilisateurs habilités y ont accès, et chaque consultation est enregistrée.
x gap-staff | Une seule personne entretient la base, en plus d’autres dossiers.
g gp-data-dashboard | Un classement commun à toutes les régions évite d’examiner deux fois le même fichier.
# support
d gp-one-stop | Des centres sur le modèle de la maison des enfants existent dans {n:2-14} villes : tous les services y sont réunis.
d | Un protocole national de {year} décrit chaque étape, du premier signalement au rétablissement.
d | L’accompagnement psychologique est gratuit pendant {n:10-60} séances.
n gap-services | Chaque service travaille pour soi, et une famille doit raconter son histoire plusieurs fois.
x gap-services | Peu de thérapeutes sont formés, et les orientations tournent en rond.
x gap-rural | Les familles des campagnes font {n:2-9} heures de route pour atteindre un centre.
x ch-backlog | L’attente pour un premier rendez-vous est de {n:2-8} mois.
p | {n:2-8} nouveaux centres seront ouverts d’ici {next-year}.
g gp-one-stop | Le guichet unique a ramené le nombre d’auditions à une seule.
l ls-children-voice | Les enfants ont dit que le pire était d’attendre sans nouvelles ; un court message toutes les deux semaines a tout changé.
# workforce
d gp-training-curriculum | Le sujet fait partie de la formation initiale des travailleurs sociaux dans {n:3-8} écoles.
d | Une supervision mensuelle est offerte, en groupe, par des collègues expérimentés.
n gap-staff | Il n’y a pas de personnel spécialisé ; des bénévoles font ce qu’ils peuvent.
x gap-staff | Chaque travailleur social suit {n:60-180} familles, deux à quatre fois le nombre conseillé.
x ch-turnover | Un agent sur {trois|quatre} part dans les deux ans, en raison des salaires.
x gap-rural | Dans {n:4-20} districts, il n’y a aucun travailleur social.
p rc-training | Un certificat de {n:30-120} heures sera proposé en {next-year} par {deux|trois|quatre} universités.
g gp-training-curriculum | L’accompagnement sur le poste de travail a mieux réussi que les ateliers.
l ls-sustained-funding | De meilleurs salaires et une supervision ont fait plus que les formations.
# remedies
x gap-procedures | Le droit à indemnisation existe, mais les formulaires sont longs et peu de familles le demandent.
x ch-awareness | Les familles ne savent pas qu’un fonds existe, et personne n’est chargé de le leur dire.
x gap-law-outdated | Une demande suppose un jugement définitif, ce qui exclut la plupart des enfants.
n gap-procedures | Aucune instance indépendante ne reçoit les plaintes des enfants.
p rc-law-reform | Une réforme permettra de demander réparation sans condamnation, à partir de {next-year}.
g gp-child-advisory | Un groupe de jeunes a récrit le formulaire de plainte, passé de {n:6-12} pages à une seule.
# helpline
d | La ligne répond à un numéro gratuit, jour et nuit, par téléphone et par messagerie.
d gp-hotline-partnership | Une association la gère en vertu d’une convention avec {ministry}, renouvelée tous les trois ans.
d | {n:10-90} écoutants formés s’y relaient, avec l’appui de psychologues.
n | Il n’y a pas de ligne pour les enfants ; un service pour adultes reçoit les appels.
x gap-funding | La subvention couvre {n:30-70} % des coûts, et les heures de nuit ont été abandonnées.
x ch-backlog | Un appel sur {trois|quatre} reste sans réponse aux heures de pointe.
x ch-awareness | Peu d’enfants connaissent le numéro, surtout à la campagne.
p | La messagerie sera étendue à la nuit en {next-year}.
g gp-school-programme | Les écoutants se rendent dans les écoles : les appels venus des lieux visités doublent.
l ls-children-voice | Les jeunes préfèrent écrire ; la messagerie a doublé le nombre de contacts.
# hotline
d | Les signalements peuvent être faits sans donner de nom, par formulaire, et sont examinés par {n:3-12} analystes.
d gp-hotline-partnership | Un protocole avec la police protège les analystes et fixe les délais.
n | Il n’existe pas de portail ; on s’adresse au poste de police le plus proche.
x ch-awareness | Le portail est peu connu : une enquête de {year} donne {n:6-28} % de la population.
x gap-staff | Deux analystes traitent {n:3-30} milliers de signalements par an.
x ch-short-funding | Le cofinancement extérieur couvre la moitié du coût et s’achève en {next-year}.
p | Un formulaire plus simple, conçu avec des jeunes, sera mis en ligne en {next-year}.
g gp-hotline-partnership | Police et portail se réunissent chaque mois pour revoir les dossiers, et la confiance est là.
# education
d gp-school-programme | Le sujet figure au programme dès la troisième année, à raison de {n:4-14} leçons par an.
d | Le programme touche chaque année {n:30-190} milliers d’élèves et {n:2-60} milliers de parents.
d | Les supports ont été écrits avec des enseignants et sont gratuits.
n | Il n’y a pas de programme national ; des écoles agissent de leur propre initiative.
x gap-training | Beaucoup d’enseignants se sentent moins à l’aise en ligne que leurs élèves.
x gap-rural | Les écoles sans connexion ne reçoivent que des feuilles imprimées.
x ch-awareness | Les parents sont difficiles à atteindre : ceux qui viennent sont déjà convaincus.
p rc-training | Tous les nouveaux enseignants suivront un cours en ligne d’ici {next-year}.
g gp-school-programme | Les grands instruisent les petits : la formation entre pairs est crue et coûte peu.
l ls-children-voice | Les leçons fondées sur la peur ne marchent pas ; les élèves demandent des conseils pratiques.
# participation
d gp-child-advisory | Un conseil de {n:15-80} jeunes de 12 à 17 ans se réunit trois fois par an et remet ses propositions au ministre.
d | Une réponse écrite à leurs propositions est publiée en langage simple.
n gap-procedures | Aucune règle ne dit comment associer les enfants, et cela dépend des organisateurs.
x gap-rural | Les membres viennent des villes, et les enfants placés ou non scolarisés manquent.
x gap-procedures | Les enfants ont donné leur avis sans recevoir de réponse, ce qui décourage.
x gap-training | Les animateurs capables de mener ces échanges avec soin sont rares.
p | Un groupe consultatif permanent sera formé en {next-year}.
g gp-child-advisory | Les jeunes choisissent eux-mêmes les sujets, et les ministres viennent à eux.
l ls-children-voice | Les enfants acceptent un refus motivé ; c’est le silence qui les éloigne.
# offender-support
x gap-services | Presque aucun service ne reçoit les personnes qui cherchent de l’aide avant tout passage à l’acte.
x gap-staff | Quelques spécialistes seulement y travaillent, et l’attente est de {n:3-10} mois.
x gap-mandate | Santé et justice se renvoient la charge, et l’essai n’a pas été poursuivi.
n ch-priorities | La question n’a pas été retenue comme prioritaire.
p | Un programme d’aide en ligne, adapté d’un pays partenaire, sera essayé en {next-year}.
g gp-hotline-partnership | Une ligne anonyme tenue par une clinique répond à {n:300-900} contacts par an.
l ls-build-on-existing | Rattaché à une clinique ordinaire, le service a rencontré moins de résistance.
# takedown
d | Un avis est adressé à l’hébergeur, qui doit retirer le contenu sous {24|48|72} heures, et le régulateur vérifie.
d gp-industry-agreement | Les fournisseurs ont signé en {year} un code de conduite assorti de délais.
n gap-procedures | Aucune procédure n’est fixée ; la police s’adresse aux fournisseurs sans base formelle.
x gap-isp-duty | Les fournisseurs ne sont pas tenus d’agir avant une décision de justice.
x ch-cross-border | La plupart des contenus sont hébergés à l’étranger, où les décisions nationales restent sans effet.
x ch-private-sector | Les petits hébergeurs ne répondent pas la nuit.
p rc-law-reform | Une loi sur les services en ligne fixera des délais à partir de {next-year}.
g gp-industry-agreement | Un formulaire commun a ramené le délai moyen de {n:5-9} jours à {n:6-30} heures.
# reporting
d | {ministry} réunit chaque trimestre les {n:4-12} principaux fournisseurs pour revoir les chiffres et les formats.
d gp-industry-agreement | Un accord de {year} précise ce qui est signalé, à qui et comment.
d | Un guide destiné aux petites entreprises a été publié par le régulateur.
x gap-isp-duty | Le signalement est volontaire, et l’on ignore ce qui n’est pas signalé.
x gap-data | Un tiers des signalements manquent de précisions et restent sans suite.
# industry
d gp-industry-agreement | Une table ronde de {n:8-40} entreprises se réunit deux fois par an sous la présidence d’un ministère.
d | Un fonds de {amount} a soutenu {n:2-14} projets de sécurité dès la conception.
n gap-mandate | Aucun ministère n’est chargé des relations avec les entreprises.
x ch-private-sector | Les plateformes mondiales n’ont pas de bureau dans le pays et envoient des réponses générales.
x gap-isp-duty | Les engagements volontaires ne peuvent être imposés.
x ch-tech-change | Les produits changent chaque mois, et l’administration manque d’ingénieurs.
p rc-industry-standards | Un code pour les services utilisés par les enfants est en négociation pour {next-year}.
g gp-industry-agreement | Un groupe technique d’ingénieurs et d’enquêteurs, sans la presse, a résolu plusieurs difficultés.
l ls-industry-trust | Il a fallu deux ans pour que les entreprises parlent ouvertement.
# media
d gp-media-guidelines | Une charte pour la presse a été adoptée en {year} par le conseil de déontologie.
d | Des journées de formation ont réuni {n:40-190} journalistes depuis {year}.
n | L’État n’intervient pas, par respect de la liberté de la presse.
x ch-private-sector | Les médias en ligne cherchent l’audience et ne se sentent pas liés par la charte.
x gap-funding | La formation des journalistes n’a pas de budget.
x ch-awareness | La presse parle de cas isolés, rarement de prévention.
p | Un guide pour les rédactions sera présenté en {next-year}.
g gp-media-guidelines | Une liste de dix questions, écrite par des journalistes, est utilisée dans les principales rédactions.
l ls-build-on-existing | Passer par les instances de la profession a été accepté, alors qu’un code officiel avait échoué.
# terminology
d | La formation de base des professionnels comprend une heure sur le choix des mots.
x gap-law-outdated | Le code pénal conserve des mots qui ne sont plus admis.
x ch-language | Plusieurs termes anglais n’ont pas d’équivalent exact, et deux versions circulent.
x ch-coordination | Chaque profession tient à son propre vocabulaire.
p | Un glossaire national est prévu pour {next-year}, avec les ministères et la presse.
g gp-media-guidelines | Un tableau d’une page, avec les mots à employer et à éviter, a changé ce qui s’écrit.
l ls-terminology | Les mots façonnent les attitudes, et le temps passé à les choisir n’est pas perdu.
r rc-guidance | Un glossaire tenu à jour devrait être publié dans davantage de langues.
`);
