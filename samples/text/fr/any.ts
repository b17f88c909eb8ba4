import { parseStock } from '../stock.ts';

/** Phrases qui conviennent à toute capacité, et phrases qui énoncent un fait compté. */
export const FR_ANY = parseStock('fr', 'any', `
# any
d | La responsabilité {of-it} revient à une direction placée auprès du gouvernement, qui travaille avec {ministry} et {ministry-b}.
d | Un rapport annuel est {transmis au parlement|publié|présenté aux partenaires}, avec {n:6-20} indicateurs.
d | Le dispositif actuel date de {year} et a remplacé {un groupe informel|un projet pilote}.
d gp-multiagency | {Une dizaine|Une vingtaine|Une quinzaine} d’organismes y participent, dont {des associations|la société civile}, {des universités|des chercheurs} et {les communes|les collectivités}.
d | Les coûts de fonctionnement s’élèvent à environ {amount} par an.
d | Un protocole signé en {year} par {ministry} et {ministry-b} précise les tâches de chacun.
d | Des lignes directrices écrites existent ; elles ont été {revues|actualisées} en {year}.
d | L’avancement est suivi {chaque trimestre|deux fois par an} au moyen d’un tableau {d’indicateurs|d’actions}.
n | Il n’existe rien de tel à l’échelon national pour le moment.
n gap-mandate | Aucune institution n’a reçu de mandat {clair|formel} en la matière.
n | Une proposition a été {rédigée|préparée} en {year}, mais elle n’a pas été {adoptée|suivie d’effet}.
n gap-procedures | Les situations sont traitées au cas par cas, sans procédure {écrite|commune}.
x gap-funding | Il n’y a pas de ligne budgétaire {propre|distincte}, de sorte que chaque activité dépend {des économies faites ailleurs|des moyens disponibles en fin d’année}.
x gap-funding | Les crédits de {year} n’ont couvert que {les salaires|la moitié de ce qui était prévu|la capitale}.
x ch-short-funding | Une grande partie des moyens provient de {projets|bailleurs} et s’arrête au bout de {deux|trois} ans.
x ch-short-funding | À la fin du projet, en {year}, les activités régionales ont {cessé|été réduites}.
x gap-staff | {Trois|Quatre|Cinq} personnes seulement s’en occupent pour tout le pays, en plus d’autres tâches.
x gap-staff | Les postes restent vacants pendant {n:6-14} mois en moyenne, faute de {candidats|salaires attractifs}.
x ch-turnover | La rotation du personnel est {forte|élevée} : environ {n:30-60} % des agents formés en {year} ont changé de poste.
x ch-turnover | À chaque changement {de ministre|de direction}, les accords sont à refaire.
x gap-training | La formation est facultative et n’atteint qu’une petite partie du personnel.
x gap-training | Les agents {des provinces|récemment recrutés} ont rarement été formés, et aucun recyclage n’est prévu.
x ch-coordination | Plusieurs ministères sont concernés, et {l’on ne sait pas toujours qui décide|chacun suit son propre plan}.
x ch-coordination | La coordination entre le niveau national et le niveau local reste {inégale|un point faible}.
x ch-priorities | D’autres priorités, {la pandémie surtout|la situation budgétaire surtout}, ont pris le pas depuis 2020.
x ch-data-sharing | Les règles de protection des données rendent l’échange d’informations {lent|difficile} entre les services.
x gap-data | Chaque institution tient ses propres statistiques, qui ne sont pas comparables d’une année à l’autre.
x gap-rural | Hors des grandes villes, l’offre est {limitée|presque inexistante} et les distances sont longues.
x ch-backlog | La demande croît plus vite que les effectifs, et des délais de {n:3-9} mois ne sont pas rares.
x ch-tech-change | Les techniques évoluent plus vite que {les procédures|les supports de formation}.
x ch-cross-border | Beaucoup de dossiers concernent des entreprises établies à l’étranger, et les demandes d’entraide prennent {n:4-18} mois.
x ch-awareness | Les familles connaissent mal les services qui existent, et la peur d’être jugées les retient de demander de l’aide.
x gap-procedures | Les procédures existent {sur le papier|à l’état de projet}, mais ne sont pas appliquées partout.
x ch-private-sector | Les entreprises répondent {lentement|tardivement} et ne participent que si on les relance.
x ch-legislative-delay | Le projet de texte est {à l’examen|en attente d’une seconde lecture} depuis {year}.
x ch-language | Les supports n’existent que dans une langue, et les familles qui en parlent une autre sont difficiles à atteindre.
p | Un plan révisé est en préparation et devrait être adopté en {next-year}.
p | L’extension {of-it} à toutes les régions est prévue d’ici {next-year}.
p rc-budget-line | Une demande de {n:3-12} postes supplémentaires a été inscrite au projet de budget de {next-year}.
p | Un groupe de travail piloté par {ministry} remettra ses conclusions avant la fin de l’année.
p rc-training | Une série de {n:4-12} ateliers pour {n:80-600} professionnels est prévue en {next-year}.
p | Une phase pilote commencera en {next-year} dans {n:2-6} régions et sera évaluée avant d’être étendue.
p rc-data-system | Un registre commun doit être mis en place en {next-year}.
g gp-multiagency | Réunis autour d’une même table, police, services sociaux, santé et éducation règlent en une semaine ce qui prenait des mois.
g gp-multiagency | Un protocole unique, signé par {n:5-14} institutions, fixe chaque étape et les délais à tenir.
g gp-training-curriculum | Un programme commun de {n:12-60} heures, conçu avec une université, est proposé deux fois par an à toutes les professions.
g gp-training-curriculum | Des formateurs ont été préparés dans chaque région, si bien que le savoir reste quand les personnes partent.
g gp-data-dashboard | Un bulletin trimestriel de quelques indicateurs est {discuté|partagé} avec tous les partenaires et rend les lacunes visibles.
g gp-regional-exchange | Les visites d’étude dans {n:2-6} pays partenaires ont été très utiles.
g gp-child-advisory | Un conseil de {n:10-30} jeunes donne son avis sur les projets avant leur adoption.
g gp-hotline-partnership | L’accord entre une association et {ministry} assure l’indépendance d’un côté et un financement stable de l’autre.
l ls-political-will | Le soutien au plus haut niveau a fait la différence ; sans lui, les plans restent sur le papier.
l ls-political-will | C’est quand {ministry} a demandé des résultats que les choses ont avancé.
l ls-early-involvement | Tous ceux qui devront appliquer le texte doivent être associés dès la première version.
l ls-build-on-existing | Mieux vaut renforcer les structures existantes que d’en créer de nouvelles.
l ls-sustained-funding | Un financement modeste mais prévisible vaut mieux qu’un grand projet qui s’arrête.
l ls-evaluate | L’évaluation est à prévoir et à financer dès le départ, sans quoi aucune comparaison n’est possible.
l ls-children-voice | Les jeunes signalent des obstacles que les adultes ne voient pas, et leur avis est à demander à temps.
l | L’un des enseignements est que les rôles sont à mettre par écrit et que la confiance entre institutions demande du temps.
r rc-budget-line | Une ligne budgétaire pluriannuelle devrait être créée.
r rc-training | La formation devrait être obligatoire pour toutes les professions concernées, à l’entrée comme en cours de carrière.
r rc-law-reform | La loi devrait définir clairement les obligations de chaque organisme.
r rc-cooperation | La coopération entre pays devrait être renforcée, avec des points de contact désignés et des modèles communs.
r rc-data-system | Des définitions communes sont nécessaires pour disposer de statistiques fiables.
r rc-guidance | Des outils pratiques et courts, dans les langues nationales, seraient bienvenus.
r rc-industry-standards | Des normes minimales pour les fournisseurs de services numériques devraient être convenues à l’échelon régional.
# tools
s icse-connected | L’unité nationale est connectée à la base ICSE d’INTERPOL depuis {year}.
s icse-connected | Une connexion à ICSE est en service depuis {year} ; {n:3-24} agents habilités l’utilisent.
s icse-not-connected | Le pays n’est pas encore connecté à la base ICSE.
s icse-not-connected | Il n’y a pas de connexion à ICSE à ce jour ; une étude technique a été faite en {year}.
# hotline
s inhope-member | Le portail est membre du réseau INHOPE depuis {year}.
s inhope-member | L’adhésion à INHOPE a été obtenue en {year}, après un examen des procédures.
s inhope-not-member | Le portail n’est pas membre d’INHOPE.
s inhope-not-member | Le service est géré par la police et n’appartient pas au réseau INHOPE, bien que des contacts existent.
# terminology
s terminology-used | Le Guide de terminologie dit « de Luxembourg » est utilisé dans {la stratégie nationale|les documents officiels} depuis {year}.
s terminology-used | Une terminologie commune a été débattue et adoptée en {year} par le groupe de travail, et un glossaire a été diffusé.
s terminology-used | Le choix des mots a été discuté avec {ministry}, et les anciennes expressions sont peu à peu remplacées par les termes convenus.
s terminology-not-used | La question de la terminologie n’a pas encore été débattue à l’échelon national.
s terminology-not-used | Aucune terminologie commune n’est en usage ; chaque institution emploie ses propres termes.
s terminology-not-used | Le Guide de Luxembourg est peu connu et n’a pas été adopté.
`);
