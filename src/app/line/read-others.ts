import { bareWord, withoutSigns } from './as-matched.ts'
import { saysNothing, withoutPoliteEnd } from './filler-words.ts'
import { asTyped, type Piece } from './pieces.ts'
import { asItStands, beyond, mentionIn, said } from './read-labelled.ts'
import { partnerFrom } from './read-partner.ts'
import type { ReadRest, Rest } from './reading.ts'
import { whyUnclear } from './unclear.ts'

/** Words around a partner that say nothing of their own. */
const AROUND = new Set('me us the my our all open for with of in to from at here this channel as a an by'.split(' '))
const AROUND_NAME = new Set('a an the new partner called named'.split(' '))

export function isAround({ text, quoted }: Piece): boolean {
  return !quoted && (bareWord(text) === '' || AROUND.has(bareWord(text)))
}

/** `bind acme shared`, `people acme add @Ravi`: the partner, wherever it stands, then what is said of it. */
export function readPartner(rest: Rest, words: string[] | undefined, exactly: boolean): ReadRest {
  const { pieces, known } = rest
  const at = pieces.findIndex((_, index) => partnerFrom(pieces, index, known.partners) !== undefined)
  const partner = at < 0 ? undefined : partnerFrom(pieces, at, known.partners)
  const left = partner ? [...pieces.slice(0, at), ...pieces.slice(partner.to)] : pieces
  if (words) return readNamed(rest, partner?.said, left, words)
  const more = withoutPoliteEnd(left.filter((one) => !isAround(one)))
  const meant = saysNothing(more) ? [] : more
  const doubt = exactly ? whyNotExactly(rest, meant) : undefined
  const beside = doubt === undefined ? {} : { doubt }
  const before = partner ? [partner.said] : []
  const line = said(rest, [...before, ...meant.map(({ text }) => text)])
  // Words in quotes where a partner would stand: the verb tells whether they are one. Behind it they are one name, whatever it is made of.
  const quoted = meant.flatMap((one, index) => (one.quoted ? [before.length + index] : []))
  return { ...beside, lines: [quoted.length > 0 ? { ...line, quoted } : line], plain: true }
}

/** Beside the partner only people's own words, in one pair of quotes or on the lines below. */
function whyNotExactly(rest: Rest, meant: Piece[]): string | undefined {
  if (meant.length > 1 || meant.some(({ quoted }) => !quoted)) return beyond(rest, meant)
  if (meant.length > 0 && rest.below !== undefined) return 'Some of it is in quotes and some is not.'
  return whyUnclear(undefined, rest.below, { labels: [], verbs: rest.known.verbs })
}

/** Somebody is named for the partner, or taken away; else it shows who is. */
function readNamed(rest: Rest, partner: string | undefined, left: Piece[], words: string[]): ReadRest {
  const who = mentionIn(left, rest.known.me)
  const change = left.find(({ text, quoted }) => !quoted && words.includes(bareWord(text)))
  const more = left.filter((one) => one !== who?.piece && one !== change && !isAround(one))
  const [name, ...others] = partner === undefined && !saysNothing(more) ? more : []
  const line = said(rest, [
    ...(partner === undefined ? [] : [partner]),
    ...(name === undefined ? [] : [name.text]),
    ...(change ? [bareWord(change.text)] : []),
    ...(who ? [who.token] : []),
  ])
  const beside = partner === undefined ? others : more
  return {
    lines: [line],
    ...(name !== undefined && { unfit: true }),
    ...(change ? { plain: true } : !who && { shows: true }),
    ...(!saysNothing(beside) && { doubt: beyond(rest, beside) }),
  }
}

/** `managers add @Mara`, `person @Ravi leaves`. */
export function readPeople(rest: Rest, words: string[], exactly: boolean): ReadRest {
  const { pieces, known } = rest
  const who = mentionIn(pieces, words.length > 0 ? known.me : undefined)
  const change = pieces.find(({ text, quoted }) => !quoted && words.includes(bareWord(text)))
  const more = pieces.filter((one) => one !== who?.piece && one !== change && !isAround(one))
  const all = [...(change && !exactly ? [bareWord(change.text)] : []), ...(who ? [who.token] : [])]
  const line = said(rest, [...all, ...(change && exactly ? [bareWord(change.text)] : [])])
  if (words.length === 0 && !who) return { lines: [asItStands(rest)], unfit: true }
  const isInOrder = !exactly || !change || !who || pieces.indexOf(who.piece) < pieces.indexOf(change)
  if (saysNothing(more) && isInOrder)
    return { lines: [line], plain: true, ...(!change && !isErasing(words) && { shows: true }) }
  return exactly ? { lines: [asItStands(rest)], unfit: true } : { lines: [line], doubt: beyond(rest, more) }
}

/** Without a word for it, whoever is mentioned is shown, or erased. */
function isErasing(words: string[]): boolean {
  return words.length === 0
}

/** `add "Acme Hosting"`: a name in quotes, and who looks after it. */
export function readName(rest: Rest): ReadRest {
  const { pieces, text, known } = rest
  const who = mentionIn(pieces, known.me)
  const named = pieces.filter((one) => one !== who?.piece)
  const quotes = named.filter(({ quoted }) => quoted)
  const isName =
    quotes.length === 1 && named.every((one) => one.quoted || AROUND_NAME.has(bareWord(one.text)) || saysNothing([one]))
  const name = isName ? quotes[0]!.text : saysNothing(named) ? undefined : asTyped(text, named)
  const line = said(
    rest,
    [...(name === undefined ? [] : [name]), ...(who ? [who.token] : [])],
    isName ? [0] : undefined,
  )
  if (name === undefined || isName) return { lines: [line], plain: true }
  return { lines: [line], loose: true, doubt: 'A name goes between quotes.' }
}

/** Words around filters that are none. */
const AROUND_FILTERS = new Set('for with of in to from at a an the and by case cases'.split(' '))

/** `cases acme overdue sev 1`: filters and a partner, without what stands around them. */
export function readFilters(rest: Rest): ReadRest {
  const pieces = withoutPoliteEnd(rest.pieces)
  const words: string[] = []
  for (let at = 0; at < pieces.length;) {
    const { text, quoted } = pieces[at]!
    const partner = partnerFrom(pieces, at, rest.known.partners)
    const word = quoted ? text : withoutSigns(text)
    if (partner) words.push(partner.said)
    else if (quoted || !(word === '' || AROUND_FILTERS.has(bareWord(text)))) words.push(word)
    at = partner?.to ?? at + 1
  }
  return { lines: [said(rest, words)], plain: true }
}

/** `find "orders api"`; in other quotes, or as code, it is one text as well. */
export function readSearch(rest: Rest): ReadRest {
  const text = rest.pieces.some(({ quoted }) => quoted) ? undefined : asTyped(rest.text, rest.pieces)
  const [, phrase] = /^[‘’'‚‹›′‛`]+([^`]*[^\s`])[‘’'‹›′`]+[.!?]?$/su.exec(text ?? '') ?? []
  if (phrase !== undefined) return { lines: [said(rest, [phrase.trim()], [0])], plain: true }
  const bare = rest.pieces.map((one) =>
    one.quoted ? one : { ...one, text: one.text.replaceAll(/^[*_~]+|[*_~]+$/gu, '') },
  )
  return { lines: [asItStands({ ...rest, pieces: bare.filter((one) => one.text !== '') })], plain: true }
}

/** `list`. */
export function readNothing(rest: Rest): ReadRest {
  return { lines: [said(rest, [])], plain: true }
}
