import { widestGap } from '../domain/checkins/widest-gap.ts'
import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { Band, Scores } from '../domain/checkins/scores.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, Rich, Tone } from './card.ts'
import { stateOfCheck } from './check-in-verdict.ts'
import { arrowSince, type IndexBefore } from './check-trend.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { withCode } from './with-code.ts'

/** A page of how partnerships stand by their health checks, worst first. `bands`: how many there are of each, on all pages. `from`: so many come before it. `elsewhere`: so many are not told where it is asked. */
export type HealthView = {
  partners: {
    slug: string
    name: string
    zone: string
    open?: { label: string; closesAt: Instant }
    last?: { label: string; closedAt: Instant; result: Scores }
    before?: IndexBefore
    /** Of each audience, where several were asked. */
    each?: { audience: CheckInAudience; band: Band; rhi?: number }[]
    nextAt?: Instant
  }[]
  bands: Record<string, number>
  total: number
  from: number
  elsewhere: number
  everybodys: boolean
}

const BANDS = ['red', 'amber', 'insufficient data', 'no result yet', 'green']

export function healthCard(view: HealthView): Card {
  const { partners, bands, total, from } = view
  const title = 'Health of partnerships'
  const page = partners.length === total ? '' : ` · ${from + 1} to ${from + partners.length}`
  const counts = BANDS.flatMap((band) => (bands[band] === undefined ? [] : [`${bands[band]} ${band}`]))
  const headline = `${title}: ${total === 0 ? 'none is yours' : `${counts.join(', ')}${page}`}`
  const last = partners.at(-1)
  return {
    title,
    headline,
    tone: toneOf(bands),
    blocks: partners.length > 0 ? [{ kind: 'list', items: partners.map(lineOf) }] : [],
    buttons: last && from + partners.length < total ? [nextButton(last.slug, view)] : [],
    ...footerOf(view),
    fallback: [headline, ...(partners.length > 0 ? [sayEach(partners)] : [])].map((one) => `${one}.`).join(' '),
  }
}

function sayEach(partners: HealthView['partners']): string {
  return partners.map(({ name, last }) => `${name}: ${last ? stateOfCheck(last.result) : 'no result yet'}`).join('; ')
}

function toneOf(bands: Record<string, number>): Tone {
  if (bands['red'] !== undefined) return 'critical'
  return bands['amber'] === undefined ? 'neutral' : 'warning'
}

/** Each in a line or two of a phone; what it has none of is not said. */
function lineOf({ name, slug, zone, open, last, before, each = [], nextAt }: HealthView['partners'][number]): Rich {
  const gap = last && widestGap(last.result)
  const flags = last?.result.flags.map(({ flag }) => flag) ?? []
  const arrow = arrowSince(before, last?.result.rhi)
  const facts: Inline[][] = [
    [last ? [stateOfCheck(last.result), ...(arrow === undefined ? [] : [arrow])].join(' ') : 'no result yet'],
    ...each.map(({ audience, band, rhi }) => [`${audience} ${rhi ?? band}`]),
    ...(last?.result.rhi === undefined && before ? [[`${before.rhi} in ${before.label}`]] : []),
    ...(gap?.gap === undefined ? [] : [[`${gap.dimension} ${Math.abs(gap.gap)} apart`]]),
    ...(flags.length > 0 ? [[`flagged ${flags.join(', ')}`]] : []),
    ...(open ? [[`${open.label} open until `, day(open.closesAt, zone)]] : []),
    ...(last && !open ? [['checked ', day(last.closedAt, zone)]] : []),
    [...(nextAt === undefined ? ['none scheduled'] : ['next ', day(nextAt, zone)])],
  ]
  return [
    { bold: name },
    ' (',
    { code: slug },
    ') – ',
    ...facts.flatMap((fact, at) => (at === 0 ? fact : [', ', ...fact])),
  ]
}

function nextButton(after: string, { everybodys }: HealthView): Button {
  return {
    ...{ action: 'health.list', label: BUTTON_WORDS.nextOnes, style: 'plain', subject: 'partners', version: 0 },
    data: { after, ...(everybodys && { everywhere: 'yes' }) },
  }
}

function footerOf({ partners: [first], elsewhere, everybodys, total }: HealthView): Pick<Card, 'footer'> {
  const more = first ? `More about one: \`@Liaison check ${first.slug}\`` : undefined
  if (elsewhere > 0)
    return { footer: withCode(`${elsewhere} with others: ask me in a direct message.${more ? ` ${more}` : ''}`) }
  if (total === 0 && !everybodys) return { footer: withCode('Of all partners: `@Liaison health all`') }
  return more === undefined ? {} : { footer: withCode(more) }
}

function day(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date' }
}
