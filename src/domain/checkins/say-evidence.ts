import type { Side } from '../partners/party.ts'
import type { DimensionScore, RedFlag } from './scores.ts'

/** What a flag rests on, in one blameless sentence that gives the figures of both companies and names no person. */
export function sayEvidence({ rule, dimensions }: RedFlag, sideName: (side: Side) => string): string {
  const figures = dimensions.map((each) => {
    const scores = `${each.dimension} ${figure(each.internal)} (${sideName('internal')}) and ${figure(each.partner)} (${sideName('partner')})`
    return rule.kind === 'apart' && each.gap !== undefined ? `${scores}, ${figure(Math.abs(each.gap))} apart` : scores
  })
  const limit = rule.kind === 'apart' ? `${rule.from} or more` : `below ${rule.limit}`
  return `The two sides scored ${figures.join('; ')} (${limit} is a flag).`
}

/** A side that could not judge says so. */
function figure(score: DimensionScore['internal']): string {
  return score === undefined ? 'no answer' : String(score)
}
