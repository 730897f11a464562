import { type Side, SIDES } from '../domain/partners/party.ts'
import { type Attainment, sayShare, shareInTenths } from '../domain/sla/figures/attainment.ts'
import type { KeptIn } from '../domain/sla/figures/kept-over-time.ts'
import type { Report } from '../domain/sla/figures/report.ts'
import { sayDate, WHOLE_MONTHS } from '../domain/time/say-time.ts'
import type { CardBlock } from './card.ts'
import { LONGEST_NAME } from './chart.ts'
import { shorten } from './quote.ts'

type Companies = Pick<Report, 'company' | 'name'>

/** In the order in which a report names them. */
const SIDES_IN_ORDER: Side[] = ['partner', 'internal']

/** How each side kept its promises, period by period; nothing where that is fewer than two numbers of a side. */
export function keptOverTime(course: KeptIn[], companies: Companies): CardBlock[] {
  const told = trimmed(course)
  const lines = SIDES_IN_ORDER.map((side) => ({
    side,
    values: told.map(({ kept }) => percentOf(kept[side])),
  })).filter(({ values }) => values.some((one) => one !== null))
  const most = Math.max(0, ...lines.map(({ values }) => values.filter((one) => one !== null).length))
  if (most < 2) return []
  const names = namesOf(companies)
  const says = lines.map(({ side }) => `${companyOf(side, companies)} ${sayCourse(told, side)}`).join('; ')
  return [
    {
      kind: 'chart',
      chart: {
        ...{ shape: 'lines', title: 'Promises kept, in % of cases', unit: '% of cases', scale: scaleOf(lines) },
        says: `Promises kept: ${says}.`,
        labels: told.map(({ period }, at) => shortly(period, at === 0)),
        lines: lines.map(({ side, values }) => ({ name: names[side], values })),
      },
    },
  ]
}

/** The days on which something was missed; nothing where nothing was. */
export function missedByDay({ period, days }: Pick<Report, 'period' | 'days'>): CardBlock[] {
  const missed = days.kept.flatMap((day, at) => (day.missed > 0 ? [dateAt(days.from, at)] : []))
  if (missed.length === 0) return []
  const met = days.kept.filter((day) => day.missed === 0 && day.met > 0).length
  const named = missed.length > MOST_DAYS ? '' : `: ${sayDates(missed)}`
  const onDays = missed.length === 1 ? 'on 1 day' : `on ${missed.length} days`
  const kept = met === 0 ? '' : ` On ${met === 1 ? '1 day' : `${met} days`} all that was due was met.`
  return [
    {
      kind: 'chart',
      chart: {
        ...{ shape: 'days', title: `Missed in ${period}, by the day it was due`, from: days.from, days: days.kept },
        says: `Missed ${onDays} of ${period}${named}.${kept}`,
      },
    },
  ]
}

/** More are told by their number. */
const MOST_DAYS = 8

/** Without the periods at the beginning in which nothing counted yet. */
function trimmed(course: KeptIn[]): KeptIn[] {
  const first = course.findIndex(({ kept }) => SIDES.some((side) => kept[side].met + kept[side].missed > 0))
  return first < 0 ? [] : course.slice(first)
}

function percentOf(kept: Attainment): number | null {
  const tenths = shareInTenths(kept)
  return tenths === undefined ? null : tenths / 10
}

/** "Q3 26", "2026", "Jun": six of them stand side by side on a phone. A month says its year where that is the first, or begins. */
function shortly(period: string, isFirst: boolean): string {
  const [year = '', part] = period.split('-')
  if (part === undefined) return year
  const said = part.startsWith('Q') ? part : WHOLE_MONTHS[Number(part) - 1]!.slice(0, 3)
  return isFirst || part === '01' || said === part ? `${said} ${year.slice(2)}` : said
}

/** From zero, unless all is so high that nothing would be told apart. */
function scaleOf(lines: { values: (number | null)[] }[]): { from: number; to: number } {
  const lowest = Math.min(...lines.flatMap(({ values }) => values.filter((one) => one !== null)))
  return { from: lowest < 50 ? 0 : Math.floor(Math.min(lowest, 90) / 10) * 10 - 10, to: 100 }
}

function sayCourse(course: KeptIn[], side: Side): string {
  return course.map(({ period, kept }) => `${period} ${sayShare(kept[side]) ?? 'no case'}`).join(', ')
}

/** As short as a legend holds them, and never alike. */
function namesOf(companies: Companies): Record<Side, string> {
  const [ours, theirs] = SIDES.map((side) => shorten(companyOf(side, companies), LONGEST_NAME - 1)) as [string, string]
  return ours === theirs ? { internal: 'we', partner: theirs } : { internal: ours, partner: theirs }
}

function companyOf(side: Side, { company, name }: Companies): string {
  return side === 'internal' ? company : name
}

function dateAt(from: string, days: number): string {
  return Temporal.PlainDate.from(from).add({ days }).toString()
}

/** "3, 17 and 18 November 2026": the month with the last of its days. */
function sayDates(dates: string[]): string {
  const said = dates.map((date, at) => {
    const next = dates[at + 1]
    return next?.slice(0, 7) === date.slice(0, 7) ? String(Number(date.slice(8))) : sayDate(date)
  })
  return said.length === 1 ? said[0]! : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}
