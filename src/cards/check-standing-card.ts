import type { AskedHow } from '../domain/checkins/anonymity.ts'
import { type CheckInAudience, neededRole } from '../domain/checkins/audience.ts'
import type { CheckInKind } from '../domain/checkins/plan.ts'
import type { Scores, Turnout } from '../domain/checkins/scores.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayAudience } from './audience-words.ts'
import type { Audience, Button, Card, CardBlock, Inline } from './card.ts'
import { BAND_TONES, stateOfCheck } from './check-in-verdict.ts'
import { answerButton, rate } from './check-in-words.ts'
import { flagsInWords, gapInWords, type IndexBefore, indexInWords, labelled } from './check-trend.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { showButton } from './show-button.ts'
import { withCode } from './with-code.ts'

type Last = { last?: { label: string; closedAt: Instant; result: Scores }; before?: IndexBefore }

/** How the health checks of one audience stand. */
export type AudienceStanding = Last & {
  audience: CheckInAudience
  /** `asksReader`: whoever reads it may answer, and has not; `spared`: when another check asked them, so that this one does not. */
  open?: {
    label: string
    version: number
    kind: CheckInKind
    closesAt: Instant
    /** Of a side that answers without names, only how many are asked. */
    responses: Record<'internal' | 'partner', Turnout>
    how: AskedHow
    asksReader: boolean
    spared?: Instant
  }
  nextAt?: Instant
  /** The sides of which nobody can be asked: while there is one, none opens. */
  nobody?: Side[]
}

/**
 * How the health checks with a partner stand. `overall`: in the eyes of all audiences, where there are several. `people`: of each by name, for our own people alone. `opens`: which of them
 * whoever reads it may open now.
 */
export type CheckStandingView = {
  audience: Audience
  slug: string
  partnerName: string
  ourName: string
  zone: string
  each: AudienceStanding[]
  overall?: Last
  opens: CheckInAudience[]
  people?: (
    { answered: string[]; away: string[]; silent: string[]; notAsked: { name: string; since: Instant }[] } | undefined
  )[]
}

export function checkStandingCard(view: CheckStandingView): Card {
  const { slug, partnerName, each } = view
  const title = `Health checks with ${partnerName}`
  const footer = footerOf(view)
  const { last } = wholeOf(view)
  const isOpen = each.some(({ open }) => open)
  return {
    subject: slug,
    title,
    ...headed(lineOne(`${partnerName} (${slug}): ${stateOf(view)}`, nextOf(view))),
    tone: (isOpen && each.length === 1) || !last ? 'neutral' : BAND_TONES[last.result.band],
    blocks: [
      { kind: 'text', text: [{ bold: title }] },
      ...asTexts(overallLines(view)),
      ...each.flatMap((one, at) => blocksOf(view, one, at)),
    ],
    ...buttonsOf(view),
    ...(footer !== undefined && { footer: withCode(footer) }),
  }
}

/** Of one audience, that; of several, all of them together, else the one that closed last. */
function wholeOf({ each, overall }: CheckStandingView): Last {
  return overall ?? each.toSorted((a, b) => (b.last?.closedAt ?? 0) - (a.last?.closedAt ?? 0))[0] ?? {}
}

/** The end of "Acme Hosting (acme): …". */
function stateOf(view: CheckStandingView): string {
  const { last } = wholeOf(view)
  const [open, ...others] = view.each.flatMap((one) => one.open ?? [])
  if (open && others.length > 0) return `${[open, ...others].map(({ label }) => label).join(' and ')} are open`
  if (open) return `${open.label} is open`
  return last ? stateOfCheck(last.result) : 'no health check yet'
}

function isAsked({ asksReader, spared }: NonNullable<AudienceStanding['open']>): boolean {
  return asksReader && spared === undefined
}

/** What closes next; where nothing is open, what opens next. */
function nextOf({ each, zone }: CheckStandingView): Inline[] {
  const open = each.flatMap((one) => one.open ?? [])
  const [first] = [...open.filter(isAsked), ...open].toSorted(
    (a, b) => Number(isAsked(b)) - Number(isAsked(a)) || a.closesAt - b.closesAt,
  )
  if (first) return [isAsked(first) ? 'please answer by ' : 'closes ', moment(first.closesAt, zone)]
  const [next] = each.flatMap(({ nextAt, nobody }) => (nobody ? [] : (nextAt ?? []))).toSorted((a, b) => a - b)
  if (next !== undefined) return ['the next opens ', moment(next, zone)]
  return [each.some(({ nextAt }) => nextAt !== undefined) ? 'none opens as people are named' : 'none is scheduled']
}

function overallLines({ overall }: CheckStandingView): Inline[][] {
  return overall?.last ? [[{ bold: 'Altogether: ' }, indexInWords(overall.last.result, overall.before)]] : []
}

function asTexts(lines: Inline[][]): CardBlock[] {
  return lines.map((text): CardBlock => ({ kind: 'text', text }))
}

/** Of several, what is of each stands below its name. */
function blocksOf(view: CheckStandingView, one: AudienceStanding, at: number): CardBlock[] {
  const lines = [...openLines(view, one, at), ...lastLines(view, one), ...nextLines(view, one), ...lackLines(view, one)]
  if (view.each.length === 1 && one.audience === 'everybody') return asTexts(lines)
  const name: CardBlock = { kind: 'text', text: [{ bold: sayAudience(one.audience, 'first') }] }
  return [name, ...(view.each.length === 1 ? asTexts(lines) : [{ kind: 'list' as const, items: lines }])]
}

function openLines(
  { people, ourName, partnerName, zone }: CheckStandingView,
  { open }: AudienceStanding,
  at: number,
): Inline[][] {
  if (!open) return []
  const { internal, partner } = open.responses
  const named = (label: string, names: string[] = []) =>
    labelled(label, names.length > 0 ? names.join(', ') : undefined)
  return [
    ...labelled(`Answered ${open.label}`, `${ourName} ${soFar(internal)}, ${partnerName} ${soFar(partner)}`),
    ...named('Has answered', people?.[at]?.answered),
    ...named('No answer yet', people?.[at]?.silent),
    ...named('Out of office', people?.[at]?.away),
    ...notAskedLines(people?.[at]?.notAsked ?? [], zone),
    ...(open.spared === undefined ? [] : [sparedLine(open.spared, zone)]),
  ]
}

/** Each with when another check asked them. */
function notAskedLines(people: { name: string; since: Instant }[], zone: string): Inline[][] {
  if (people.length === 0) return []
  const each = people.flatMap(({ name, since }, at): Inline[] => [
    `${at > 0 ? ', ' : ''}${name} (asked by another check `,
    { at: since, zone, style: 'date' },
    ')',
  ])
  return [[{ bold: 'Not asked: ' }, ...each]]
}

function sparedLine(since: Instant, zone: string): Inline[] {
  return [
    'It does not ask you, since another check did ',
    { at: since, zone, style: 'date' },
    '. You may answer it all the same.',
  ]
}

/** Without names nobody is told how many have answered before the close. */
function soFar(turnout: Turnout): string {
  return turnout.anonymous ? `(of ${turnout.asked}, without names)` : rate(turnout)
}

function lastLines({ zone, ...names }: CheckStandingView, { last, before }: AudienceStanding): Inline[][] {
  if (!last) return []
  const { label, closedAt, result } = last
  const closed: Inline[] = [
    { bold: `${label}: ` },
    `${indexInWords(result, before)} – closed `,
    { at: closedAt, zone, style: 'date' },
  ]
  return [
    closed,
    ...labelled('Widest gap', gapInWords(result, names)),
    ...labelled('Flags that stand', flagsInWords(result)),
  ]
}

/** Line one says it where there is one audience, and no check is open. */
function nextLines({ each, zone }: CheckStandingView, { open, nextAt, nobody }: AudienceStanding): Inline[][] {
  if (!open && each.length === 1) return []
  const opens = nobody ? 'would open ' : 'opens '
  return [[{ bold: 'The next: ' }, ...(nextAt === undefined ? ['none is scheduled'] : [opens, moment(nextAt, zone)])]]
}

/** Before its day comes and none opens. Whom to name is ours to say. */
function lackLines(
  { slug, audience: reads, ourName, partnerName }: CheckStandingView,
  one: AudienceStanding,
): Inline[][] {
  const { nobody = [], audience } = one
  if (nobody.length === 0) return []
  const role = neededRole(audience)
  const who = role === undefined ? 'nobody who could be asked' : `no ${role.replace('-', ' ')}`
  const where = nobody.map((side) => (side === 'internal' ? ourName : partnerName)).join(' and ')
  const how = role === undefined ? '' : ` --role ${role}`
  const line: Inline[] = [{ bold: 'None opens as it is: ' }, `${who} is named at ${where}.`]
  return [
    reads === 'internal' ? [...line, ' To name one: ', { code: `@Liaison people ${slug} add @name${how}` }] : line,
  ]
}

/** At most so many stand there always. */
const SHOWN = 3

function buttonsOf(view: CheckStandingView): Pick<Card, 'buttons' | 'more'> {
  const { slug, each, opens } = view
  const { last } = wholeOf(view)
  const isOne = each.length === 1
  const overTime: Button = {
    ...{ action: 'check-in.results', label: BUTTON_WORDS.resultsOverTime, style: 'plain', subject: slug, version: 0 },
    data: { trend: 'yes', ...(isOne && each[0]!.audience !== 'everybody' && { audience: each[0]!.audience }) },
  }
  const openNow = opens.map((audience): Button => ({
    ...{ action: 'check-in.open', label: OPENS[audience], style: 'plain', subject: slug, version: 0 },
    ...(!(isOne && audience === 'everybody') && { data: { audience } }),
    confirm: 'Both sides are asked now.',
  }))
  const open = each.flatMap((one) => one.open ?? [])
  const all = [
    ...answerButtons(open.filter(({ asksReader }) => asksReader)),
    // Of one audience the card itself says all there is of it.
    ...(isOne ? [] : open.filter(({ asksReader }) => !asksReader).map(({ label }) => showButton(label))),
    ...(last ? [showButton(last.label, BUTTON_WORDS.results), overTime] : []),
    // Which of several is said by a line, in the footer.
    ...(openNow.length === 1 ? openNow : []),
  ]
  return { buttons: all.slice(0, SHOWN), ...(all.length > SHOWN && { more: all.slice(SHOWN) }) }
}

/** Whoever is asked first has the main one; of several each says which. */
function answerButtons(open: NonNullable<AudienceStanding['open']>[]): Button[] {
  const asked = open.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)) || a.closesAt - b.closesAt)
  return asked.map((one, at) =>
    answerButton(
      one,
      asked.length === 1 ? BUTTON_WORDS.answer : `Answer ${one.label}`,
      at === 0 && isAsked(one) ? 'primary' : 'plain',
    ),
  )
}

const OPENS: Record<CheckInAudience, string> = {
  everybody: BUTTON_WORDS.openCheck,
  operational: BUTTON_WORDS.openOperational,
  tactical: BUTTON_WORDS.openTactical,
  strategic: BUTTON_WORDS.openStrategic,
}

function footerOf({ slug, audience, each, people, opens }: CheckStandingView): string | undefined {
  if (people?.some((one) => one !== undefined))
    return 'Internal: the partner sees how many have answered, and no names.'
  const isScheduled = each.some(({ nextAt }) => nextAt !== undefined)
  const cadence = isScheduled ? '' : ` To have them open by themselves: \`@Liaison terms ${slug} checks\``
  const which = each.length > 1 ? ` ${opens[0]}` : ''
  if (audience === 'internal' && opens.length > 0)
    return `To open one: \`@Liaison check now ${slug}${which}\`${cadence && `.${cadence}`}`
  return audience === 'shared' ? 'Both companies read the same.' : undefined
}

function moment(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date-time' }
}
