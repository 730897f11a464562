import { asMatched, bareWord } from './as-matched.ts'
import type { Piece } from './pieces.ts'

/** What people call a flag beside its name. */
const ALSO: Record<string, string> = { sev: 'severity' }

/** `--severity 1`, `--severity=1`, `-severity: 1`: dashes, name, and what is joined to it. */
const FLAG = /^(-{1,2})([a-z][a-z-]*)(?:[=:](.*))?$/u

/** Said with dashes: named, perhaps with its value. */
type Dashed = { name: string; value?: string }

export type TakenFlags = { flags: Record<string, string>; rest: Piece[]; taken: Piece[]; twice: string[] }

/**
 * The flags of a line, and what is left of it. A flag with nothing after it is "yes", one that says nothing (`--kind ""`) is not there, and of one
 * that is said twice the later counts; it is in `twice` where it says something else. `taken`: the pieces that said them. `known`: those that its verb takes, where there is a verb; then a single dash is enough for them, and where it
 * takes none a long dash before a word is no flag. `long`: of these the value goes on up to the next flag, or what is in quotes.
 */
export function takeFlags(pieces: Piece[], known?: string[], long: string[] = []): TakenFlags {
  // Without a prototype: whoever looks for a flag finds what was typed, and nothing that every object has.
  const flags: Record<string, string> = Object.create(null)
  const rest: Piece[] = []
  const taken: Piece[] = []
  const twice: string[] = []
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i]!
    const dashed = dashedIn(piece, known)
    if (!dashed) {
      if (piece.text !== '') rest.push(piece)
      continue
    }
    const next = pieces[i + 1]
    const isJoined = next?.quoted === true && next.from === piece.to
    const isNext = next !== undefined && dashed.value === undefined && !dashedIn(next, known)
    const values = isJoined || isNext ? [next] : []
    if (long.includes(dashed.name) && !next?.quoted) values.push(...furtherWords(pieces, i + 1 + values.length, known))
    i += values.length
    const said = [...(dashed.value === undefined ? [] : [dashed.value]), ...values.map(({ text }) => text)]
    const value = said.length > 0 ? said.join(' ').trim() : 'yes'
    taken.push(piece, ...values)
    if (value === '') continue
    if ((flags[dashed.name] ?? value) !== value) twice.push(dashed.name)
    flags[dashed.name] = value
  }
  return { flags, rest, taken, twice }
}

/** What stands from there up to the next flag, or what is in quotes. */
function furtherWords(pieces: Piece[], from: number, known: string[] | undefined): Piece[] {
  const end = pieces.findIndex((piece, at) => at >= from && (piece.quoted || dashedIn(piece, known) !== undefined))
  return pieces.slice(from, end < 0 ? undefined : end)
}

function dashedIn({ text, quoted }: Piece, known: string[] | undefined): Dashed | undefined {
  if (quoted) return undefined
  const [, dashes = '', said = '', joined] = FLAG.exec(asMatched(text)) ?? []
  if (said === '') return undefined
  const also = ALSO[said]
  const name = also !== undefined && known?.includes(also) ? also : said
  const isFlag =
    dashes.length === 2 ? isDouble(text) || known?.length !== 0 : isLong(text, known) || known?.includes(name)
  // As it was typed, from its first sign of joining on. Behind a colon it may also come next.
  return isFlag
    ? {
        name,
        ...(joined !== undefined && !/[:：]$/u.test(text) && { value: text.slice(text.search(/[=:：＝]/u) + 1) }),
      }
    : undefined
}

function isDouble(text: string): boolean {
  return text.startsWith('--')
}

/** A dash that a phone or an editor has drawn of two. */
function isLong(text: string, known: string[] | undefined): boolean {
  return /^[—–]/u.test(text) && known?.length !== 0
}

/** Whether two pieces name a flag without dashes, as in `severity 1`, where nothing else can be meant by them. */
export function namesFlag(piece: Piece | undefined, known: string[]): string | undefined {
  if (!piece || piece.quoted) return undefined
  const word = bareWord(piece.text)
  const name = ALSO[word] ?? word
  return known.includes(name) ? name : undefined
}

/** Whether a piece is this flag, with its dashes. */
export function saysFlag(piece: Piece, name: string): boolean {
  return dashedIn(piece, [name])?.name === name
}
