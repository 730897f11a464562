import { whyReserved } from './reserved-slug.ts'

/** Marks that letters such as é decompose into. */
const ACCENTS = /\p{Diacritic}/gu

/** Reads the short name of a new partner: one that is written as such, and no word that means something else in a line. */
export function parseSlug(text: string): string | { refused: string } {
  const said = readSlug(text)
  const why = typeof said === 'string' ? whyReserved(said) : undefined
  return typeof said === 'string' && why !== undefined
    ? { refused: `${why} Choose another short name, such as "${freed(said)}".` }
    : said
}

/**
 * Reads the short name of any partner, also of one that has had it since before something else was called so: 2 to 30 lower-case letters,
 * digits and "-", beginning and ending with a letter or digit. Capitals and space around it are forgiven.
 */
export function readSlug(text: string): string | { refused: string } {
  const said = text.trim().toLowerCase()
  if (said.length >= 2 && said.length <= 30 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(said)) return said
  return {
    refused: `"${shortened(text.trim())}" cannot be a short name: use 2 to 30 letters, digits and single hyphens, such as "acme-hosting".`,
  }
}

/**
 * A short name to suggest for a partner's name: "Zoë & Søn GmbH" gives "zoe-s-n-gmbh", "Газпром" "gazprom", and a name of which nothing can be
 * written in Latin letters one of its own, always the same. Always one that `parseSlug` takes.
 */
export function slugFrom(name: string): string {
  const words = inLatin(name.normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase()).replaceAll(/[^a-z0-9]+/g, '-')
  const slug = trimHyphens(trimHyphens(words).slice(0, LONGEST))
  if (slug === '') return `partner-${markOf(name)}`
  const long = slug.length < 2 ? `partner-${slug}` : slug
  return whyReserved(long) === undefined ? long : freed(long)
}

const LONGEST = 30

/** The same short name, so that it means nothing else. */
function freed(slug: string): string {
  return `${trimHyphens(slug.slice(0, LONGEST - 3))}-co`
}

/** Cyrillic and Greek letters as they are commonly written in Latin ones, without marks. */
const LATIN = new Map([
  ...spelled('абвгдезиклмнопрстуфыэ', 'a b v g d e z i k l m n o p r s t u f y e'),
  ...spelled('жхцчшщъьюяіїєґђјљњћџ', 'zh kh ts ch sh shch ` ` yu ya i yi ye g dj j lj nj c dz'),
  ...spelled('αβγδεζηικλμνοπρσςτυφω', 'a v g d e z i i k l m n o p r s s t y f o'),
  ...spelled('θξχψ', 'th x ch ps'),
])

function spelled(letters: string, latin: string): [string, string][] {
  const each = latin.split(' ')
  return [...letters].map((letter, index) => [letter, each[index] === '`' ? '' : (each[index] ?? '')])
}

function inLatin(text: string): string {
  return [...text].map((letter) => LATIN.get(letter) ?? letter).join('')
}

/** Five letters and digits that tell names apart, by FNV-1a; where two should ever share them, the second is asked for another short name. */
function markOf(name: string): string {
  let hash = 0x811c9dc5
  for (const letter of name.normalize('NFKC').trim().toLowerCase())
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36).padStart(5, '0').slice(-5)
}

function trimHyphens(text: string): string {
  return text.replace(/^-/, '').replace(/-$/, '')
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
