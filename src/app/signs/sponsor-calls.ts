import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { holderOf } from '../../domain/early-signs/holder-of.ts'
import type { PartChange, SponsorCall } from '../../domain/early-signs/history.ts'
import type { AnswerMoment } from '../../domain/escalations/answer-times.ts'
import { type Climbed, type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'

/** Whoever has not taken an escalation by then was silent, however long its step waits. */
const LONGEST = 2 * DAY

/** What health checks asked the sponsors of either side, whoever that was as each opened. */
export function callsByChecks(
  runs: readonly (Run & { status: 'closed' })[],
  parts: readonly PartChange[],
): SponsorCall[] {
  return runs.flatMap((run) =>
    SIDES.flatMap((side): SponsorCall[] => {
      const personId = holderOf(parts, side, 'sponsor', run.openedAt)
      const isAsked = run.respondents.some((one) => one.personId === personId && one.side === side)
      if (personId === undefined || !isAsked || isWithoutNames(run, side)) return []
      const answered = Object.hasOwn(run.responses, personId)
      const away = run.away?.includes(personId) === true
      return [{ at: run.closedAt, label: runLabel(run.number), side, personId, answered, ...(away && { away }) }]
    }),
  )
}

/** More of a side have answered than by name: nobody knows who. */
function isWithoutNames({ responses, result }: Run & { status: 'closed' }, side: Side): boolean {
  return result.responses[side].answered > Object.values(responses).filter((one) => one.side === side).length
}

/** For which escalations the sponsors were called, whether their side took it at that step, and until when that was waited for. */
export function callsByLadders(
  ladders: readonly Ladder[],
  moments: readonly AnswerMoment[],
  parts: readonly PartChange[],
  now: Instant,
): SponsorCall[] {
  return ladders.flatMap((ladder) => {
    const own = moments.filter(({ number }) => number === ladder.number)
    return ladder.climbed.flatMap((told): SponsorCall[] => {
      const personId = holderOf(parts, told.side, 'sponsor', told.at)
      if (personId === undefined || !callsSponsor(ladder, told) || told.but === personId) return []
      const heard = answerTo(told, ladder, own, now)
      if (!heard) return []
      const away = !heard.answered && told.instead?.away.includes(personId) === true
      return [{ ...heard, label: ladderLabel(ladder.number), side: told.side, personId, ...(away && { away }) }]
    })
  })
}

function callsSponsor({ policy }: Ladder, { side, step, unheard }: Climbed): boolean {
  return !unheard && targetsOf(policy, side, step).some((one) => one.to === 'role' && one.role === 'sponsor')
}

/** Undefined while it is waited for, and where it was over, or held, before anybody had to answer. */
function answerTo(
  told: Climbed,
  { climbed }: Ladder,
  moments: readonly AnswerMoment[],
  now: Instant,
): Pick<SponsorCall, 'at' | 'answered'> | undefined {
  const next = climbed.find(({ side, at }) => side === told.side && at > told.at)
  const until = Math.min(told.at + LONGEST, next?.at ?? Infinity)
  const ended = moments.find((one) => one.at >= told.at && one.at <= until && (endsWait(one) || isTaken(one, told)))
  if (ended) return ended.what === 'taken' ? { at: ended.at, answered: true } : undefined
  return until <= now ? { at: until, answered: false } : undefined
}

/** Held until a resolution is confirmed it waits for nobody: if that is struck, whoever is called by then is called anew. */
function endsWait({ what }: AnswerMoment): boolean {
  return what === 'over' || what === 'held'
}

function isTaken(moment: AnswerMoment, { side }: Climbed): boolean {
  return moment.what === 'taken' && moment.side === side
}
