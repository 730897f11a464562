import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import type { Change } from '../partners/change.ts'
import { ruleOf } from '../sla/measures/measures.ts'
import { casesOf } from './diff-objectives.ts'
import { type PriceMoved, pricesMoved } from './falls-under.ts'
import { aboutOf, type Objective } from './objective.ts'
import { listed } from './say-figures.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

type Owing = Pick<Terms, 'objectives' | 'money'>

/** Which cases fall under another price than before, or under none any more, where the prices themselves do not say it. */
export function priceChanges(before: Owing, after: Owing, voice: Voice = OUR_VOICE): Change[] {
  const [had, has] = [pricedBy(before), pricedBy(after)]
  const moved = pricesMoved(before, after).filter(({ from, to }) => {
    // A price that begins, or ends, by itself is said as that.
    if (!from) return had.has(aboutOf(to!))
    return to !== undefined || has.has(aboutOf(from))
  })
  const alike = Map.groupBy(moved, ({ side, measure, from, to }) =>
    JSON.stringify([side, measure, sayPrice(from), sayPrice(to)]),
  )
  return [...alike.values()].flatMap((group) => {
    const { side, measure, from, to } = group[0]!
    const missing = `where ${voice.is[side]} misses the time to ${ruleOf(measure).words.deed}`
    return sayCases(group).map((cases) => ({
      ...{ what: `the price that ${cases} fall under ${missing}`, from: sayPrice(from), to: sayPrice(to) },
    }))
  })
}

/** "that of any case", "none". */
function sayPrice(objective: Pick<Objective, 'kind' | 'severity'> | undefined): string {
  return objective ? `that of ${casesOf({ kind: objective.kind, severity: objective.severity })}` : 'none'
}

function pricedBy({ objectives, money }: Owing): Set<string> {
  const rules = Object.values(money).flatMap((one) => one.rules.map(({ objectiveId }) => objectiveId))
  return new Set(objectives.filter(({ id }) => rules.includes(id)).map(aboutOf))
}

/** "cases of severity 1 and 2", "incidents and requests": severities with the same kinds together. */
function sayCases(group: PriceMoved[]): string[] {
  const kindsOf = (one: Severity) =>
    CASE_KINDS.filter((kind) => group.some(({ severity, kind: its }) => severity === one && its === kind))
  const alike = Map.groupBy(SEVERITIES, (one) => kindsOf(one).join())
  return [...alike.values()].flatMap((severities) => {
    const kinds = kindsOf(severities[0]!)
    if (kinds.length === 0) return []
    const of = severities.length === SEVERITIES.length ? '' : ` of severity ${listed(severities.map(String), 'and')}`
    return [`${sayKinds(kinds)}${of}`]
  })
}

/** "cases", "incidents and requests". */
export function sayKinds(kinds: CaseKind[]): string {
  return kinds.length === CASE_KINDS.length
    ? 'cases'
    : listed(
        kinds.map((kind) => `${kind}s`),
        'and',
      )
}
