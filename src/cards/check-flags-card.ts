import type { CheckInAudience } from '../domain/checkins/audience.ts'
import { type SignRate, toldRate } from '../domain/early-signs/back-test.ts'
import type { EarlySign } from '../domain/early-signs/early-signs.ts'
import { sayRate, saySign, type SaysSign } from '../domain/early-signs/say-sign.ts'
import { sayDay } from '../domain/time/say-time.ts'
import { sayEvidence } from '../domain/checkins/say-evidence.ts'
import type { DimensionScore } from '../domain/checkins/scores.ts'
import type { Signals } from '../domain/checkins/signals.ts'
import type { Unknown, WatchedFlag } from '../domain/checkins/watched-flags.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Audience, Card, CardBlock, Inline, Rich } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { withCode } from './with-code.ts'

/** How each red flag stands with a partner. `last`: the check by which. `signs`: for our own people alone. */
export type CheckFlagsView = {
  audience: Audience
  slug: string
  partnerName: string
  ourName: string
  zone: string
  last?: { label: string; audience: CheckInAudience; closedAt: Instant }
  flags: WatchedFlag[]
  signs?: { sign: EarlySign; rate: SignRate }[]
}

const HEADS: Record<WatchedFlag['how'], string> = {
  stands: 'These stand',
  clear: 'These do not',
  unknown: 'Of these nothing can be said',
}

export function checkFlagsCard(view: CheckFlagsView): Card {
  const { slug, partnerName, last, zone, flags } = view
  const title = `Red flags with ${partnerName}`
  const standing = flags.filter(({ how }) => how === 'stands')
  const by: Inline[] = last
    ? [
        `by ${last.label}${last.audience === 'everybody' ? '' : `, ${last.audience}`}, closed `,
        { at: last.closedAt, zone, style: 'date' },
      ]
    : ['no health check has closed yet']
  return {
    subject: slug,
    title,
    ...headed(lineOne(`${partnerName} (${slug}): ${countOf(standing.length)}`, by)),
    tone: 'neutral',
    blocks: [...(['stands', 'clear', 'unknown'] as const).flatMap((how) => section(how, view)), ...signsIn(view)],
    buttons: [],
    footer: withCode(`${whoReads(view)} What they come of: \`@Liaison check results ${slug}\``),
  }
}

function whoReads({ audience, signs, ourName }: CheckFlagsView): string {
  return audience === 'internal' && signs
    ? `Both companies read the same of the flags; the early signs are for ${ourName} alone.`
    : 'Both companies read the same.'
}

/** Where our own people read, and nobody else. */
function signsIn({ audience, signs = [], ourName, partnerName, zone }: CheckFlagsView): CardBlock[] {
  if (audience !== 'internal' || signs.length === 0) return []
  const says: SaysSign = {
    name: (side) => (side === 'internal' ? ourName : partnerName),
    day: (at) => sayDay(at, zone),
  }
  const items = signs.map(({ sign, rate }): Rich => {
    const how = `${sign.sign}${sign.how === 'seen' ? ', seen' : ''}`
    return [{ bold: how }, `: ${saySign(sign, says)} ${sayRate(toldRate(rate))}`]
  })
  return [
    { kind: 'text', text: [{ bold: `Early signs, for ${ourName} alone` }] },
    { kind: 'list', items },
    { kind: 'text', text: WENT_BADLY },
  ]
}

/** What a rate counts. */
const WENT_BADLY =
  'A quarter went badly where, within 90 days, a dimension turned red, three promises of the partner were missed within 30 days, or the partnership ended. Counted over all partners you may see.'

function countOf(standing: number): string {
  if (standing === 0) return 'no red flag stands'
  return standing === 1 ? '1 red flag stands' : `${standing} red flags stand`
}

function section(how: WatchedFlag['how'], view: CheckFlagsView): CardBlock[] {
  const items = view.flags
    .filter((one) => one.how === how)
    .map((one): Rich => [{ bold: `${one.flag} ${one.name}` }, `: ${evidenceOf(one, view)}`])
  if (items.length === 0) return []
  return [
    { kind: 'text', text: [{ bold: HEADS[how] }] },
    { kind: 'list', items },
  ]
}

function evidenceOf(one: WatchedFlag, view: CheckFlagsView): string {
  const beside = one.lacks.length > 0 ? ` Not known here yet: ${one.lacks.map((each) => LACKS[each]).join(', ')}.` : ''
  return `${saysHow(one, view)}${beside}`
}

function saysHow(one: WatchedFlag, view: CheckFlagsView): string {
  if (one.how === 'unknown') return WHY[one.why](whoJudges(one.flag, view), 'needs' in one ? one.needs : '')
  if (one.how === 'clear') return `${figures(one, view)}.`
  const often = one.inARow > 1 ? ` It stood in the last ${one.inARow} results.` : ''
  const sideName = (side: 'internal' | 'partner') => (side === 'internal' ? view.ourName : view.partnerName)
  return `${sayEvidence(one.red, sideName)}${often}`
}

/** Whose judgement is missing: a flag goes by what we say, by either side, or by both. */
function whoJudges(flag: string, { ourName }: CheckFlagsView): string {
  if (flag === 'R8') return 'not both sides have'
  return flag === 'R1' || flag === 'R2' ? `nobody at ${ourName} has` : 'nobody has'
}

/** What a flag is judged by, where it does not stand. */
function figures(one: Extract<WatchedFlag, { how: 'clear' }>, view: CheckFlagsView): string {
  const { flag, rhi, attainment, dimensions } = one
  if (flag === 'R11') return 'no dimension is in the red twice running with no action about it'
  if (attainment)
    return `${attainment.kept} of ${attainment.of} promises were kept in 90 days${rhi === undefined ? '' : `, and the index is ${rhi}`}`
  if (rhi !== undefined) return `the index is ${rhi}, less than 15 below its first quarter`
  const [first] = dimensions
  if (!first) return 'nothing that is known speaks for it'
  if (flag === 'R5') return `${first.dimension} is the widest, ${Math.abs(first.gap ?? 0)} apart (25 or more is a flag)`
  return `${first.dimension} ${sides(first, view)}`
}

function sides({ internal, partner }: DimensionScore, { ourName, partnerName }: CheckFlagsView): string {
  const said = [
    ...(internal === undefined ? [] : [`${internal} (${ourName})`]),
    ...(partner === undefined ? [] : [`${partner} (${partnerName})`]),
  ]
  return said.join(' and ')
}

const WHY: Record<Unknown['why'], (whoHas: string, needs: string) => string> = {
  'no result': () => 'no health check has closed yet.',
  'no index': () => 'too few have answered for figures of both sides.',
  'first quarter': () => 'the partnership is in its first quarter, by which it is judged later.',
  'no first index': () => 'too few answered in the first quarter for an index, by which it is judged.',
  'nothing promised': () => 'nothing that was promised has come to its end in 90 days.',
  'not known here': () => 'what it goes by is not kept here yet.',
  'too few answered': (_, needs) => `too few have answered for a figure of ${needs}.`,
  'not judged': (whoHas, needs) => `${whoHas} judged ${needs} in the last 90 days.`,
  'not asked': (_, needs) => `the last check did not ask about ${needs}: it is judged by those that do.`,
}

/** What a flag goes by, too, where nothing keeps it yet. */
const LACKS: Record<keyof Signals, string> = {
  attainment: 'how promises were kept',
  satisfaction: 'how content those are who use it',
  checklist: 'what is still to be handed over',
  readiness: 'what their people have yet to learn',
  contract: 'the contract: its notice date, how one could leave, how it is billed',
  changes: 'changes that nobody wrote down',
  reviews: 'reviews, and who was there',
  actions: 'actions after health checks',
}
