import { bareWord } from './as-matched.ts'
import { withoutMarks, withoutPoliteEnd, withoutSeparator } from './filler-words.ts'
import { inQuotes } from './in-quotes.ts'
import { asTyped, type Piece, piecesOf } from './pieces.ts'
import { labelFrom } from './read-labels.ts'
import { partnerFrom, type SaidPartner } from './read-partner.ts'
import {
  isApart,
  type SaidSeverity,
  severitiesIn,
  severityFrom,
  speaksOfSeverity,
  takeSeverity,
} from './read-severity.ts'
import type { Known, ReadRest, Rest, Said } from './reading.ts'
import { namesFlag, saysFlag } from './take-flags.ts'
import { whyUnclear } from './unclear.ts'

/** Words before a partner that say nothing of their own. */
const LEADS = new Set('for with at to about re the our partner on'.split(' '))

/**
 * `case acme "Orders are late"`: the partner where it is named, how severe it is where that is said outside of quotes, and the title. Both companies read
 * a case, so only a title in quotes is plain, with nothing but those beside it.
 */
export function readTitle(whole: Rest): ReadRest {
  const { verb, text, pieces, flags, below, known, inside } = withFlagsInside(whole)
  const { partner, rest: behindPartner } = partnerAndRest(withoutMarks(pieces), known)
  const named = takeNamedFlags(withoutSeparator(behindPartner), verb.flags ?? [])
  const { said: severe, rest: behindSeverity } = takeSeverity(named.rest)
  const rest = withoutPoliteEndOfQuotes(behindSeverity)
  const own = asNamed({ ...severityFlag(severe?.severity), ...named.flags, ...flags })
  const said = asTyped(text, rest) ?? firstLine(below)
  const words = severe && rest.at(-1)?.quoted === false ? said.replace(/[\s,;:]+$/u, '') : said
  const isSevere = own['severity'] !== undefined
  const ofSeverity = [isSevere ? '' : words, below].join('\n')
  const spoken = severitiesIn(ofSeverity)
  const say = (title: Piece[]): Said =>
    saying(partner, title, { ...severityFlag(spoken.length === 1 ? spoken[0] : undefined), ...own }, below)
  const apart = say(rest)
  if (words === '') return { lines: [apart], plain: true }
  if (!partner && !known.here) return { lines: [apart], unfit: true }
  const quote = inQuotes(words, rest.length === 0 ? piecesOf(words) : rest)
  const together = say(rest.length === 0 ? [] : [{ ...rest[0]!, text: quote ?? words, quoted: quote !== undefined }])
  const doubt = [
    severeTwice(severe?.severity, named.severities, flags['severity']) ?? unsure(severe),
    speaksOfSeverity(ofSeverity)
      ? `Its words speak of ${severitySaid(spoken)}.`
      : whyUnclear(undefined, below, { labels: [], verbs: known.verbs }),
    whole.flagsBehindWords && 'A line below ends with what may be a flag, or a text.',
    inside !== undefined && `\`${inside}\` stands in the middle of its words: as a flag, it goes behind them.`,
    quote === undefined && unquoted(rest),
  ].filter((one) => typeof one === 'string')
  return {
    lines: [together],
    apart,
    saidBack: plainly(together, known, partner),
    ...(doubt.length > 0 && { doubt: doubt.join(' ') }),
  }
}

/** Where the line names the partner alone, the title stands below it. */
function firstLine(below = ''): string {
  return below.split('\n', 1)[0]!.trim()
}

function unquoted(title: Piece[]): string {
  return title.some(({ quoted }) => quoted)
    ? 'Some of it is in quotes and some is not.'
    : 'A title goes in quotes: without them it may be a sentence to somebody.'
}

function severitySaid(spoken: string[]): string {
  return spoken.length > 0 ? `severity ${spoken.join(' and ')}` : 'how severe it is'
}

/**
 * With the flags in the middle of a title without quotes left where they stand: `rm -rf --severity 1 failed`. `inside`: them, as they were typed.
 */
function withFlagsInside(rest: Rest): Rest & { inside?: string } {
  const { text, pieces, taken } = rest
  const title = pieces.filter((one) => !partnerFrom([one], 0, rest.known.partners))
  const isInside = ({ from }: Piece) => title.some((one) => one.to <= from) && title.some((one) => one.from >= from)
  const inside = taken.filter(isInside)
  if (inside.length === 0 || title.some(({ quoted }) => quoted)) return rest
  const flags = Object.fromEntries(
    Object.entries(rest.flags).filter(([name]) => !inside.some((one) => saysFlag(one, name))),
  )
  const all = [...pieces, ...inside].toSorted((a, b) => a.from - b.from)
  return { ...rest, pieces: all, flags, inside: asTyped(text, inside) ?? '' }
}

/** As it is said back: with whom, and the title in quotes. */
function plainly(line: Said, { here }: Known, partner: SaidPartner | undefined): Said {
  const words = partner || !here ? line.words : [here.slug, ...line.words]
  return line.words.length === (partner ? 1 : 0) ? { ...line, words } : { ...line, words, quoted: [words.length - 1] }
}

function saying(
  partner: SaidPartner | undefined,
  title: Piece[],
  flags: Record<string, string>,
  below: string | undefined,
): Said {
  const before = partner ? [partner.said] : []
  const quoted = title.flatMap((piece, index) => (piece.quoted ? [before.length + index] : []))
  return {
    words: [...before, ...title.map((piece) => piece.text)],
    flags: Object.assign(Object.create(null), flags),
    ...(quoted.length > 0 && { quoted }),
    ...(below !== undefined && { below }),
  }
}

/** A partner, which may also stand behind how severe it is. */
function partnerAndRest(pieces: Piece[], known: Known): { partner?: SaidPartner; rest: Piece[] } {
  const severe = severityFrom(pieces, 0)
  const found = severe ? takePartner(pieces.slice(severe.words), known) : undefined
  if (!severe || !found?.partner) return takePartner(pieces, known)
  return { partner: found.partner, rest: [...pieces.slice(0, severe.words), ...found.rest] }
}

/** These values are looked up, not read. */
function asNamed(flags: Record<string, string>): Record<string, string> {
  const named = Object.entries(flags).map(([name, value]) => [name, labelIn(value) ?? value.normalize('NFKC').trim()])
  return Object.fromEntries(named)
}

function labelIn(text: string): string | undefined {
  const label = labelFrom(piecesOf(text), 0, 'CASE')
  return label?.sure === true ? label.label : undefined
}

/** A partner at the beginning, or behind a title in quotes. In the place of another one it must be said plainly; what is less may be its title. */
function takePartner(pieces: Piece[], known: Known): { partner?: SaidPartner; rest: Piece[] } {
  const lead = leadsTo(pieces, 0)
  const first = partnerFrom(pieces, lead, known.partners)
  if (first && (isHere(first, known) || (lead === 0 && first.plain)))
    return { partner: first, rest: pieces.slice(first.to) }
  const [title] = pieces
  const from = 1 + leadsTo(pieces.slice(1), 0)
  const last = title?.quoted === true ? partnerFrom(pieces, from, known.partners) : undefined
  if (last && isHere(last, known)) return { partner: last, rest: [title!, ...pieces.slice(last.to)] }
  return { rest: pieces }
}

function isHere({ partner }: SaidPartner, { here }: Known): boolean {
  return here === undefined || here.slug === partner.slug
}

function leadsTo(pieces: Piece[], from: number): number {
  let at = from
  while (pieces[at]?.quoted === false && LEADS.has(bareWord(pieces[at]!.text))) at += 1
  return at
}

/** `severities`: all that are said. */
type NamedFlags = { flags: Record<string, string>; severities: string[]; rest: Piece[] }

/** `severity 1 kind request` behind a title in quotes: there, they can be nothing else. */
function takeNamedFlags(pieces: Piece[], known: string[]): NamedFlags {
  const title = pieces.findIndex(({ quoted }) => quoted)
  const flags: Record<string, string> = {}
  const severities: string[] = []
  if (title < 0) return { flags, severities, rest: pieces }
  const rest = pieces.slice(0, title + 1)
  for (let at = title + 1; at < pieces.length; at += 1) {
    const name = namesFlag(pieces[at], known)
    const value = pieces[at + 1]
    const isSeverity = name === 'severity'
    const isSaid = value && (!isSeverity || (severityFrom(pieces, at)?.sure && isApart(pieces, at, { words: 2 })))
    if (name === undefined || !value || !isSaid) rest.push(pieces[at]!)
    else {
      flags[name] = bareWord(value.text)
      if (isSeverity) severities.push(flags[name])
      at += 1
    }
  }
  return { flags, severities, rest }
}

/** Politeness behind a title in quotes is none of it. */
function withoutPoliteEndOfQuotes(pieces: Piece[]): Piece[] {
  return pieces.some(({ quoted }) => quoted) ? withoutPoliteEnd(pieces) : pieces
}

function severityFlag(severity: string | undefined): Record<string, string> {
  return severity === undefined ? {} : { severity }
}

function severeTwice(...said: (string | string[] | undefined)[]): string | undefined {
  const each = new Set(said.flat().filter((one) => one !== undefined))
  return each.size > 1 ? 'It says twice how severe it is.' : undefined
}

function unsure(severe: SaidSeverity | undefined): string | undefined {
  return severe?.sure === false ? `I take it to mean severity ${severe.severity}.` : undefined
}
