/**
 * Whole messages that only keep one another company: they end no wait and are no answer. Parts of a message may be put together ("ok, thanks
 * a lot 👍"); whatever holds a word more is something said. "Yes", "no", "done" and "sure" may answer a question, and are not among them.
 *
 * Thanks; heard; pleased; in answer to thanks; coming and going; and the same in German, French, Spanish, Portuguese, Italian and Dutch.
 */
const COURTESIES = new Set(
  `thanks | thank you | thanks a lot | thanks a bunch | thanks a million | many thanks | thanks so much | thank you so much |
    thank you very much | thanks very much | thx | tnx | ty | tysm | tks | cheers | ta | thanks all | thanks everyone | thanks team |
    thanks again | thank you again | thanks in advance | kudos | much appreciated | appreciated | appreciate it |
    thanks for letting me know | thanks for letting us know | thanks for the update | thank you for the update |
    thanks for the info | thanks for the heads up | thanks for the quick reply | thanks for your help | thank you for your help |
    thanks for your patience |
    ok | okay | okey | k | kk | okey dokey | okie | alright | all right | got it | gotcha | noted | understood | roger |
    roger that | copy that | ack | acknowledged | i see | makes sense | fair enough | will do | on it | sounds good | sounds great |
    good to know | ok got it | received | wilco |
    great | great stuff | nice | nice one | perfect | excellent | awesome | cool | super | brilliant | lovely |
    wonderful | fantastic | amazing | well done | good job | great job | great work |
    you are welcome | you're welcome | youre welcome | welcome | yw | no problem | no problem at all | no worries | np |
    my pleasure | anytime | any time | happy to help | glad to help | sure thing | no prob | all good |
    hi | hello | hey | hi all | hello all | hi team | hello team | hi everyone | hello everyone | hey all | good morning |
    good afternoon | good evening | morning | have a nice day | have a good day | bye | see you | have a good weekend |
    have a nice weekend | happy friday | talk soon | best | best regards | kind regards | regards | sorry | sorry about that |
    my bad | oops | apologies | haha | lol | bump | ping |
    danke | danke dir | danke ihnen | danke schön | dankeschön | vielen dank | besten dank | herzlichen dank | alles klar |
    in ordnung | verstanden | gern | gerne | gern geschehen | gerne geschehen | bitte | hallo | guten morgen | guten tag |
    moin | mfg | viele grüße | schönes wochenende | mach ich | super danke |
    merci | merci beaucoup | merci bien | un grand merci | mille mercis | d accord | d'accord | entendu | bien reçu | compris |
    ça marche | très bien | parfait | de rien | je vous en prie | bonjour | bonsoir | salut | cordialement | bonne journée |
    bon week-end | désolé | désolée | c est noté | c'est noté | noté |
    gracias | muchas gracias | mil gracias | de acuerdo | vale | entendido | perfecto | de nada | hola | buenos días | buenas |
    un saludo | saludos | recibido | obrigado | obrigada | muito obrigado | muito obrigada | combinado | entendi | bom dia | olá |
    beleza | abraço | grazie | grazie mille | molte grazie | va bene | ricevuto | capito | perfetto | prego | ciao | buongiorno |
    dank je | dank u | dankjewel | bedankt | hartelijk dank | begrepen | prima | goedemorgen | graag gedaan | groeten`
    .split('|')
    .map((text) => normal(text)),
)

/** The words of the longest of them. */
const LONGEST = Math.max(...[...COURTESIES].map((text) => text.split(' ').length))

/** Emoji that say no more than a nod. Of a shortcode, the word between its colons. */
const NODS = new Set(
  `👍 👌 🙏 🙌 👏 ✌ 🤝 💪 😀 😃 😄 😁 😅 😂 🙂 😉 😊 😎 🤗 😍 🥳 🎉 🎊 ❤ 💙 💚 🧡 💜 💯 🔥 ⭐ 🌟 ✨ 🚀 👀 🫡 ☺ 😇 👋 🤞 💐 🏆 🥰 🤩 🆗`.split(
    /\s+/u,
  ),
)
const NOD_CODES = new Set(
  `+1 thumbsup ok_hand pray raised_hands clap handshake muscle smile smiley grinning grin slightly_smiling_face wink blush
    sunglasses hugging_face heart tada fire rocket eyes sparkles 100 wave crossed_fingers joy sweat_smile saluting_face
    partying_face star thank-you ok`.split(/\s+/u),
)

/** Whom people thank as well. */
const BOT = 'Liaison'

/** Whether a message is a courtesy and nothing else. `names`: of those who take part, who may be addressed in it. */
export function isCourtesy(text: string, names: readonly string[] = []): boolean {
  const known = new Set([BOT, ...names].flatMap((name) => [normal(name), ...normal(name).split(' ')]))
  const unaddressed = text.replaceAll(/@\{[^}]*\}/gu, ' ')
  const bare = withoutNods(unaddressed)
  const words = normal(bare)
    .split(' ')
    .filter((word) => word !== '')
  // Some names are such words.
  if (words.length > 0 && isMadeOf(words)) return true
  const left = words.filter((word) => !known.has(word))
  // Nothing but a name says something, and so does a sign that is no nod.
  if (left.length === 0) return bare !== unaddressed && !/[^\s.,!]/u.test(bare)
  return isMadeOf(left)
}

/** Whether a message may be a courtesy that addresses somebody by a name: else it makes no difference who takes part. */
export function mayAddressSomebody(text: string): boolean {
  const words = normal(withoutNods(text)).split(' ')
  if (words.length > LONGEST_ADDRESSED) return false
  return withoutNods(text) !== text || words.some((_, at) => beginsWithCourtesy(words.slice(at)))
}

/** No courtesy with a name or two has more words. */
const LONGEST_ADDRESSED = 16

function beginsWithCourtesy(words: readonly string[]): boolean {
  return words.some((_, at) => at < LONGEST && COURTESIES.has(words.slice(0, at + 1).join(' ')))
}

/** Whether the words are courtesies put one after the other. */
function isMadeOf(words: readonly string[]): boolean {
  const reached = new Set([0])
  for (let from = 0; from < words.length; from += 1) {
    if (!reached.has(from)) continue
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to += 1)
      if (COURTESIES.has(words.slice(from, to).join(' '))) reached.add(to)
  }
  return reached.has(words.length)
}

function withoutNods(text: string): string {
  return text
    .replaceAll(/:([a-z0-9_+-]+):(?::skin-tone-\d:)?/gu, (code, name: string) => (NOD_CODES.has(name) ? ' ' : code))
    .replaceAll(/[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, '')
    .replaceAll(/\p{Extended_Pictographic}/gu, (sign) => (NODS.has(sign) ? ' ' : sign))
    .replaceAll(/(?<=^|\s)(?:[:;]-?[)D]|\^\^|<3)(?=\s|$)/gu, ' ')
}

/** A question mark is something said, and so is a sign that is no nod. */
function normal(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’`´]/gu, "'")
    .replaceAll(/[@.,!;:…*_~()"“”\u200B-\u200F\u2060\uFEFF–—-]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
