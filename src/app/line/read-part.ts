import { bareWord } from './as-matched.ts'
import { saysNothing, withoutPoliteEnd } from './filler-words.ts'
import type { Takes } from './grammar.ts'
import type { Piece } from './pieces.ts'
import { asItStands, beyond, namesLabel, readLabelled, said } from './read-labelled.ts'
import { isAround } from './read-others.ts'
import { partnerFrom } from './read-partner.ts'
import type { ReadRest, Rest } from './reading.ts'

/** Words that lead to what is asked about, and say nothing of their own where it only shows. */
const LEADS = new Set('up how is about on'.split(' '))

/** `check acme results`, `check now acme`, `check CHECK-2`: in the order partner, word, what else is said. */
export function readLabelOrPart(rest: Rest, takes: Extract<Takes, { of: 'label or part' }>): ReadRest {
  const { pieces, known } = rest
  const part = partIn(pieces, takes)
  const labelled = { of: 'label or partner', usual: takes.usual } as const
  if (!part && namesLabel(rest, labelled)) return readLabelled(rest, labelled)
  const at = pieces.findIndex((_, from) => partnerFrom(pieces, from, known.partners) !== undefined)
  const partner = at < 0 ? undefined : partnerFrom(pieces, at, known.partners)
  const left = partner ? [...pieces.slice(0, at), ...pieces.slice(partner.to)] : pieces
  const kind = left.find(({ text, quoted }) => !quoted && takes.kinds.includes(bareWord(text)))
  const more = withoutPoliteEnd(left.filter((one) => one !== part?.piece && one !== kind && !isAround(one)))
  const meant = saysNothing(more) ? [] : more
  const named = partner ? [partner.said] : []
  const which = kind ? [bareWord(kind.text)] : []
  const [own, ...others] = meant
  if (
    part &&
    own &&
    others.length === 0 &&
    takes.worded.includes(part.word) &&
    (own.quoted || bareWord(own.text) === 'off')
  ) {
    const words = [...named, part.word, ...which, own.text]
    return { lines: [said(rest, words, own.quoted ? [words.length - 1] : undefined)], plain: true }
  }
  // What it names does not exist: the verb says so.
  if (part?.acts && !partner && meant[0]) return { lines: [said(rest, [meant[0].text, part.word])], unfit: true }
  if (part?.acts)
    return {
      lines: [said(rest, [...named, part.word, ...which])],
      plain: true,
      ...(meant.length > 0 && { doubt: beyond(rest, meant) }),
    }
  const unled = meant.filter((one) => one.quoted || !LEADS.has(bareWord(one.text)))
  if (!partner && unled.length > 0) return { lines: [asItStands({ ...rest, pieces: unled })], unfit: true }
  return { lines: [said(rest, [...named, ...(part ? [part.word] : []), ...which])], shows: true }
}

/** A word that shows something goes before one that acts: "results now" asks for no check. */
function partIn(
  pieces: Piece[],
  { acts, tells }: Extract<Takes, { of: 'label or part' }>,
): { piece: Piece; word: string; acts: boolean } | undefined {
  for (const word of [...tells, ...acts]) {
    const piece = pieces.find(({ text, quoted }) => !quoted && bareWord(text) === word)
    if (piece) return { piece, word, acts: acts.includes(word) }
  }
  return undefined
}
