import { asMatched, bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'
import type { KnownPartner } from './reading.ts'

/** A partner as a line names it. `said`: in the words that find it. `plain`: written as it is, with nothing joined to it. */
export type SaidPartner = { partner: KnownPartner; said: string; plain: boolean; from: number; to: number }

/** The longest names first, as one may begin with another. */
const MOST_WORDS = 6

/** The partner that the pieces from `at` on name, by its short name or its name, in as many words as that takes. */
export function partnerFrom(pieces: Piece[], at: number, partners: readonly KnownPartner[]): SaidPartner | undefined {
  const first = pieces[at]
  if (!first) return undefined
  for (let to = Math.min(pieces.length, at + MOST_WORDS); to > at; to -= 1) {
    const some = pieces.slice(at, to)
    if (some.length > 1 && some.some(({ quoted }) => quoted)) continue
    const text = some.map((piece) => piece.text).join(' ')
    const found = called(text, partners)
    if (found) return { ...found, from: at, to }
  }
  return undefined
}

function called(
  text: string,
  partners: readonly KnownPartner[],
): Pick<SaidPartner, 'partner' | 'said' | 'plain'> | undefined {
  const exactly = partners.find(
    ({ slug, name }) => slug === text.toLowerCase() || name.toLowerCase() === text.toLowerCase(),
  )
  if (exactly) return { partner: exactly, said: text, plain: true }
  const bare = bareWord(text)
  const found = bare === '' ? undefined : partners.find(({ slug, name }) => slug === bare || bareWord(name) === bare)
  if (!found) return undefined
  return { partner: found, said: found.slug, plain: asMatched(text).replaceAll(/^[*_~`]+|[*_~`]+$/gu, '') === bare }
}
