import { ENOUGH_VOICES } from '../domain/checkins/anonymity.ts'
import { isEnough } from '../domain/checkins/turnout.ts'
import type { Scores } from '../domain/checkins/scores.ts'
import { widestGap } from '../domain/checkins/widest-gap.ts'
import type { Tone } from './card.ts'

/** A closed run, as much of it as its verdict needs. */
type Closed = { ourName: string; partnerName: string; result: Scores }

export const BAND_TONES: Record<Scores['band'], Tone> = {
  green: 'good',
  amber: 'warning',
  red: 'critical',
  'insufficient data': 'neutral',
}

/** What the run says beside its figure, in a sentence. */
export function verdict(view: Closed): string {
  const { rhi, band, dimensions } = view.result
  switch (band) {
    case 'green':
      return 'Both sides find the partnership in good health.'
    case 'amber': {
      const capped = rhi !== undefined && rhi >= 75
      const red = dimensions.filter(({ internal = 100, partner = 100 }) => Math.min(internal, partner) < 50)
      const why = `A dimension below 50 keeps it from green: ${red.map(({ dimension }) => dimension).join(', ')}.`
      return capped ? why : 'Some of it needs attention.'
    }
    case 'red':
      return 'The partnership needs attention from both sides.'
    case 'insufficient data':
      return `Insufficient data: ${whyInsufficient(view)} So there is no index this time.`
  }
}

function whyInsufficient({ ourName, partnerName, result: { responses, internal, partner } }: Closed): string {
  const sides = [
    { name: ourName, ...responses.internal, score: internal },
    { name: partnerName, ...responses.partner, score: partner },
  ]
  const silent = sides.filter(({ answered }) => answered === 0).map(({ name }) => name)
  if (silent.length > 0) return `no answers came from ${silent.join(' or ')}.`
  const few = sides.filter((side) => !isEnough(side))
  const listed = few.map(({ name, answered, asked }) => `${answered} of ${asked} at ${name}`)
  const unnamed = few.some(({ answered, anonymous }) => anonymous && answered < ENOUGH_VOICES)
  const three = unnamed ? ', without names at least three answers' : ''
  // Source of the 60 %: the scoring rules of health checks (DOMAIN: scores).
  if (few.length > 0) return `${listed.join(' and ')} answered, and 60 % of each side are needed${three}.`
  const unjudged = sides.filter(({ score }) => score === undefined).map(({ name }) => name)
  return `every answer from ${unjudged.join(' and ')} was “can’t judge”.`
}

/** The end of "CHECK-4 is closed, …". */
export function stateOfCheck({ rhi, band }: Scores): string {
  return rhi === undefined ? band : `${band} at ${rhi} of 100`
}

/** What the two sides do now: the widest gap is the best thing to talk about, calmly. */
export function nextAfterCheck(result: Scores): string {
  const { band, flags, responses } = result
  const takesLate = !responses.internal.anonymous || !responses.partner.anonymous
  if (band === 'insufficient data')
    return takesLate ? 'late answers are taken until the next health check opens' : 'the next health check asks again'
  const widest = widestGap(result)
  if (widest?.gap !== undefined && (flags.length > 0 || Math.abs(widest.gap) >= 25)) {
    return `proposed: a talk about ${widest.dimension}, which the two sides see ${Math.abs(widest.gap)} apart`
  }
  if (flags.length > 0) return `proposed: a talk about ${flags.map(({ name }) => name).join(', ')}`
  return 'nothing to do until the next health check'
}
