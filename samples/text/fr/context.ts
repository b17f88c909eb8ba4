import { parseStock } from '../stock.ts';

/** Origine de la politique, ce qui l’a motivée, initiatives rejointes. */
export const FR_CONTEXT = parseStock('fr', 'context', `
# origin
d | La première politique nationale date de {year}. {ministry} en a la responsabilité, avec {ministry-b} pour ce qui touche aux {victimes|écoles|poursuites} et à la prévention.
d | {year} : un premier plan d’action, préparé par {ministry}, a été adopté en conseil des ministres. Il a été revu {une fois|deux fois} depuis, après une consultation publique.
d | Avant {year}, la question relevait du plan général pour l’enfance ; depuis, {ministry} pilote un plan distinct, d’une durée de {n:3-6} ans.
# prompt
d | La ratification de la convention de Lanzarote et les observations du Comité des droits de l’enfant ont donné la première impulsion.
d | Un rapport parlementaire de {year} avait montré des lacunes dans la coordination et dans les services.
d | Les associations demandaient depuis longtemps une politique d’ensemble.
d | Le nombre de signalements avait {doublé|triplé} en {n:3-6} ans, et le travail de la police ne suffisait plus.
d | Il s’agissait de réunir des mesures dispersées dans {n:4-9} plans différents.
d | La diffusion rapide des téléphones chez les enfants avait rendu les règles antérieures caduques.
d | Le Modèle de réponse nationale, présenté en {year} lors d’un atelier interministériel, a servi de grille.
# initiatives
d | Le pays est membre de l’Alliance mondiale WePROTECT depuis {year} et participe à ses groupes de travail.
d | Il prend part aux actions d’EMPACT, au sein d’Europol, avec {n:3-8} autres pays.
d | Des accords bilatéraux de coopération policière existent avec {n:4-22} partenaires.
d | La convention de Budapest et le Protocole facultatif ont été ratifiés, et un rapport a été remis en {year}.
d | Un réseau francophone de points de contact se réunit {une|deux} fois par an.
d | {ministry} finance {n:2-8} projets dans des pays partenaires, surtout en matière de formation.
`);
