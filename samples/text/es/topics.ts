import { parseStock } from '../stock.ts';

/** Frases propias de cada capacidad. */
export const ES_TOPICS = parseStock('es', 'topics', `
# governance
d gp-multiagency | La comisión fue creada por decreto en {year} y reúne a {n:7-18} instituciones, {dos|tres} organizaciones civiles y la academia.
d | La mesa se reúne {cada trimestre|dos veces al año} y cuenta con {n:2-5} grupos de trabajo.
x ch-coordination | Costó acordar qué ministerio debía presidir la comisión, y la decisión tomó {n:8-30} meses.
x gap-mandate | La comisión puede recomendar pero no decidir, y sus conclusiones no obligan a nadie.
x ch-turnover | Las personas delegadas cambian tanto que los acuerdos quedan sin seguimiento.
g gp-multiagency | La secretaría conjunta, con personal de {ministry} y de otras entidades, puso fin a la rivalidad.
l ls-political-will | La comisión empezó a funcionar cuando la vicepresidencia asumió su conducción.
r rc-guidance | Serían de ayuda modelos de reglamento para este tipo de comisiones.
# strategy
d | El plan tiene {n:4-7} ejes y {n:25-90} acciones, y sigue la estructura del Modelo de Respuesta Nacional.
d | El tema es un capítulo del plan contra la violencia hacia la niñez, con metas propias.
x gap-funding | El plan se aprobó sin presupuesto, y la mitad de las acciones locales no pudo empezar.
x gap-data | Las metas se fijaron sin línea de base, y el avance no puede medirse.
x ch-priorities | El plan anterior venció en {year} y no fue renovado.
p | El siguiente plan está en consulta y regirá desde {next-year}.
g | Una versión breve para municipios y familias se lee más que el plan completo.
l ls-sustained-funding | Diez acciones con recursos valen más que noventa sin ellos.
# research
d | En {year} se realizó una encuesta nacional a {n:1000-4000} niñas, niños y adolescentes, a cargo del instituto de estadística.
d gp-data-dashboard | Los datos de la policía, los tribunales y la línea de ayuda se reúnen una vez al año en un boletín.
x gap-data | La policía y el poder judicial usan categorías distintas, y no se puede seguir un caso hasta la sentencia.
x gap-funding | Una encuesta representativa cuesta cerca de {amount}, y no hay fondos para repetirla.
x ch-data-sharing | Obtener permiso para consultar los expedientes toma de {n:4-8} a {n:9-18} meses.
p rc-data-system | La próxima encuesta se prevé para {next-year}, con las mismas preguntas que en los países vecinos.
l ls-evaluate | Estudios pequeños y periódicos enseñan más que una sola encuesta grande.
# legislation
d | El código penal fue reformado en {year}, y las definiciones se ajustaron al Protocolo Facultativo.
x gap-law-outdated | Varias definiciones son anteriores a internet y no mencionan los medios digitales.
x gap-law-outdated | Algunas conductas preparatorias no están tipificadas, y los jueces interpretan la norma de manera diferente.
x gap-isp-duty | Los proveedores de internet no están obligados a reportar, y los plazos de conservación de datos son cortos.
x gap-isp-duty | La ley no dice en cuánto tiempo deben responder las empresas.
x ch-legislative-delay | La reforma presentada en {year} caducó al terminar la legislatura.
x gap-procedures | Hay buenas disposiciones, pero falta el reglamento, y los tribunales difieren en la práctica.
x ch-cross-border | Las reglas para servicios alojados en el extranjero no son claras.
p rc-law-reform | En {next-year} se presentará un proyecto de ley sobre las obligaciones de los proveedores.
p rc-law-reform | Una comisión compara la legislación nacional, artículo por artículo, con los estándares internacionales.
g gp-multiagency | Una guía práctica de la ley, escrita por {ministry} y el colegio de abogados, llegó a todos los juzgados.
l ls-early-involvement | Escuchar a las empresas antes de publicar el proyecto evitó una larga disputa.
r rc-law-reform | Las empresas deberían tener la obligación legal de responder en {24|48|72} horas.
# enforcement
d gp-specialised-unit | Desde {year} existe una unidad especializada con {n:8-70} agentes en la policía de investigación.
x gap-staff | La unidad cuenta con {n:4-15} plazas, dos de ellas vacantes.
x ch-backlog | El análisis de equipos tarda de {n:4-6} a {n:8-14} meses, y el rezago crece.
x gap-training | El personal de los departamentos recibió medio día de formación sobre evidencia digital.
x ch-turnover | Los mejores analistas se van al sector privado a los dos o tres años.
p | Para {next-year} se aprobó la incorporación de {n:5-40} agentes.
g gp-specialised-unit | Una trabajadora social forma parte de la unidad, y las familias tienen una sola persona de referencia.
# judiciary
d gp-training-curriculum | La escuela judicial ofrece cada año un curso de tres días, al que han asistido {n:60-190} jueces y fiscales.
x gap-training | Los cursos son voluntarios y asisten quienes ya conocen el tema.
x ch-backlog | Los procesos duran en promedio de {n:14-20} a {n:24-40} meses, lo que pesa sobre las familias.
x gap-rural | Las salas amigables existen solo en la capital y en {tres|cuatro} ciudades más.
p rc-training | En {next-year} comenzará un módulo obligatorio para nuevos jueces y fiscales.
g gp-training-curriculum | Policías, fiscales y jueces se forman juntos, lo que ha despejado muchos malentendidos.
# offenders
d gp-multiagency | Reuniones mensuales juntan al servicio penitenciario, la policía y salud.
x gap-mandate | Ninguna autoridad es responsable una vez cumplida la pena.
x gap-staff | Cada funcionario sigue a {n:60-180} personas, varias veces el número recomendado.
x gap-services | Los programas de tratamiento existen en un solo centro, con lista de espera.
p rc-law-reform | Se redacta una ley de supervisión que podría aprobarse en {next-year}.
# tools
d | El laboratorio se renovó en {year} con un costo de {amount}, con apoyo de la cooperación.
x gap-funding | Las licencias absorben la mayor parte del presupuesto y se renuevan cada año.
x gap-training | Solo dos agentes dominan las herramientas, y el trabajo se detiene cuando faltan.
x ch-tech-change | El almacenamiento no alcanza: el volumen por caso se ha multiplicado por diez.
g gp-regional-exchange | Dos países comparten licencias y una sala de formación, con menor costo.
# database
d | La base nacional funciona desde {year} y reúne los datos de todas las unidades.
x gap-staff | Una sola persona mantiene la base, además de otras tareas.
# support
d gp-one-stop | Hay centros de atención integral en {n:2-14} ciudades, con todos los servicios bajo un mismo techo.
d | La ruta de atención de {year} describe cada paso, del primer reporte a la recuperación.
x gap-services | Cada servicio trabaja por su lado, y las familias repiten su historia varias veces.
x gap-rural | Las familias rurales viajan de {n:2-4} a {n:5-9} horas hasta el centro más cercano.
x ch-backlog | La espera para la primera cita es de {n:2-8} meses.
p | Antes de {next-year} se abrirán {n:2-8} centros más.
g gp-one-stop | El centro único redujo a una sola el número de entrevistas, y los tribunales aceptan las grabaciones.
l ls-children-voice | Las niñas y los niños dijeron que lo peor era esperar sin noticias; un mensaje breve cada dos semanas ayudó mucho.
# workforce
d gp-training-curriculum | El tema forma parte de la carrera de trabajo social en {n:3-8} universidades.
x gap-staff | Cada trabajadora social atiende a {n:60-180} familias, de dos a cuatro veces lo recomendado.
x ch-turnover | Una de cada {tres|cuatro} personas deja el servicio en dos años, por los salarios.
x gap-rural | En {n:4-20} municipios no hay ninguna trabajadora social.
p rc-training | En {next-year} se ofrecerá un diplomado de {n:30-120} horas con {dos|tres} universidades.
g gp-training-curriculum | El acompañamiento en el puesto de trabajo dio mejor resultado que los talleres.
l ls-sustained-funding | Mejores salarios y supervisión hicieron más que los cursos.
# remedies
x gap-procedures | El derecho a la reparación existe, pero los formularios son largos y pocas familias lo solicitan.
x ch-awareness | Las familias no saben que existe un fondo, y nadie tiene el encargo de informarlas.
x gap-law-outdated | La reparación supone una sentencia firme, lo que excluye a la mayoría.
p rc-law-reform | Una reforma permitirá pedir reparación sin condena a partir de {next-year}.
g gp-child-advisory | Un grupo de adolescentes reescribió el formulario de quejas, que pasó de {n:6-12} páginas a una.
# helpline
d | La línea atiende un número gratuito, las 24 horas, por teléfono y por chat.
d gp-hotline-partnership | La gestiona una organización civil mediante un convenio con {ministry}.
x gap-funding | El subsidio cubre el {n:30-70} % de los costos, y se suprimió el horario nocturno.
x ch-backlog | Una de cada {tres|cuatro} llamadas queda sin respuesta en las horas pico.
x ch-awareness | Pocos niños conocen el número, sobre todo en el campo.
p | En {next-year} el chat se ampliará a la noche.
g gp-school-programme | Las consejeras visitan las escuelas, y las llamadas desde esos lugares se duplican.
# hotline
d | Los reportes pueden hacerse sin dar el nombre, en línea, y los revisan {n:3-12} analistas.
x ch-awareness | El portal es poco conocido: según una encuesta de {year}, lo conoce el {n:6-28} % de la población.
x gap-staff | Dos analistas atienden {n:3-30} mil reportes al año.
x ch-short-funding | La cooperación cubre la mitad del costo y termina en {next-year}.
g gp-hotline-partnership | La policía y el portal se reúnen cada mes para revisar expedientes, y hay confianza.
# education
d gp-school-programme | El tema está en el currículo desde tercer grado, con {n:4-14} lecciones al año.
d | El programa llega cada año a {n:30-190} mil estudiantes y {n:2-60} mil familias.
x gap-training | Muchos docentes se sienten menos seguros en línea que sus estudiantes.
x gap-rural | Las escuelas sin conexión reciben, en el mejor de los casos, hojas impresas.
x ch-awareness | Es difícil llegar a las familias: quienes asisten ya están convencidos.
p rc-training | Antes de {next-year} todos los nuevos docentes seguirán un curso en línea.
g gp-school-programme | Los estudiantes mayores enseñan a los menores: el método es creíble y cuesta poco.
l ls-children-voice | Las lecciones basadas en el miedo no funcionan; piden consejos prácticos.
# participation
d gp-child-advisory | Un consejo de {n:15-80} adolescentes se reúne tres veces al año y entrega sus propuestas al ministro.
x gap-rural | Quienes participan vienen de las ciudades, y faltan los que están fuera de la escuela.
x gap-procedures | Opinaron pero no recibieron respuesta, y eso desanima.
p | En {next-year} se formará un grupo asesor permanente.
g gp-child-advisory | Los integrantes eligen los temas, y las autoridades acuden a ellos.
# offender-support
x gap-services | Casi ningún servicio recibe a quienes buscan ayuda antes de cualquier delito.
x gap-staff | Unos pocos especialistas trabajan en este campo, y la espera es de {n:3-10} meses.
x gap-mandate | Salud y justicia se pasan la responsabilidad, y el piloto no continuó.
p | En {next-year} se probará un programa de autoayuda en línea, adaptado de un país socio.
# takedown
d | Se envía un aviso al alojador, que debe retirar el contenido en {24|48|72} horas.
x gap-isp-duty | Las empresas no están obligadas a actuar antes de una orden judicial.
x ch-cross-border | La mayor parte del contenido está alojada en el extranjero, donde las órdenes nacionales no tienen efecto.
x ch-private-sector | Los alojadores pequeños no responden de noche.
g gp-industry-agreement | Un formulario común redujo el plazo medio de {n:5-9} días a {n:6-30} horas.
# reporting
d | {ministry} se reúne cada trimestre con las {n:4-12} empresas principales para revisar cifras y formatos.
x gap-isp-duty | El reporte es voluntario, y no se sabe cuánto queda sin reportar.
x gap-data | A un tercio de los reportes le faltan datos, y queda sin seguimiento.
# industry
d gp-industry-agreement | Una mesa con {n:8-40} empresas se reúne dos veces al año.
x ch-private-sector | Las plataformas globales no tienen oficina en el país y envían respuestas generales.
x ch-tech-change | Los productos cambian cada mes, y a la administración le faltan ingenieros.
x gap-isp-duty | Los compromisos voluntarios no pueden exigirse.
p rc-industry-standards | Se negocia un código para los servicios que usan niñas y niños, previsto para {next-year}.
g gp-industry-agreement | Un grupo técnico de ingenieros e investigadores, sin prensa, resolvió varios problemas.
l ls-industry-trust | Hicieron falta dos años para que las empresas hablaran con franqueza.
# media
d gp-media-guidelines | En {year} el consejo de prensa adoptó una guía para periodistas.
x ch-private-sector | Los medios en línea buscan audiencia y no se sienten obligados por la guía.
x gap-funding | La formación de periodistas no tiene presupuesto.
g gp-media-guidelines | Una lista de diez preguntas, escrita por periodistas, se usa en las principales redacciones.
l ls-build-on-existing | Trabajar con los gremios de prensa fue aceptado, mientras que un código oficial había fracasado.
# terminology
d | La formación básica dedica una hora a la elección de las palabras.
x gap-law-outdated | El código penal conserva palabras que ya no se aceptan.
x ch-language | Varios términos en inglés no tienen equivalente exacto, y circulan dos versiones.
x ch-coordination | Cada institución mantiene su propio vocabulario, lo que dificulta comparar las estadísticas.
x ch-awareness | El público y la prensa siguen usando las expresiones de antes, por costumbre.
g gp-media-guidelines | Una tabla de una página con las palabras que conviene usar cambió lo que se escribe.
l ls-terminology | Las palabras forman actitudes, y el tiempo dedicado a elegirlas no se pierde.
`);
