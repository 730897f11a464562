import type { Attainment } from '../domain/sla/figures/attainment.ts'
import type { Report, ReportedMiss, ReportedPromise } from '../domain/sla/figures/report.ts'
import { saySetAside } from '../domain/sla/figures/set-aside.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import { isMeasured } from '../domain/terms/figure.ts'
import { ACTION_WORDS } from './action-card.ts'
import type { Card, CardBlock, Rich } from './card.ts'
import { figureLines } from './figure-words.ts'
import { keptOverTime, missedByDay } from './kept-charts.ts'
import { keepTogether } from './keep-together.ts'
import { headed, lineOne } from './line-one.ts'
import { quote } from './quote.ts'
import {
  companyOf,
  headOfOverdue,
  ofWhich,
  ownerOf,
  ownersIn,
  sayActions,
  sayAgain,
  sayBooked,
  sayEnough,
  sayKept,
  standingOf,
  titleOf,
} from './report-words.ts'
import { byUrgency, sayCases } from './say-cases.ts'
import { takeAlong } from './written-report-card.ts'
import { withCode } from './with-code.ts'

/** `reader`: the zone in which moments are said. */
export type ReportView = Report & { reader: string }

/** More are told by their number: nobody reads them on a phone. */
const MOST_LINES = 8

export function reportCard(view: ReportView): Card {
  const { slug, name, period, promises, missed, inside } = view
  const shown = promises.filter((one) => counts(one) || saySetAside(one.setAside) !== undefined)
  const headline = lineOne(`${name} (${slug}), ${period}${inside ? ', inside' : ''}`, [told(view)])
  return {
    subject: slug,
    title: titleOf(view),
    ...headed(
      headline,
      `Say “@Liaison report ${slug} --period ${period}${inside ? ' --inside' : ''}” for each promise.`,
    ),
    tone: 'neutral',
    blocks: [
      ...standingOf(view).map((text): CardBlock => ({ kind: 'text', text })),
      ...bookedOf(view),
      ...keptOverTime(view.course, view),
      ...ownersIn(view).flatMap((owner) => [...section(owner, shown, view), ...figures(owner, view)]),
      ...missedByDay(view),
      ...misses(missed, view),
      ...stillOverdue(view),
      ...actionsAfter(view),
    ],
    buttons: [takeAlong(view)],
    footer: withCode(footerOf(view)),
  }
}

/** What counts for nothing is told one by one where a promise is explained. */
function footerOf({ slug, period, promises, inside }: ReportView): string {
  if (inside)
    return `Among ourselves: the partner reads nothing of it. Both sides: \`@Liaison report ${slug} --period ${period}\``
  const one = promises.find(({ setAside }) => saySetAside(setAside) !== undefined)
  const severity = one?.severity === undefined ? '' : ` severity ${one.severity}`
  const apart = one
    ? `. What is not counted, case by case: \`@Liaison explain ${slug} ${one.measure}${severity} --period ${period}\``
    : ''
  return `Both sides read the same. What is promised: \`@Liaison sla ${slug}\`${apart}`
}

function bookedOf(view: ReportView): CardBlock[] {
  const said = sayBooked(view)
  return said === undefined ? [] : [{ kind: 'text', text: said }]
}

function told(view: Report): string {
  const { overdue, figures: all } = view
  const open = all.filter((one) => isMeasured(one) && one.notAgreed && !one.notAgreed.lapsed).length
  return [
    toldOfPeriod(view),
    ...(open === 0 ? [] : [open === 1 ? '1 number not agreed yet' : `${open} numbers not agreed yet`]),
    ...(overdue.length === 0 ? [] : [`${overdue.length} still overdue from before`]),
  ].join(', ')
}

function toldOfPeriod({ promises, missed, overdue, figures: all }: Report): string {
  // What is counted as it goes is no outcome before its period is over.
  const reported = all.flatMap((one) => (one.endsAt === undefined ? (one.reported ?? []) : []))
  if (!promises.some(counts) && reported.length === 0) return 'no case counted'
  const again = overdue.filter((one) => one.again === 'counted').length
  const count = missed.length + again + reported.filter(({ met, waived }) => !met && !waived).length
  return count === 0 ? 'nothing was missed' : `${count} missed`
}

function counts({ kept }: ReportedPromise): boolean {
  return kept.met + kept.missed > 0
}

function section(owner: string, promises: ReportedPromise[], view: ReportView): CardBlock[] {
  const owed = promises.filter((one) => ownerOf(one, view) === owner).toSorted(byUrgency)
  if (owed.length === 0) return []
  const items = owed.map((one): Rich => [
    { bold: sayCases(one) },
    `: ${ruleOf(one.measure).words.deed} in ${keepTogether(one.target)} – ${kept(one.kept) || 'no case counted'}${enough(one)}${trend(one, view)}${aside(one)}`,
  ])
  return [{ kind: 'text', text: `Kept by ${owner}` }, listOf(items)]
}

function figures(owner: string, view: ReportView): CardBlock[] {
  const owed = view.figures.filter((one) => ownerOf(one, view) === owner)
  if (owed.length === 0) return []
  const { company, name, reader } = view
  return [{ kind: 'text', text: `Figures of ${owner}` }, listOf(figureLines(owed, { company, name, zone: reader }))]
}

function enough(one: ReportedPromise): string {
  const said = sayEnough(one)
  return said === undefined ? '' : `, ${keepTogether(said)}`
}

function trend({ keptBefore }: ReportedPromise, { before }: Report): string {
  const said = kept(keptBefore)
  return said === '' ? '' : `, ${before} ${said}`
}

function aside({ setAside }: ReportedPromise): string {
  const said = saySetAside(setAside)
  return said === undefined ? '' : `; ${keepTogether(said)}`
}

function kept(one: Attainment): string {
  return keepTogether(sayKept(one) ?? '')
}

function misses(missed: ReportedMiss[], view: ReportView): CardBlock[] {
  if (missed.length === 0) return []
  const items = missed.map(({ label, title, measure, at, ...one }): Rich => [
    { bold: label },
    ` ${quote(title, 60)}: ${ownerOf(one, view)} to ${ruleOf(measure).words.deed}, due `,
    { at, zone: view.reader, style: 'date-time' },
    ofWhich({ label, measure, ...one }, missed, view),
  ])
  return [{ kind: 'text', text: 'Missed' }, listOf(items)]
}

/** Shown, and counted in the period in which it was missed alone, unless the terms count it again. */
function stillOverdue({ overdue, reader, promises, ...names }: ReportView): CardBlock[] {
  if (overdue.length === 0) return []
  const items = overdue.map(({ label, title, measure, at, again, ...one }): Rich => [
    { bold: label },
    ` ${quote(title, 60)}: ${ownerOf(one, names)} to ${ruleOf(measure).words.deed}, overdue since `,
    { at, zone: reader, style: 'date-time' },
    ofWhich({ label, measure, ...one }, overdue, { promises }),
    sayAgain(again, names),
  ])
  return [{ kind: 'text', text: headOfOverdue(overdue) }, listOf(items)]
}

function actionsAfter(view: ReportView): CardBlock[] {
  const count = sayActions(view.actions)
  if (count === undefined) return []
  const items = view.actions.map(({ label, about, side, status, said }): Rich => [
    { bold: label },
    ` after ${about}, ${companyOf(side, view)}: ${ACTION_WORDS[status]}${said === undefined ? '' : `, ${quote(said, 80)}`}`,
  ])
  return [{ kind: 'text', text: `What will change: ${count}` }, listOf(items)]
}

function listOf(items: Rich[]): CardBlock {
  const more = items.length - MOST_LINES
  return { kind: 'list', items: more > 0 ? [...items.slice(0, MOST_LINES), `and ${more} more`] : items }
}
