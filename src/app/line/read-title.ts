import { bareWord } from './as-matched.ts'
import { withoutMarks, withoutPoliteEnd, withoutSeparator } from './filler-words.ts'
import { asTyped, type Piece, piecesOf } from './pieces.ts'
import { labelFrom } from './read-labels.ts'
import { partnerFrom, type SaidPartner } from './read-partner.ts'
import { type SaidSeverity, severityFrom, severityIn, takeSeverity } from './read-severity.ts'
import type { Known, ReadRest, Rest, Said } from './reading.ts'
import { namesFlag } from './take-flags.ts'

/** Words before a partner that say nothing of their own. */
const LEADS = new Set('for with at to about re the our partner on'.split(' '))
/** Sentences that begin with "case" and open none. */
const GOES_ON = new Set(
  'is was closed solved resolved reopened opened done by in of or that this these those study studies status update updates and again'.split(
    ' ',
  ),
)
/** A line that says nothing but how severe it is, as tickets have it. */
const SEVERITY_LINE = /^\s*(?:severity|sev|priority|prio)\s*[:=]?\s*p?([1-4])\s*$/imu

/** `case acme "Orders are late"`: the partner where it is named, how severe it is where that is said outside of quotes, and the title. */
export function readTitle({ verb, text, pieces, flags, below, known }: Rest): ReadRest {
  const { partner, rest: behindPartner } = partnerAndRest(withoutMarks(pieces), known)
  const named = takeNamedFlags(withoutSeparator(behindPartner), verb.flags ?? [])
  const { said: severe, rest: behindSeverity } = takeSeverity(named.rest)
  const rest = withoutSingleEnds(behindSeverity)
  const own = asNamed({ ...severityFlag(severe?.severity), ...named.flags, ...flags })
  const spoken = own['severity'] === undefined ? (severityIn(rest) ?? SEVERITY_LINE.exec(below ?? '')?.[1]) : undefined
  const say = (title: Piece[]): Said => saying(partner, title, { ...severityFlag(spoken), ...own }, below)
  const apart = say(rest)
  if (rest.length === 0) return { lines: [apart], plain: true }
  const title = asTyped(text, rest) ?? ''
  const [first] = rest
  const isOne = rest.length === 1
  const isQuoted = isOne && first!.quoted
  const together = say([{ ...first!, text: isQuoted ? title : withoutSingleQuotes(title), quoted: isQuoted }])
  if (!partner && !known.here) return { lines: [apart], unfit: true }
  const doubt = [
    severeTwice(severe, flags) ?? unsure(severe),
    spoken !== undefined && `Its words speak of severity ${spoken}.`,
    !isQuoted && rest.some(({ quoted }) => quoted) && 'Some of it is in quotes and some is not.',
    !isQuoted &&
      !partner &&
      (isOne || GOES_ON.has(bareWord(first!.text)) || labelFrom(rest, 0, 'CASE') !== undefined) &&
      'It reads like the beginning of a sentence.',
  ].filter((one) => typeof one === 'string')
  return {
    lines: [together],
    apart,
    saidBack: plainly(together, known, partner),
    ...(doubt.length > 0 && { doubt: doubt.join(' ') }),
    ...(!isQuoted && { loose: true }),
  }
}

/** As it is said back: with whom, and the title in quotes. */
function plainly(line: Said, { here }: Known, partner: SaidPartner | undefined): Said {
  const words = partner || !here ? line.words : [here.slug, ...line.words]
  return { ...line, words, quoted: [words.length - 1] }
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

/** `severity 1 kind request` behind a title in quotes: there, they can be nothing else. */
function takeNamedFlags(pieces: Piece[], known: string[]): { flags: Record<string, string>; rest: Piece[] } {
  const title = pieces.findIndex(({ quoted }) => quoted)
  const flags: Record<string, string> = {}
  if (title < 0) return { flags, rest: pieces }
  const rest = pieces.slice(0, title + 1)
  for (let at = title + 1; at < pieces.length; at += 1) {
    const name = namesFlag(pieces[at], known)
    const value = pieces[at + 1]
    if (name === undefined || !value) rest.push(pieces[at]!)
    else {
      flags[name] = bareWord(value.text)
      at += 1
    }
  }
  return { flags, rest }
}

/** Politeness behind a title in quotes is none of it. */
function withoutSingleEnds(pieces: Piece[]): Piece[] {
  return pieces.some(({ quoted }) => quoted) ? withoutPoliteEnd(pieces) : pieces
}

/** Single quotes around all of it. */
function withoutSingleQuotes(title: string): string {
  const [, inner] = /^[‘’'‚‹›′‛](.*[^\s])[‘’'‹›′]$/su.exec(title) ?? []
  return inner?.trim() ?? title
}

function severityFlag(severity: string | undefined): Record<string, string> {
  return severity === undefined ? {} : { severity }
}

function severeTwice(severe: SaidSeverity | undefined, flags: Record<string, string>): string | undefined {
  const twice = severe && flags['severity'] !== undefined && flags['severity'] !== severe.severity
  return twice ? 'It says twice how severe it is.' : undefined
}

function unsure(severe: SaidSeverity | undefined): string | undefined {
  return severe?.sure === false ? `I take it to mean severity ${severe.severity}.` : undefined
}
