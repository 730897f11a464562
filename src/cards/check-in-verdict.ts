import type { Scores } from '../domain/checkins/scores.ts'
import type { Tone } from './card.ts'

/** A closed run, as much of it as its verdict needs. */
type Closed = { ourName: string; partnerName: string; result: Scores }

export const BAND_TONES: Record<Scores['band'], Tone> = {
  green: 'good',
  amber: 'warning',
  red: 'critical',
  'insufficient data': 'neutral',
}

/** What the run says, in one or two sentences. */
export function verdict(view: Closed): string {
  const { rhi, band, dimensions } = view.result
  const index = `Relationship health index ${rhi} of 100: ${band}.`
  switch (band) {
    case 'green':
      return `${index} Both sides find the partnership in good health.`
    case 'amber': {
      const capped = rhi !== undefined && rhi >= 75
      const red = dimensions.filter(({ internal = 100, partner = 100 }) => Math.min(internal, partner) < 50)
      const why = `A dimension below 50 keeps it from green: ${red.map(({ dimension }) => dimension).join(', ')}.`
      return `${index} ${capped ? why : 'Some of it needs attention.'}`
    }
    case 'red':
      return `${index} The partnership needs attention from both sides.`
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
  const answered = responses.internal.answered + responses.partner.answered
  const asked = responses.internal.asked + responses.partner.asked
  // Source of the 60 %: the scoring rules of health checks (DOMAIN: scores).
  if (answered / asked < 0.6) return `${answered} of ${asked} people answered, and 60 % are needed.`
  const unjudged = sides.filter(({ score }) => score === undefined).map(({ name }) => name)
  return `every answer from ${unjudged.join(' and ')} was “can’t judge”.`
}

/** What the two sides do now: the widest gap is the best thing to talk about. */
export function nextAfterCheck({ dimensions, band, flags }: Scores): string {
  if (band === 'insufficient data') return 'late answers are taken until the next health check opens.'
  const [widest] = dimensions
    .filter(({ gap = 0 }) => gap !== 0)
    .toSorted((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))
  if (widest?.gap !== undefined && (flags.length > 0 || Math.abs(widest.gap) >= 25)) {
    return `talk through ${widest.dimension}, where the two sides are ${Math.abs(widest.gap)} apart.`
  }
  if (flags.length > 0) return 'talk through the red flags together.'
  return 'nothing until the next health check.'
}
