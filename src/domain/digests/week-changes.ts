import { DAY, type Instant, MINUTE, type Ms } from '../time/instant.ts'

/** How a partner did in one week. `open`, `overdue` and `oldestAt`, when the oldest open case was opened, are as the week ended. */
export type WeekFigures = {
  opened: number
  /** Over as it began, and open as it ended. */
  reopened: number
  /** Open at its beginning, or opened in it, and over as it ended. */
  closed: number
  open: number
  oldestAt?: Instant
  /** Cases with a time that had ended and was still owed. */
  overdue: number
  /** Times that ended in it with what they promised still owed. */
  breaches: number
  /** What counts in it as kept, and as missed, as in the figures of a partner's objectives. */
  met: number
  missed: number
  /** Escalations that nobody had taken up by their last step. */
  exhausted: number
  /** Of the escalations that began in it and that our side took: half of them within this. Absent where they were few. */
  takenWithin?: Ms
}

/** What the last health check said, where it closed in the last week, and what the one before it said. From 0 to 100; `gap`: so far the sides are apart. */
export type CheckFigures = { health?: number; gap?: number }

/** `until`: when the last week ended. `mid`: when it began. */
export type PartnerWeeks = {
  partnerId: string
  partnerName: string
  registeredAt: Instant
  before: WeekFigures
  last: WeekFigures
  check?: { before: CheckFigures; last: CheckFigures }
}

/** What a figure is of; all that can be said of a week, the gravest first. */
export const MEASURED = [
  'exhausted',
  'overdue',
  'breaches',
  'kept',
  'taken',
  'oldest',
  'open',
  'health',
  'gap',
] as const
export type Measured = (typeof MEASURED)[number]

/** `kept`: percent; `taken`: minutes; `oldest`: days; `health` and `gap`: points; the others are numbers of things. `moved`: what made them more or fewer. */
export type Figure = {
  of: Measured
  before: number
  after: number
  moved?: Pick<WeekFigures, 'opened' | 'reopened' | 'closed'>
}

/** What got worse with one partner, and what better. Of either there is something. */
export type WeekLine = { partnerId: string; partnerName: string; worse: Figure[]; better: Figure[] }

/** Less than `least`, or than this share of the larger one, is not worth telling. `weight`: how grave each one more is. */
type Rule = { worseIs: 'more' | 'less'; least: number; share: number; weight: number }

const RULES: Record<Measured, Rule> = {
  exhausted: { worseIs: 'more', least: 1, share: 0, weight: 6 },
  overdue: { worseIs: 'more', least: 1, share: 0.3, weight: 4 },
  breaches: { worseIs: 'more', least: 1, share: 0.3, weight: 3 },
  kept: { worseIs: 'less', least: 10, share: 0, weight: 0.2 },
  taken: { worseIs: 'more', least: 15, share: 0.5, weight: 0.02 },
  oldest: { worseIs: 'more', least: 7, share: 0, weight: 0.1 },
  open: { worseIs: 'more', least: 3, share: 0.3, weight: 1 },
  health: { worseIs: 'less', least: 5, share: 0, weight: 0.3 },
  gap: { worseIs: 'more', least: 10, share: 0, weight: 0.2 },
}

/** Of fewer clocks a share says nothing. */
const ENOUGH_CLOCKS = 3

/** From this age on a case is old; it is told again whenever its age has doubled. */
const OLD_DAYS = 14

/** What changed with each partner from one week to the next, the worst first. Partners with nothing to tell are left out. */
export function weekLines(partners: readonly PartnerWeeks[], weeks: { mid: Instant; until: Instant }): WeekLine[] {
  return partners
    .flatMap((one) => {
      // Of a partner that was not there in the week before there is nothing to compare with.
      if (one.registeredAt >= weeks.mid) return []
      const changed = figuresOf(one, weeks).filter(isWorthTelling)
      const worse = changed.filter(isWorse)
      const better = changed.filter((figure) => !isWorse(figure))
      const { partnerId, partnerName } = one
      return changed.length === 0 ? [] : [{ partnerId, partnerName, worse, better }]
    })
    .toSorted((one, other) => badnessOf(other) - badnessOf(one) || NAMES.compare(one.partnerName, other.partnerName))
}

const NAMES = new Intl.Collator('en')

function figuresOf({ before, last, check }: PartnerWeeks, { mid, until }: { mid: Instant; until: Instant }): Figure[] {
  const pairs: Record<Measured, [before: number | undefined, after: number | undefined]> = {
    exhausted: [before.exhausted, last.exhausted],
    overdue: [before.overdue, last.overdue],
    breaches: [before.breaches, last.breaches],
    kept: [keptOf(before), keptOf(last)],
    taken: [minutesOf(before), minutesOf(last)],
    oldest: [daysOf(before.oldestAt, mid), daysOf(last.oldestAt, until)],
    open: [before.open, last.open],
    health: [check?.before.health, check?.last.health],
    gap: [check?.before.gap, check?.last.gap],
  }
  return MEASURED.flatMap((of) => {
    const [was, is] = pairs[of]
    if (was === undefined || is === undefined) return []
    const { opened, reopened, closed } = last
    const moved = { opened, reopened, closed }
    return [{ of, before: was, after: is, ...(of === 'open' && { moved }) }]
  })
}

function isWorthTelling(figure: Figure): boolean {
  const { of, before, after } = figure
  const { least, share } = RULES[of]
  const changed = Math.abs(after - before)
  if (changed < least || changed < share * Math.max(before, after)) return false
  if (of !== 'oldest') return true
  // What is open grows older by itself.
  return isWorse(figure) ? ageOf(after) > ageOf(before) : before >= OLD_DAYS
}

function isWorse({ of, before, after }: Figure): boolean {
  return RULES[of].worseIs === 'more' ? after > before : after < before
}

function badnessOf({ worse, better }: WeekLine): number {
  const sum = (figures: Figure[]) =>
    figures.reduce((all, { of, before, after }) => all + RULES[of].weight * Math.abs(after - before), 0)
  return sum(worse) - sum(better)
}

/** How often it has doubled since it was old. */
function ageOf(days: number): number {
  return days < OLD_DAYS ? 0 : 1 + Math.floor(Math.log2(days / OLD_DAYS))
}

function keptOf({ met, missed }: WeekFigures): number | undefined {
  return met + missed < ENOUGH_CLOCKS ? undefined : Math.round((100 * met) / (met + missed))
}

function minutesOf({ takenWithin }: WeekFigures): number | undefined {
  return takenWithin === undefined ? undefined : Math.round(takenWithin / MINUTE)
}

/** Without an open case there is none that is old. */
function daysOf(openedAt: Instant | undefined, at: Instant): number {
  return openedAt === undefined ? 0 : Math.floor((at - openedAt) / DAY)
}
