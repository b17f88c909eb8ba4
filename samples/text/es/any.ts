import { parseStock } from '../stock.ts';

/** Frases que convienen a cualquier capacidad, y frases que enuncian un hecho contado. */
export const ES_ANY = parseStock('es', 'any', `
# any
d | La responsabilidad {of-it} corresponde a una dirección que trabaja con {ministry} y {ministry-b}.
d | Cada año se {publica|presenta al Congreso} un informe con {n:6-20} indicadores.
d | Las disposiciones actuales datan de {year} y reemplazaron {un grupo informal|un proyecto piloto|un proyecto de la cooperación}.
d gp-multiagency | Participan unas {n:6-24} instituciones, entre ellas {organizaciones de la sociedad civil|asociaciones}, {universidades|la academia} y {los municipios|los gobiernos locales}.
d | El costo de funcionamiento es de aproximadamente {amount} al año.
d | Un convenio firmado en {year} por {ministry} y {ministry-b} precisa las tareas de cada parte.
d | Existen lineamientos escritos, {revisados|actualizados} por última vez en {year}.
d | El avance se revisa {cada trimestre|dos veces al año} mediante una matriz de acciones con responsables.
n | Por ahora no existe nada de ese tipo a nivel nacional.
n gap-mandate | Ninguna institución ha recibido un mandato {claro|formal} en esta materia.
n | En {year} se {elaboró|preparó} una propuesta, pero no fue {aprobada|puesta en marcha}.
n gap-procedures | Los casos se atienden uno por uno, sin un procedimiento {escrito|común}.
x gap-funding | No hay una partida presupuestaria {propia|específica}, de modo que cada actividad depende {de lo que sobra|de ahorros en otras áreas}.
x gap-funding | El presupuesto de {year} alcanzó solo para {los salarios|la mitad de lo previsto|la capital}.
x ch-short-funding | Buena parte de los fondos proviene de {proyectos|la cooperación internacional} y termina a los {dos|tres} años.
x ch-short-funding | Cuando el proyecto terminó, en {year}, las actividades en los departamentos se {redujeron|detuvieron}.
x gap-staff | Solo {n:2-9} personas trabajan en el tema para todo el país, la mayoría con otras funciones.
x gap-staff | Las vacantes quedan sin cubrir durante {n:6-14} meses en promedio, porque los salarios no son competitivos.
x ch-turnover | La rotación de personal es {alta|muy alta}: cerca del {n:30-60} % de quienes se formaron en {year} ya cambió de puesto.
x ch-turnover | Con cada cambio {de gobierno|de autoridades} hay que empezar de nuevo con los acuerdos.
x gap-training | La capacitación es voluntaria y llega a una parte pequeña del personal.
x gap-training | El personal {fuera de la capital|recién incorporado} rara vez ha sido capacitado, y no hay cursos de actualización.
x ch-coordination | Intervienen varios ministerios y {no siempre está claro quién decide|cada uno sigue su propio plan}.
x ch-coordination | La coordinación entre el nivel nacional y el local es {desigual|un punto débil}.
x ch-priorities | Otras prioridades, {sobre todo la pandemia|sobre todo la situación fiscal}, han desplazado el tema desde 2020.
x ch-data-sharing | Las normas de protección de datos y los sistemas distintos hacen {lento|difícil} el intercambio de información.
x gap-data | Cada institución lleva sus propias estadísticas, que no son comparables de un año a otro.
x gap-rural | Fuera de las ciudades grandes la oferta es {limitada|casi inexistente} y las distancias son largas.
x gap-rural | En los municipios rurales y en las comunidades indígenas el acceso sigue siendo limitado.
x ch-backlog | La demanda crece más rápido que el número de plazas, y son frecuentes las esperas de {n:3-9} meses.
x ch-tech-change | La tecnología cambia más rápido que {los procedimientos|los materiales de formación}.
x ch-cross-border | Muchos asuntos involucran a empresas con sede en el extranjero, y las solicitudes de asistencia tardan de {n:4-8} a {n:9-18} meses.
x ch-awareness | Las familias conocen poco los servicios que existen, y el temor al estigma les impide pedir ayuda.
x gap-procedures | Los protocolos existen {en el papel|en borrador}, pero no se aplican en todas partes.
x ch-private-sector | Las empresas responden {con lentitud|tarde} y participan solo cuando se les insiste.
x ch-legislative-delay | El proyecto de ley está {en comisión|pendiente de segundo debate} desde {year}.
x ch-language | Los materiales existen en un solo idioma, y las familias que hablan lenguas indígenas quedan fuera.
p | Se está preparando un plan revisado, que debería aprobarse en {next-year}.
p | Se prevé extender {it} a todos los departamentos antes de {next-year}.
p rc-budget-line | En el proyecto de presupuesto de {next-year} se solicitaron {n:3-12} plazas adicionales.
p | Un grupo de trabajo dirigido por {ministry} presentará sus conclusiones antes de fin de año.
p rc-training | Para {next-year} está prevista una serie de {n:4-12} talleres con {n:80-600} profesionales.
p | Una fase piloto comenzará en {next-year} en {n:2-6} municipios y se evaluará antes de ampliarla.
p rc-data-system | En {next-year} debe ponerse en marcha un registro único.
g gp-multiagency | En una misma mesa, la policía, los servicios sociales, salud y educación resuelven en una semana lo que antes tomaba meses.
g gp-multiagency | Un protocolo único, firmado por {n:5-14} instituciones, fija cada paso y los plazos.
g gp-training-curriculum | Un curso común de {n:12-60} horas, diseñado con una universidad, se ofrece dos veces al año a todas las profesiones.
g gp-training-curriculum | Se formó a formadores en cada departamento, de modo que el conocimiento permanece cuando las personas se van.
g gp-data-dashboard | Un boletín trimestral con pocos indicadores se comparte con todos los socios y hace visibles los vacíos.
g gp-regional-exchange | Las visitas de estudio y los intercambios con {n:2-6} países vecinos han sido muy útiles.
g gp-child-advisory | Un consejo de {n:10-30} adolescentes opina sobre los borradores antes de su aprobación.
g gp-hotline-partnership | El acuerdo entre una organización de la sociedad civil y {ministry} da independencia por un lado y financiamiento estable por el otro.
l ls-political-will | El respaldo al más alto nivel marcó la diferencia; sin él, los planes se quedan en el papel.
l ls-political-will | Las cosas avanzaron cuando {ministry} pidió resultados.
l ls-early-involvement | Quienes deben aplicar la norma han de participar desde el primer borrador.
l ls-build-on-existing | Es mejor fortalecer las estructuras existentes que crear otras nuevas.
l ls-sustained-funding | Un financiamiento modesto pero previsible vale más que un proyecto grande que se termina.
l ls-evaluate | La evaluación debe planificarse y pagarse desde el inicio; de lo contrario no hay con qué comparar.
l ls-children-voice | Las y los adolescentes señalan obstáculos que los adultos no ven, y hay que consultarlos a tiempo.
l | Una lección es que los roles deben quedar por escrito y que la confianza entre instituciones toma tiempo.
r rc-budget-line | Debería crearse una partida presupuestaria plurianual.
r rc-training | La capacitación debería ser obligatoria para todas las profesiones, tanto inicial como en servicio.
r rc-law-reform | La ley debería definir con claridad las obligaciones de cada institución.
r rc-cooperation | Debería reforzarse la cooperación entre países, con puntos de contacto designados y formatos comunes.
r rc-data-system | Se necesitan definiciones comunes para contar con estadísticas confiables.
r rc-guidance | Serían útiles herramientas prácticas y breves en español, con ejemplos costeados.
r rc-industry-standards | Las normas mínimas para las empresas de servicios digitales deberían acordarse a nivel regional.
# terminology
s terminology-used | La terminología acordada se utiliza en {la estrategia nacional|los documentos oficiales} desde {year}.
s terminology-used | El uso de términos comunes se discutió en la mesa interinstitucional en {year}, y se difundió un glosario con {n:20-60} términos.
s terminology-used | Las Orientaciones de Luxemburgo se presentaron en {year} y {ministry} recomienda su uso en toda comunicación pública.
s terminology-used | El lenguaje se debatió con {ministry} y con periodistas, y las expresiones antiguas se están reemplazando por los términos acordados.
s terminology-not-used | El tema de la terminología todavía no se ha discutido a nivel nacional.
s terminology-not-used | No se utiliza una terminología común; cada institución emplea sus propios términos.
s terminology-not-used | Las Orientaciones de Luxemburgo son poco conocidas y no se han adoptado.
s terminology-not-used | No se ha tomado ninguna decisión sobre terminología y el código penal conserva expresiones antiguas.
`);
