import type { Side } from '../partners/party.ts'
import type { DimensionScore, RedFlag } from './scores.ts'

/** So many dimensions are told with their figures, those furthest apart first; the others are counted. */
const TOLD = 3

/** What a flag rests on, in one blameless sentence that gives the figures of both companies and names no person. */
export function sayEvidence({ rule, dimensions }: RedFlag, sideName: (side: Side) => string): string {
  const widest = rule.kind === 'apart' ? dimensions.toSorted((a, b) => width(b) - width(a)) : dimensions
  const scored = widest.slice(0, TOLD).map((each) => {
    const scores = `${each.dimension} ${figure(each.internal)} (${sideName('internal')}) and ${figure(each.partner)} (${sideName('partner')})`
    return rule.kind === 'apart' && each.gap !== undefined ? `${scores}, ${figure(Math.abs(each.gap))} apart` : scores
  })
  const more = widest.length - TOLD
  const others = more > 0 ? `; and ${more} more ${more === 1 ? 'dimension' : 'dimensions'}` : ''
  const scores = (limit: string) => `The two sides scored ${scored.join('; ')}${others} (${limit} is a flag).`
  switch (rule.kind) {
    case 'below':
      return scores(`below ${rule.limit}`)
    case 'below twice':
      return scores(`below ${rule.limit} twice running`)
    case 'apart':
      return scores(`${rule.from} or more`)
    case 'ageing':
      return scores(`below ${rule.limit} twice running, with no action about it,`)
    case 'fell':
      return `The index was ${rule.from} on average in the first quarter and is ${rule.to} now (${rule.limit} or more below is a flag).`
    case 'overdue':
      return `${OVERDUE[rule.what]}: ${rule.items} ${rule.items === 1 ? 'item is' : 'items are'} past due.`
    case 'no way out':
      return `Notice is to be given ${rule.days < 0 ? 'by a day that is past' : `within ${rule.days} days`}, and leaving was never tried out (less than 180 days is a flag).`
    case 'kept but red':
      return `${rule.kept} % of what was promised is kept, and ${red(rule)} (below ${rule.limit} is a flag where 95 % or more is kept).`
    case 'rising':
      return `Changes that nobody wrote down, period by period: ${rule.counts.join(', ')} (three rises running are a flag).`
    case 'missing twice':
      return `The sponsor of ${rule.sides.map(sideName).join(' and of ')} was missing from the last two reviews.`
  }
}

const OVERDUE = {
  checklist: 'The hand-over of what they know',
  readiness: 'What their people have yet to learn',
} as const

function red({ rhi, satisfaction }: Extract<RedFlag['rule'], { kind: 'kept but red' }>): string {
  return rhi === undefined
    ? `those who use it are content to ${figure(satisfaction)} of 100`
    : `the index of the health check is ${rhi}`
}

function width({ gap = 0 }: DimensionScore): number {
  return Math.abs(gap)
}

/** A side that could not judge says so. */
function figure(score: DimensionScore['internal']): string {
  return score === undefined ? 'no answer' : String(score)
}
