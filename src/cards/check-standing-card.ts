import type { AskedHow } from '../domain/checkins/anonymity.ts'
import type { CheckInKind } from '../domain/checkins/plan.ts'
import type { Scores, Turnout } from '../domain/checkins/scores.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Audience, Button, Card, CardBlock, Inline } from './card.ts'
import { BAND_TONES, stateOfCheck } from './check-in-verdict.ts'
import { answerButton, rate } from './check-in-words.ts'
import { flagsInWords, gapInWords, type IndexBefore, indexInWords, labelled } from './check-trend.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { showButton } from './show-button.ts'
import { withCode } from './with-code.ts'

/** How the health checks with a partner stand. `people`: by name, for our own people alone. `reader`: what whoever reads it may do about it; `spared`: when another check asked them, since when they are left alone. */
export type CheckStandingView = {
  audience: Audience
  slug: string
  partnerName: string
  ourName: string
  zone: string
  open?: {
    label: string
    version: number
    kind: CheckInKind
    closesAt: Instant
    /** Of a side that answers without names, only how many are asked. */
    responses: Record<'internal' | 'partner', Turnout>
    how: AskedHow
  }
  last?: { label: string; closedAt: Instant; result: Scores }
  before?: IndexBefore
  nextAt?: Instant
  reader: { answers: boolean; opens: boolean; spared?: Instant }
  people?: { answered: string[]; away: string[]; silent: string[]; notAsked: { name: string; since: Instant }[] }
}

export function checkStandingCard(view: CheckStandingView): Card {
  const { slug, partnerName, open, last } = view
  const title = `Health checks with ${partnerName}`
  const footer = footerOf(view)
  const lines = [...openLines(view), ...lastLines(view), ...nextLines(view)]
  return {
    subject: slug,
    title,
    ...headed(lineOne(`${partnerName} (${slug}): ${stateOf(view)}`, nextOf(view))),
    tone: open || !last ? 'neutral' : BAND_TONES[last.result.band],
    blocks: [{ kind: 'text', text: [{ bold: title }] }, ...lines.map((text): CardBlock => ({ kind: 'text', text }))],
    buttons: buttonsOf(view),
    ...(footer !== undefined && { footer: withCode(footer) }),
  }
}

/** The end of "Acme Hosting (acme): …". */
function stateOf({ open, last }: CheckStandingView): string {
  if (open) return `${open.label} is open`
  return last ? stateOfCheck(last.result) : 'no health check yet'
}

function nextOf({ open, nextAt, zone, reader }: CheckStandingView): Inline[] {
  if (open)
    return [
      reader.answers && reader.spared === undefined ? 'please answer by ' : 'closes ',
      moment(open.closesAt, zone),
    ]
  return nextAt === undefined ? ['none is scheduled'] : ['the next opens ', moment(nextAt, zone)]
}

function openLines({ open, people, ourName, partnerName, reader, zone }: CheckStandingView): Inline[][] {
  if (!open) return []
  const { internal, partner } = open.responses
  const named = (label: string, names: string[] = []) =>
    labelled(label, names.length > 0 ? names.join(', ') : undefined)
  return [
    ...labelled(`Answered ${open.label}`, `${ourName} ${soFar(internal)}, ${partnerName} ${soFar(partner)}`),
    ...named('Has answered', people?.answered),
    ...named('No answer yet', people?.silent),
    ...named('Out of office', people?.away),
    ...notAskedLines(people?.notAsked ?? [], zone),
    ...(reader.spared === undefined ? [] : [sparedLine(reader.spared, zone)]),
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

function lastLines({ last, before, zone, ...names }: CheckStandingView): Inline[][] {
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

/** Line one says it where no check is open. */
function nextLines({ open, nextAt, zone }: CheckStandingView): Inline[][] {
  if (!open) return []
  return [
    [{ bold: 'The next: ' }, ...(nextAt === undefined ? ['none is scheduled'] : ['opens ', moment(nextAt, zone)])],
  ]
}

function buttonsOf({ slug, open, last, reader }: CheckStandingView): Button[] {
  const openNow: Button = {
    ...{ action: 'check-in.open', label: BUTTON_WORDS.openCheck, style: 'plain', subject: slug, version: 0 },
    confirm: 'Both sides are asked now.',
  }
  const overTime: Button = {
    ...{ action: 'check-in.results', label: BUTTON_WORDS.resultsOverTime, style: 'plain', subject: slug, version: 0 },
    data: { trend: 'yes' },
  }
  return [
    ...(open && reader.answers
      ? [answerButton(open, BUTTON_WORDS.answer, reader.spared === undefined ? 'primary' : 'plain')]
      : []),
    ...(last ? [showButton(last.label, BUTTON_WORDS.results)] : []),
    ...(last ? [overTime] : []),
    ...(reader.opens ? [openNow] : []),
  ]
}

function footerOf({ slug, audience, people, nextAt, reader }: CheckStandingView): string | undefined {
  if (people) return 'Internal: the partner sees how many have answered, and no names.'
  const cadence = nextAt === undefined ? ` To have them open by themselves: \`@Liaison terms ${slug} checks\`` : ''
  if (audience === 'internal' && reader.opens)
    return `To open one: \`@Liaison check now ${slug}\`${cadence && `.${cadence}`}`
  return audience === 'shared' ? 'Both companies read the same.' : undefined
}

function moment(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date-time' }
}
