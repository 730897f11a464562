import { audiencePrefix, CHECK_IN_AUDIENCES } from '../checkins/audience.ts'
import { sayReminders } from '../checkins/say-reminders.ts'
import { FLAG_IDS, startedBy } from '../checkins/flags.ts'
import { compared, differences, type Change } from '../partners/change.ts'
import type { CheckInPlan } from '../checkins/plan.ts'
import { SIDES } from '../partners/party.ts'
import { formatTarget } from '../time/duration.ts'
import { calendarChanges } from './diff-calendars.ts'
import { figureChanges } from './diff-figures.ts'
import { ladderChanges } from './diff-ladders.ts'
import { moneyChanges } from './diff-money.ts'
import { objectiveChanges } from './diff-objectives.ts'
import { planOf } from './plan-of.ts'
import { priceChanges } from './diff-prices.ts'
import type { Terms } from './terms.ts'
import { unsaidChanges } from './unsaid-moved.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/**
 * Each thing that differs between two terms, in words: what is recorded, answered and listed. Empty exactly where both say the same; the
 * order of periods, promises or days, and the ids of promises, say nothing. The way back tells the same with `from` and `to` swapped. `whole`: the terms that both are
 * a part of, by which it is told under what price cases fall.
 */
export function diffTerms(
  before: Terms,
  after: Terms,
  voice: Voice = OUR_VOICE,
  whole: { before: Terms; after: Terms } = { before, after },
): Change[] {
  return [
    ...calendarChanges(before.calendars, after.calendars),
    ...SIDES.flatMap((side) => compared(`the hours of ${voice.is[side]}`, before.hours[side], after.hours[side])),
    ...objectiveChanges(before.objectives, after.objectives, voice),
    ...figureChanges(before.figures, after.figures, voice),
    ...moneyChanges(before, after, voice),
    ...priceChanges(whole.before, whole.after, voice),
    ...unsaidChanges(whole.before, whole.after, voice),
    ...ladderChanges(before.ladders, after.ladders, voice),
    ...checkChanges(before.checks, after.checks),
  ]
}

export function checkChanges(before: CheckInPlan[], after: CheckInPlan[]): Change[] {
  return CHECK_IN_AUDIENCES.flatMap((audience) => {
    const [was, is] = [before, after].map((checks) => planOf({ checks }, audience))
    return planChanges(`${audiencePrefix(audience)}health checks`, was, is)
  })
}

function planChanges(name: string, before: CheckInPlan | undefined, after: CheckInPlan | undefined): Change[] {
  if (!before || !after) return compared(name, sayPlan(before), sayPlan(after))
  return differences(before, after, [
    [`the kind of ${name}`, ({ kind }) => kind],
    [`the questions of ${name}`, sayTemplate],
    [`the cadence of ${name}`, sayCadence],
    [`the time to answer ${name}`, ({ window }) => formatTarget(window)],
    [`the reminder of ${name}`, sayReminders],
    [`the names in ${name}`, sayNames],
    [`what red flags of ${name} start`, sayFlags],
  ])
}

function sayPlan(plan: CheckInPlan | undefined): string {
  if (!plan) return ''
  const flags = sayFlags(plan)
  const asks = plan.template === undefined ? '' : `, with the questions “${plan.template}”`
  return `${plan.kind}${asks}, ${sayCadence(plan)}, open for ${formatTarget(plan.window)}, reminder ${sayReminders(plan)}${plan.anonymous ? `, ${sayNames(plan)}` : ''}${flags === USUAL_FLAGS ? '' : `, red flags: ${flags}`}`
}

function sayNames({ anonymous }: CheckInPlan): string {
  return anonymous ? 'without names where at least three of a side are asked' : 'with names'
}

const USUAL_FLAGS = 'as usual'

/** What each starts that starts another thing than is usual. */
function sayFlags({ flags }: CheckInPlan): string {
  const said = FLAG_IDS.flatMap((flag) => {
    const starts = startedBy(flag, flags)
    return starts === startedBy(flag, undefined) ? [] : [`${flag} ${starts}`]
  })
  return said.length === 0 ? USUAL_FLAGS : said.join(', ')
}

/** The usual ones need no name. */
function sayTemplate({ template }: CheckInPlan): string {
  return template === undefined ? 'the usual ones' : `“${template}”`
}

function sayCadence({ cron, zone }: CheckInPlan): string {
  return `${cron} (${zone})`
}
