import { type Side, SIDES } from '../partners/party.ts'
import { compareDecimals } from '../sla/figures/decimal.ts'
import type { Cost } from '../sla/ledger/money-terms.ts'
import type { Instant } from '../time/instant.ts'
import { sharedFigures } from './figure.ts'
import { lateAcknowledgements, mostlyLateUpdates } from './order-problems.ts'
import { sharedObjectives } from './shared-terms.ts'
import type { Terms } from './terms.ts'

/** About so many outcomes per side are as many as two companies keep in mind. */
const ENOUGH = 5

/**
 * What whoever changes terms may want to think over, a sentence each; nothing of it is refused. `is`: how the sides are called; `from`: when the change holds. A side that owes more
 * than five things by the change, an acknowledgement that would be due after its case is resolved, an update that mostly would, penalties that a new cap lets come to nothing, and texts that are new and say how something is done rather than what comes of it.
 */
export function hintsOn(before: Terms | undefined, after: Terms, is: Record<Side, string>, from: Instant): string[] {
  const lateIn = (terms: Terms) => [...lateAcknowledgements(terms, from), ...mostlyLateUpdates(terms, from)]
  const late = before ? new Set(lateIn(before)) : new Set()
  return [
    ...tooMany(before, after, is),
    ...lateIn(after).filter((one) => !late.has(one)),
    ...cappedAtNothing(before, after, is),
    ...howNotWhat(before, after),
  ]
}

function tooMany(before: Terms | undefined, after: Terms, is: Record<Side, string>): string[] {
  return SIDES.flatMap((side) => {
    const owed = outcomesOf(after, side)
    if (owed <= ENOUGH || (before && owed <= outcomesOf(before, side))) return []
    return [
      `${is[side]} would owe ${owed} things by this. About five are as many as people look after: keep those that matter most.`,
    ]
  })
}

function cappedAtNothing(before: Terms | undefined, after: Terms, is: Record<Side, string>): string[] {
  return SIDES.filter((side) => isCappedAtNothing(after, side) && !(before && isCappedAtNothing(before, side))).map(
    (side) =>
      `Penalties of ${is[side]} are capped at nothing by this: no miss would cost anything. Raise the cap, or end it.`,
  )
}

function isCappedAtNothing({ money }: Terms, side: Side): boolean {
  const { rules = [], cap, yearCap } = money[side] ?? {}
  return rules.length > 0 && [cap, yearCap].some((one) => one !== undefined && isNothing(one))
}

function isNothing(cost: Cost): boolean {
  return 'amount' in cost ? cost.amount === 0 : compareDecimals(cost.percent, '0') === 0
}

/** The times to do one thing are one outcome, however many severities and kinds of cases they are set for; each figure is one. */
function outcomesOf(terms: Terms, side: Side): number {
  const measures = sharedObjectives(terms)
    .filter(({ obligor }) => obligor === side)
    .map(({ measure }) => measure)
  return new Set(measures).size + sharedFigures(terms).filter(({ obligor }) => obligor === side).length
}

function howNotWhat(before: Terms | undefined, after: Terms): string[] {
  const known = new Set(before ? textsOf(before) : [])
  const names = textsOf(after)
    .filter((text) => !known.has(text))
    .flatMap((text) => howIn(text) ?? [])
  return [...new Set(names)].map(
    (how) =>
      `What, not how: “${how}” says how it is done. Promise what comes of it, and leave the how to whoever owes it.`,
  )
}

/** What people say of each promise. */
function textsOf({ objectives, figures }: Pick<Terms, 'objectives' | 'figures'>): string[] {
  return [...objectives.map(({ protects }) => protects), ...figures.flatMap(({ name, protects }) => [name, protects])]
}

const TOOLS =
  'jira|servicenow|zendesk|freshdesk|salesforce|hubspot|sap|excel|powerpoint|sharepoint|confluence|github|gitlab|jenkins|kubernetes|docker|terraform|ansible|datadog|splunk|grafana|prometheus|pagerduty|opsgenie|nagios|zabbix|tableau|power bi|microsoft teams|slack|trello|asana|notion'
const PEOPLE =
  'people|persons?|heads?|engineers?|developers?|agents?|consultants?|technicians?|analysts?|testers?|admins?|administrators?|employees|staff|specialists?'

const SO_MANY = '(?:\\d+(?:[.,]\\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const CURRENCIES = 'eur|usd|gbp|chf|jpy|euros?|dollars?'

/** A tool by its name, so many people, or what an hour costs. */
const HOW = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${TOOLS})(?![\\p{L}\\p{N}])`, 'iu'),
  new RegExp(
    `(?<![\\p{L}\\p{N}.,])${SO_MANY}\\s*(?:full-time |senior |junior |dedicated )*(?:fte|ftes|${PEOPLE})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  /(?<![\p{L}\p{N}])(?:ftes?|head ?-?count|(?:man|person)[- ](?:days?|hours?|months?)|number of (?:people|staff|engineers|agents|developers|heads))(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:hourly|daily|day|hour) rates?(?![\p{L}\p{N}])/iu,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:teams?|crews?|squads?) of ${SO_MANY}(?![\\p{L}\\p{N}])`, 'iu'),
  new RegExp(
    `(?:(?:[€$£¥]|(?<![\\p{L}\\p{N}])(?:${CURRENCIES}))\\s*\\d[\\d.,]*|\\d[\\d.,]*\\s*(?:[€$£¥]|${CURRENCIES}))\\s*(?:/|per|an?)\\s*(?:h|hr|hour|day|man-day|person-day)(?![\\p{L}\\p{N}])`,
    'iu',
  ),
]

function howIn(text: string): string | undefined {
  for (const pattern of HOW) {
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) return found.trim()
  }
  return undefined
}
