import { slaNoticeCard, type SlaNoticeView } from '../../cards/sla-notice.ts'
import { actionLabel, isUnfinished } from '../../domain/corrective/corrective-action.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock, ClockEffect } from '../../domain/sla/clock.ts'
import { isBreached } from '../../domain/sla/clock-notices.ts'
import { levelAt } from '../../domain/sla/levels.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import { measured } from '../../domain/sla/measured.ts'
import { caseRoundOf } from '../../domain/sla/turns-of.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { sayOffset } from '../../domain/terms/level.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { actionAfter, actionAfterTeam } from '../corrective/follow-breaches.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { dropNotices, type Face, redrawNotice, sendNotice } from '../show/show-card.ts'
import { isJoined, touchBreaches } from './breaches.ts'
import { calledBy, type Said } from './called-by-notice.ts'
import { insideFace, insidePlaces, keyOfClock } from './inside-notices.ts'
import { breachCardKey } from './breach-card-key.ts'
import { caseCardKey } from './show-case.ts'

type Notify = ClockEffect & { effect: 'notify' }

/** Tell both sides of a warning level or a breach, once per place; of what a team of ours owes our own people alone. */
export async function notifyOfClock(
  means: Means,
  partner: Partner,
  about: Case,
  clock: Clock,
  effect: Notify,
): Promise<void> {
  const level = effect.notice === 'warning' ? `warning:${effect.percent}` : 'breach:100'
  const face = await noticeOf(means, partner, about, clock, effect)
  const onceKey = `sla:${clock.id}:${clock.round}:${level}:${effect.dueAt}`
  const key = effect.notice === 'warning' ? warningKey(clock, effect.percent) : breachKey(clock)
  if (isInside(clock)) {
    const places = await insidePlaces(means, partner, about, clock, effect.notice)
    return sendNotice(means, places, face, onceKey, { about: key, threadOf: caseCardKey(about) })
  }
  const shared = await channelsFor(means.tx, partner.id, 'shared')
  const ours = effect.notice === 'breach' ? await channelsFor(means.tx, partner.id, 'internal') : []
  // Where both read as well, one post in our own tells of all that ended on a day.
  const joins = shared.length > 0 && isJoined(about, clock)
  if (joins && ours.length > 0) touchBreaches(means, partner, clock.breachedAt, ours)
  await sendNotice(means, [...shared, ...(joins ? [] : ours)], face, onceKey, {
    ...(about.severity === 1 && { manner: 'page' }),
    recalling: { partner, side: clock.obligor, besides: about.id },
    about: key,
    ...(effect.notice === 'breach' && { cardKey: breachCardKey(about, clock, effect.dueAt) }),
    ...(!(effect.notice === 'breach' && (await isForAll(means, about, clock))) && { threadOf: caseCardKey(about) }),
  })
}

/** Of the first breach of what is most urgent everybody in the channel hears, once a round. */
async function isForAll({ tx }: Means, { id, severity, log }: Case, clock: Clock): Promise<boolean> {
  if (severity !== 1) return false
  const others = (await tx.clocks.ofSubject('case', id)).filter((other) => other.id !== clock.id)
  const round = caseRoundOf(clock, log)
  return !others.some((other) => caseRoundOf(other, log) === round && isBreached(other))
}

/**
 * The clock or its case has moved on: what was to be said about the clock and has not arrived yet. A warning is true while the clock runs
 * and is not breached: it is drawn anew with the due time of now, or dropped. A breach stays true after the case is resolved, and both
 * companies should find it where they talk: it is drawn anew without the call to act, and dropped only when it is taken back. Returns the
 * clock, which may warn again of what nobody heard.
 */
export async function settleClockNotices(
  means: Means,
  partner: Partner,
  about: Case,
  before: Clock,
  after: Clock,
): Promise<Clock> {
  for (const clock of [before, after])
    if (clock.breachedAt !== undefined && !isInside(clock)) touchBreaches(means, partner, clock.breachedAt)
  if ((await means.tx.outbox.unfinished({ about: clockKeys(before) })).length === 0) return after

  const dueAt = isBreached(after) ? after.breachedAt : undefined
  if (dueAt === undefined) await dropNotices(means, [breachKey(before)])
  else {
    const face = await noticeOf(means, partner, about, after, { notice: 'breach', dueAt })
    await redrawNotice(means, breachKey(after), face)
  }

  const said = await coming(means, after)
  const standing = after.status === 'running' && dueAt === undefined ? said : undefined
  const unheard: number[] = []
  for (const percent of before.warnedPercents) {
    if (after.status === 'running' && percent === standing) {
      const key = warningKey(after, percent)
      const warning = { notice: 'warning', percent, dueAt: after.dueAt } as const
      await redrawNotice(means, key, await noticeOf(means, partner, about, after, warning))
    } else if ((await dropNotices(means, [warningKey(before, percent)])).length > 0) unheard.push(percent)
  }
  if (unheard.length === 0 || after.status === 'running' || after.status === 'stopped') return after
  return { ...after, warnedPercents: after.warnedPercents.filter((percent) => !unheard.includes(percent)) }
}

/** The furthest level of which something is on its way: others are not said. */
async function coming({ tx }: Means, clock: Clock): Promise<number | undefined> {
  for (const percent of clock.warnedPercents.toSorted((a, b) => b - a))
    if ((await tx.outbox.unfinished({ about: [warningKey(clock, percent)] })).length > 0) return percent
  return undefined
}

/** What notices about this clock may be about. */
export function clockKeys(clock: Clock): string[] {
  return [...clock.warnedPercents.map((percent) => warningKey(clock, percent)), breachKey(clock)]
}

function warningKey(clock: Clock, percent: number): string {
  return `${keyOfClock(clock)}:warning:${percent}`
}

function breachKey(clock: Clock): string {
  return `${keyOfClock(clock)}:breach`
}

function isInside({ objective }: Clock): boolean {
  return teamOf(objective.obligor) !== undefined
}

/** How a breach is said, of the times as they are now. */
export function breachFace(means: Means, partner: Partner, about: Case, clock: Clock, dueAt: Instant): Promise<Face> {
  return noticeOf(means, partner, about, clock, { notice: 'breach', dueAt })
}

/** How a warning says what is left, as its level is set. */
function shareOf(clock: Clock, percent: number): Pick<SlaNoticeView, 'percent' | 'left'> {
  const level = levelAt(clock, percent)
  return level && 'unit' in level.off ? { left: sayOffset(level.off) } : { percent }
}

/** What a breach asks for, while something is still to come of it. */
async function askedAfter(
  means: Means,
  about: Case,
  { obligor }: Clock,
  { notice }: Said,
  team: string | undefined,
): Promise<Pick<SlaNoticeView, 'action'>> {
  if (notice !== 'breach') return {}
  const action =
    team === undefined ? await actionAfter(means, about, obligor) : await actionAfterTeam(means, about, team)
  return action && isUnfinished(action) ? { action: actionLabel(action.number) } : {}
}

async function noticeOf(means: Means, partner: Partner, about: Case, clock: Clock, said: Said): Promise<Face> {
  const told = {
    notice: said.notice,
    ...(said.notice === 'warning' && shareOf(clock, said.percent)),
    label: caseLabel(about.number),
    title: about.title,
    severity: about.severity,
    measure: clock.measure,
    target: formatTarget(clock.objective.target),
    dueAt: said.dueAt,
    ...(ruleOf(clock.measure).rolls && { silentSince: measured(clock, about.log).roots.startedAt }),
    ...('stoppedAt' in clock && { stoppedAt: clock.stoppedAt }),
    zone: clock.calendar.zone,
    protects: clock.objective.protects,
    acknowledged: about.acknowledgedAt !== undefined,
  }
  const team = teamOf(clock.objective.obligor)
  const asked = await askedAfter(means, about, clock, said, team)
  if (team !== undefined) return insideFace(means, partner, about, clock, said, { ...told, ...asked })
  const people = await calledBy(means, partner, about, clock, said)
  const view: Omit<SlaNoticeView, 'owner' | 'told'> = {
    ...told,
    obligorName: clock.obligor === 'internal' ? means.company : partner.name,
    ...asked,
  }
  return (audience) => slaNoticeCard({ ...view, ...people[audience] })
}
