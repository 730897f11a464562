import type { Side } from '../partners/party.ts'
import type { DimensionScore, RedFlag } from './scores.ts'

/** What a flag rests on, in one blameless sentence that gives the figures of both companies and names no person. */
export function sayEvidence({ rule, dimensions }: RedFlag, sideName: (side: Side) => string): string {
  if (rule.kind === 'fell')
    return `The index was ${rule.from} on average in the first quarter and is ${rule.to} now (${rule.limit} or more below is a flag).`
  const figures = dimensions.map((each) => {
    const scores = `${each.dimension} ${figure(each.internal)} (${sideName('internal')}) and ${figure(each.partner)} (${sideName('partner')})`
    return rule.kind === 'apart' && each.gap !== undefined ? `${scores}, ${figure(Math.abs(each.gap))} apart` : scores
  })
  return `The two sides scored ${figures.join('; ')} (${limitOf(rule)} is a flag).`
}

function limitOf(rule: Exclude<RedFlag['rule'], { kind: 'fell' }>): string {
  if (rule.kind === 'apart') return `${rule.from} or more`
  return rule.kind === 'below' ? `below ${rule.limit}` : `below ${rule.limit} twice running`
}

/** A side that could not judge says so. */
function figure(score: DimensionScore['internal']): string {
  return score === undefined ? 'no answer' : String(score)
}
