import type { MaybeMeant } from './maybe-meant.ts'
import { MOST_WORDS, type Named, type Near, nearName, type Slips, slipsOfName } from './near-name.ts'

/** A part of a line: what stood in one pair of quotes, or what stood between quotes. */
export type Part = { text: string; quoted: boolean }

/** `rest`: what is left of the line when the name is taken out; all of it where the name stands in running text. */
export type NamedBeside<P extends Named> = MaybeMeant<P> & { rest: string }

const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu
/** Words before a name that say nothing of their own. */
const BEFORE = /^(?:the|our|partner|for|with|at|to|about|re|in|on|by|from|of)$/iu

/** In running text what is written small must be nearer to a name: more ordinary words stand there. */
const inPassing: Slips = (letters) => (letters >= 9 ? 2 : letters >= 5 ? 1 : 0)
const asItIs: Slips = () => 0

/**
 * Which of the others a line that is to go to `here` names beside its title. A title in quotes is text, whatever it speaks of, and names
 * somebody only if it is a name and nothing else. What is not in quotes may be part of the title or say whom it is for: nobody can tell, so
 * that a name anywhere in it counts. `plainly`: the line begins with the name of `here`; then only names that are written as they are count in
 * running text. Undefined for a line that is one pair of quotes.
 */
export function namedBeside<P extends Named>(
  parts: Part[],
  here: Named,
  others: P[],
  plainly: boolean,
): NamedBeside<P> | undefined {
  if (parts.length === 1 && parts[0]!.quoted) return undefined
  for (const part of parts) {
    const words = wordsOf(part.text)
    const whole = wholeName(part.text, words, here, others)
    const found = whole ?? (part.quoted ? undefined : anywhere(part.text, words, here, others, plainly))
    if (!found) continue
    const { partner, said, from, to } = found
    const left = parts.map((one) => (one === part ? without(one.text, from, to) : one.text))
    const beside = whole !== undefined || parts.some(({ quoted }) => quoted)
    return { partner, said, rest: tidy((beside ? left : parts.map(({ text }) => text)).join(' ')) }
  }
  return undefined
}

type Word = { text: string; from: number; to: number }
type Place<P extends Named> = MaybeMeant<P> & { from: number; to: number }

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ text: word, from: index, to: index + word.length }))
}

/** The part is a name and nothing else. */
function wholeName<P extends Named>(text: string, words: Word[], here: Named, others: P[]): Place<P> | undefined {
  const first = words.findIndex((word) => !BEFORE.test(word.text))
  const last = words.at(-1)
  if (first < 0 || !last || words.length - first > MOST_WORDS) return undefined
  const said = text.slice(words[first]!.from, last.to)
  const found = nearest([said], here, others, slipsOfName)
  return found && { partner: found.partner, said, from: 0, to: text.length }
}

function anywhere<P extends Named>(
  text: string,
  words: Word[],
  here: Named,
  others: P[],
  plainly: boolean,
): Place<P> | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const { text: word, from } = words[at]!
    const readings = words.slice(at, at + MOST_WORDS).map(({ to }) => text.slice(from, to))
    const slips = plainly || BEFORE.test(word) ? asItIs : /^\p{Lu}/u.test(word) ? slipsOfName : inPassing
    const found = nearest(readings, here, others, slips)
    if (found) {
      let start = at
      while (start > 0 && BEFORE.test(words[start - 1]!.text)) start -= 1
      return { ...found, ...whole(text, words[start]!.from, from + found.said.length) }
    }
    // Nor is a part of this partner's own name another's.
    const own = nearName(readings, here, asItIs)
    if (own) at += wordsOf(own.said).length - 1
  }
  return undefined
}

function nearest<P extends Named>(
  readings: string[],
  here: Named,
  others: P[],
  slips: Slips,
): MaybeMeant<P> | undefined {
  const own = nearName(readings, here, slips)
  let best: (Near & { partner: P }) | undefined
  for (const partner of others) {
    const found = nearName(readings, partner, slips)
    if (found && isPlainer(found, own) && (!best || isPlainer(found, best))) best = { partner, ...found }
  }
  return best && { partner: best.partner, said: best.said }
}

/** Nearer to a name, or as near to a longer one. Slips of the same size on both sides leave it open: then the other is not ruled out. */
function isPlainer(one: Near, other: Near | undefined): boolean {
  if (!other || one.distance < other.distance) return true
  return one.distance === other.distance && (one.said.length > other.said.length || one.distance > 0)
}

/** As far as what is written without a space goes on either side: "#globex-shared", "re:globex". */
function whole(text: string, from: number, to: number): { from: number; to: number } {
  const before = /\S*$/u.exec(text.slice(0, from))?.[0] ?? ''
  const after = /^\S*/u.exec(text.slice(to))?.[0] ?? ''
  return { from: from - before.length, to: to + after.length }
}

function without(text: string, from: number, to: number): string {
  return `${text.slice(0, from)} ${text.slice(to)}`
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^[.,:;–—-]+\s*/u, '')
}
