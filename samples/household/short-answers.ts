import type { Random } from '../random.ts';

/** Short answers of children and caregivers: beginnings and ends that go together, in English and Spanish. */
const PARTS = {
  child: {
    en: {
      wish: [
        'Teachers should {talk with us|explain} about the internet {more often|every term|before we get a phone}', 'I would like {lessons|a lesson each month} on {privacy|how to block people|what to share}', 'Parents should {ask first|listen|not take the phone away} when we tell them something',
        'There should be a {number|place|person at school} we can {ask|go to} {without fear|in private}', 'Apps should {have a report button that works|answer when we report|ask our age properly}', 'Nothing, {it is fine now|my parents already help me}',
        'More {posters|videos|games} that {children make themselves|explain it in our language}', 'The school {club|library} could {help us|show us the settings}', 'Our {village|town} needs {better internet|a youth centre|a counsellor}', 'Somebody who {answers at night|speaks our language} on the helpline',
        'Let us {take part in|speak at} the meetings where {rules are made|adults decide}', 'Make the rules {shorter|easier to read}',
      ],
      why: ['because {I would not know whom to ask|my friends do not know either|nobody told us}', 'since {we all use it|my little brother also uses it}', 'so that {we feel safe|everyone knows what to do|we do not have to be afraid}', 'and {also for our parents|the same for younger children}', ''],
    },
    es: {
      wish: [
        'Que en la escuela {nos hablen más|nos expliquen} sobre internet', 'Que los padres {escuchen|no se enojen|pregunten primero}', 'Que haya {una persona|un lugar} en el colegio para {pedir ayuda|hablar con confianza}', 'Que las aplicaciones {respondan cuando uno reporta|tengan reglas claras}',
        'Más {videos|charlas|juegos} hechos por {nosotros|jóvenes}', 'Que la línea de ayuda {atienda de noche|responda por chat}', 'Nada, {así está bien|en mi casa me ayudan}', 'Que nos {inviten|tengan en cuenta} cuando hacen las reglas', 'Mejor {señal|internet} y un {centro juvenil|consejero} en el barrio',
      ],
      why: ['porque {no sabría a quién preguntar|mis amigos tampoco saben}', 'para {estar más tranquilos|que todos sepan qué hacer}', 'y también {para los padres|para los más pequeños}', ''],
    },
  },
  caregiver: {
    en: {
      wish: [
        '{A short course|Evening meetings} for parents at the {school|clinic|church}', 'Clear {information|advice} on {settings|apps|what is normal at each age}', 'Someone at the school {to talk to|who calls back}', 'A {free number|desk at the post office} where parents can {ask|report}',
        'Companies should {make phones for children safer|explain their rules}', 'The school and parents should {agree on rules|meet more often}', 'More {time|help} for families where {both parents work|grandparents care for the children}', 'Information in {our language|simple words|radio programmes}', 'I do not know, my child {knows more than I do|shows me how it works}',
      ],
      why: ['as {I did not grow up with it|it changes so fast}', 'because {we cannot watch all the time|children do not tell us everything}', 'especially {in the villages|for the younger ones|for single parents}', ''],
    },
    es: {
      wish: [
        'Un {curso corto|taller} para padres en {la escuela|el centro de salud}', 'Información clara sobre {las aplicaciones|la configuración|qué es normal a cada edad}', 'Una persona en el colegio {con quien hablar|que devuelva la llamada}', 'Un número gratuito para {preguntar|reportar}',
        'Que las empresas {expliquen sus reglas|hagan teléfonos más seguros}', 'Que el colegio y los padres {acuerden reglas|se reúnan más}', 'No sé, mi hija {sabe más que yo|me enseña a usarlo}',
      ],
      why: ['porque {no crecimos con esto|todo cambia muy rápido}', 'sobre todo {en las veredas|para los más pequeños}', 'ya que {trabajamos todo el día|no siempre nos cuentan}', ''],
    },
  },
} as const;

const OPENINGS = {
  en: ['', '', '', 'I think: ', 'For me, ', 'Honestly, ', 'Maybe '],
  es: ['', '', '', 'Creo que lo mejor: ', 'Para mí, ', 'La verdad, ', 'Tal vez '],
} as const;
const lowerFirst = (text: string): string => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** One short answer, as somebody would say it to an interviewer: a wish, at times with its reason, at times with a second one. */
export function shortAnswer(who: keyof typeof PARTS, language: 'en' | 'es', random: Random): string {
  const { wish, why } = PARTS[who][language];
  const fill = (text: string): string => text.replace(/\{([^{}]*)\}/g, (_, alternatives: string) => random.pick(alternatives.split('|')));
  const wishes = random.sample<string>(wish, random.chance(0.55) ? 2 : 1).map(fill);
  const reason = fill(random.pick<string>(why));
  const opening = random.pick<string>(OPENINGS[language]);
  const first = opening === '' ? wishes[0]! : opening + lowerFirst(wishes[0]!);
  const because = reason === '' ? '' : `${/^(?:and|y) /.test(reason) ? ' ' : ', '}${reason}`;
  return [first + because, ...wishes.slice(1)].map((sentence) => `${sentence}.`).join(' ');
}
