import { type Currency, type Minor, sayAmount } from '../domain/sla/ledger/currency.ts'
import type { LedgerItem, LedgerLine, LedgerView, SideOfLedger } from '../domain/sla/ledger/ledger-view.ts'
import { sayNotAgreed } from '../domain/sla/figures/not-agreed.ts'
import type { Cost } from '../domain/sla/ledger/money-terms.ts'
import type { ObjectiveWords } from '../domain/sla/ledger/objective-words.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import { withUnit } from '../domain/terms/figure.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { PeriodKind } from '../domain/time/period.ts'
import { sayDate, sayInstant } from '../domain/time/say-time.ts'
import { listed } from './listed.ts'
import { sayByDays, sayEntrySum, sayRounded, sayShares, sayYear } from './ledger-sum-words.ts'
import { sayCases } from './say-cases.ts'
import { sayMore } from './say-total.ts'

/** "Severity 1, resolve", "Orders without rework". */
export function sayAbout(about: ObjectiveWords): string {
  if (about.is === 'clock') return `${sayCases(about)}, ${ruleOf(about.measure).words.deed}`
  return about.is === 'figure' ? about.name : 'What is agreed no more'
}

/** Words with a moment among them, which a card says in the zone of its reader. */
export type Timed = { before: string; at?: Instant; after: string }

export function inZone({ before, at, after }: Timed, zone: string): string {
  return `${before}${at === undefined ? '' : sayInstant(at, zone)}${after}`
}

/** What it is about, and how it comes to what it costs: each number as it was reckoned with. */
export function sayLine(line: LedgerLine, { fee, currency, sums }: SideOfLedger): Timed {
  const { about, breach, figure, band, cost, minor, besides, disputes } = line
  const explained = sums.penalties.find((one) => one.number === line.number)
  const value = figure ? ` at ${figure.value} ${figure.unit}${explained ? sayRounded(explained) : ''}` : ''
  const beyond = band ? `, beyond ${band.beyond} ${about.is === 'figure' ? about.unit : '%'}` : figure ? ', missed' : ''
  const shares = band && explained && sayShares(explained)
  const how = shares ?? sayHow(band ? { percent: band.percent } : cost, breach?.fee ?? fee, currency)
  const besidesIt = besides ? `, not counted${sayInPlace(explained?.dearer)}` : ''
  const costs = `${value}${beyond}: ${how}${sayAmount(minor, currency)}${besidesIt}${sayDisputes(disputes)}`
  if (!breach) return { before: sayAbout(about), after: costs }
  return breach.again
    ? {
        before: `${breach.label}, ${sayAbout(about)}, still overdue since `,
        at: breach.at,
        after: `, counted again${costs}`,
      }
    : { before: `${breach.label}, ${sayAbout(about)}, due `, at: breach.at, after: costs }
}

function sayInPlace(line: number | undefined): string {
  return line === undefined ? '' : `: line ${line} counts in its place`
}

function sayHow(cost: Cost | undefined, fee: Minor, currency: Currency): string {
  return !cost || 'amount' in cost ? '' : `${cost.percent} % of ${sayAmount(fee, currency)} = `
}

/** "Together EUR 600.00, at most EUR 500.00 in a period"; undefined where the lines are the penalty. */
export function sayCaps({ penalties, sum, cap, yearLeft, currency, sums }: SideOfLedger): string | undefined {
  const counted = penalties.filter(({ besides }) => !besides).length
  const capped = cap !== undefined && cap < sum ? [`at most ${sayAmount(cap, currency)} in a period`] : []
  const year =
    yearLeft !== undefined && yearLeft < Math.min(sum, cap ?? sum)
      ? [`${sayAmount(yearLeft, currency)} left of ${sayYear(sums, currency)}`]
      : []
  if (counted < 2 && capped.length + year.length === 0) return undefined
  return [`Together ${sayAmount(sum, currency)}`, ...capped, ...year].join(', ')
}

export function sayItem({ number, word, minor, of, about, disputes }: LedgerItem, one: SideOfLedger): string {
  const { currency, sums } = one
  const explained = sums.entries.find((entry) => entry.number === number)
  const how = explained ? sayEntrySum(explained, sayAbout) : ''
  const amount = sayAmount(Math.abs(minor), currency)
  const said = {
    penalty: `penalty ${amount}`,
    'earn-back': `earn-back ${amount} of the penalty of ${of}${how}, as all that caused it was kept`,
    bonus: `bonus ${amount}${about ? ` for ${sayAbout(about)}` : ''}${how}`,
    correction: `correction of ${of}, ${amount} ${minor < 0 ? 'more' : 'less'} to pay${how}`,
  }
  return `${said[word]}${sayDisputes(disputes)}`
}

function sayDisputes(labels: string[]): string {
  return labels.length === 0 ? '' : `, disputed in ${labels.join(' and ')}`
}

/** Whether it is booked, and if not, when it can be at the earliest. */
export function sayState({ state, waitsFor = [] }: SideOfLedger): Timed {
  if (state.is === 'closed') return { before: 'closed ', at: state.at, after: '' }
  if (state.is === 'running') return { before: 'still running, provisional', after: '' }
  const waits = waitsFor.length === 0 ? '' : `, and waits for ${waitsFor.join(' and ')}`
  if (state.is === 'waiting') return { before: `provisional, still open${waits}`, after: '' }
  return { before: 'provisional, closes ', at: state.closesAt, after: ` at the earliest${waits}` }
}

/** For whoever reads why it does not close. */
export function sayWaitsToBeNamed({ waitsToBeNamed: waits }: Pick<SideOfLedger, 'waitsToBeNamed'>): string[] {
  if (!waits) return []
  return [
    `It does not close until somebody of ${waits.name} is named who could object: \`people ${waits.slug} add @name\`.`,
  ]
}

/** What else is to be known of it, a sentence each. */
export function sayBesides(one: SideOfLedger): string[] {
  const { byDays, turns, missing, letPass = [], reported = [], corrected, pending, currency, kind } = one
  const more = (minor: Minor) => sayMore(minor, currency)
  return [
    ...sayWaitsToBeNamed(one),
    ...(byDays ? [`${sayWhyByDays(kind, turns)}: ${sayByDays(one)}.`] : []),
    ...missing.map((name) => `“${name}” is not reported: nothing follows from it.`),
    ...letPass.map((name) => `“${name}” was missed and let pass: nothing follows from it.`),
    ...reported.flatMap(({ name, unit, value, late, disputes }) => [
      ...(late
        ? [
            `“${name}”: ${withUnit(late.value, { unit })}, reported late, ${sayNotAgreed({ disputed: [], ...(value !== undefined && { counts: value }) }, { unit })}.`,
          ]
        : []),
      ...(disputes.length > 0 ? [`“${name}” is disputed in ${disputes.join(' and ')}.`] : []),
    ]),
    ...corrected.map(({ minor, in: period }) => `Corrected in ${period}: ${more(minor)}.`),
    ...(pending === undefined ? [] : [`By what is known now it is ${more(pending)}: the next close books that.`]),
  ]
}

function sayWhyByDays(kind: PeriodKind, { at, changed }: NonNullable<SideOfLedger['turns']> = ALONE): string {
  const said = listed([
    ...(changed ? [`the terms changed within this ${kind}`] : []),
    ...at.map(({ is, on }) => `the partnership ${is === 'ended' ? 'ended' : 'was resumed'} on ${sayDate(on)}`),
  ])
  return `${said[0]!.toUpperCase()}${said.slice(1)}`
}

const ALONE = { at: [], changed: true }

/** What both come to together; undefined where only one side has a ledger. */
export function sayNet({ net, company, name }: LedgerView): string | undefined {
  if (!net) return undefined
  if (net.minor === 0) return 'Net: nothing. Shown only, each side pays its own.'
  const payer = net.minor < 0 ? name : company
  return `Net: ${payer} ${sayAmount(Math.abs(net.minor), net.currency)} to pay. Shown only, each side pays its own.`
}
