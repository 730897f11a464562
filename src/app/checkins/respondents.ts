import type { Asking } from '../../domain/checkins/cooldown.ts'
import type { Respondent } from '../../domain/checkins/open-run.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { type Times, type Window, windowInPlace } from '../../domain/checkins/window.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Absence } from '../../domain/rotations/rotation.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { DAY } from '../../domain/time/instant.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { hoursByClock } from '../people/hours-by-clock.ts'
import { byOwnClock } from '../people/own-holidays.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'

type Timed = Pick<Means, 'tx' | 'now' | 'almanac'>

/** A run that opened before may have asked somebody, who was away, within the last six days. */
const ASKED_SINCE = 30 * DAY

/** Those who are to be asked, with when each of them is there and which other checks asked them. */
export async function respondentsWithTimes(
  means: Timed,
  partner: Partner,
  entries: readonly RosterEntry[],
  parties: readonly Party[],
): Promise<Respondent[]> {
  const { tx, now } = means
  const ids = parties.map(({ personId }) => personId)
  const absences = await tx.absences.notOver(now)
  const runs = await tx.runs.askingSince(ids, now - ASKED_SINCE)
  return parties.map((party) => ({
    party,
    times: timesOf(means, { partner, roster: entries, absences }, party),
    asked: askedBy(runs, party),
  }))
}

/** When whoever is asked in somebody's place from now on is there; undefined where they are not before it closes. */
export async function windowOfSuccessor(
  means: Timed,
  { partner, run, roster }: { partner: Partner; run: Run; roster: readonly RosterEntry[] },
  personId: string,
  to: Party,
): Promise<Window | undefined> {
  const { tx, now } = means
  const times = timesOf(means, { partner, roster, absences: await tx.absences.notOver(now) }, to)
  return windowInPlace(run.windows[personId], times, now, run.closesAt)
}

/** When somebody of the roster is there to be asked. */
function timesOf(
  means: Pick<Means, 'almanac' | 'now'>,
  { partner, roster, absences }: { partner: Partner; roster: readonly RosterEntry[]; absences: readonly Absence[] },
  { personId, side }: Party,
): Times {
  const person = roster.find((one) => one.person.id === personId)?.person
  const agreed = hoursByClock(hoursOfSide(partner, side), usualHours(partner.terms), person)
  const away = absences.filter((one) => one.personId === personId).map(({ from, to }) => ({ from, to }))
  return {
    ...withOwnHolidays(means, hoursOfSide(partner, side), agreed),
    ...(person?.quiet !== undefined && { quiet: person.quiet }),
    away,
  }
}

/** Who works by another clock than that of the agreed hours has the holidays of its country besides. */
function withOwnHolidays(means: Pick<Means, 'almanac' | 'now'>, { zone }: Calendar, agreed: Calendar) {
  if (agreed.zone === zone) return { calendar: agreed }
  return { calendar: byOwnClock(means, { ...agreed, zone }, agreed.zone), agreed }
}

/** The message of one that is open, and that they have not answered, can still be added to. */
function askedBy(runs: readonly Run[], { personId, side }: Party): Asking[] {
  return runs.flatMap((run): Asking[] => {
    const window = run.windows[personId]
    if (!window) return []
    const adds = side === 'internal' && run.status === 'open' && !Object.hasOwn(run.responses, personId)
    return [{ at: window.opensAt, ...(adds && { message: window.joins ?? run.id }) }]
  })
}
