import { moveMaintenanceForm } from '../../cards/maintenance-forms.ts'
import type { Form } from '../../cards/form.ts'
import { decideMaintenance } from '../../domain/maintenance/decide-maintenance.ts'
import { type Maintenance, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import { whyNotTimes, withNotes } from '../../domain/maintenance/why-not-times.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant, sayTimeOfDay } from '../../domain/time/say-time.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import type { UseCase } from '../dispatch.ts'
import { findMaintenance } from '../find/find-subject.ts'
import { changeMaintenance } from '../maintenance/change-maintenance.ts'
import { SAY_WHEN, timesSaid } from '../maintenance/times-said.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { sayAnnounced } from './maintenance-announce.ts'

const WHEN = ['from', 'to', 'for', 'fromDay', 'fromTime', 'toDay', 'toTime']

/** Other times for a window of one's own side; what is not said of them stays. Where nothing is said, the form opens. */
export const moveMaintenance: UseCase<Maintenance> = {
  name: 'maintenance.move',
  needs: 'maintenance.announce',
  find: findMaintenance,
  async run(scene, state, request) {
    const { tx, now, actor } = scene
    const label = maintenanceLabel(state.number)
    const partner = await tx.partners.get(state.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    const by = speakerParty(scene)
    const begun = state.from <= now
    const change = (times: Stretch, notes: string[] = []) =>
      changeMaintenance(scene, partner, state, { type: 'MaintenanceMoved', by, ...times }, request, async (next) =>
        begun ? sayShortened(next, actor.zone, notes) : sayAnnounced(scene, partner, next, notes),
      )
    if (!WHEN.some((one) => request.values[one] !== undefined)) {
      // What cannot be moved at all says so before anybody has entered anything.
      const same = { from: state.from, to: state.to }
      const still = decideMaintenance(state, { type: 'MaintenanceMoved', by, ...same }, now)
      return 'refused' in still ? change(same) : { kind: 'form', form: formOf(scene, state, {}) }
    }
    const said = timesSaid(request.values, { zone: actor.zone, now, was: state })
    if ('lacks' in said) return refused(SAY_WHEN)
    if ('refused' in said) return unfit(scene, state, request, said)
    if (begun || by.side !== state.side) return change(said.times, said.notes)
    const no = whyNotTimes(said.times, now)
    if (no) return unfit(scene, state, request, withNotes(no, said.notes))
    // New times that the other side can read nowhere are not announced.
    const shared = await sharedChannels(scene, partner, by.side)
    return 'refused' in shared ? refused(shared.refused) : change(said.times, said.notes)
  },
}

function sayShortened({ number, to }: Maintenance, zone: string, notes: string[]): string {
  const noted = notes.map((note) => ` ${note}`).join('')
  return `${maintenanceLabel(number)} ends at ${sayInstant(to, zone)} now.${noted}`
}

function unfit(
  scene: Scene,
  state: Maintenance,
  request: Request,
  { refused: why, of }: { refused: string; of: 'from' | 'to' },
): Outcome {
  if (request.sent !== true) return refused(why)
  return { kind: 'errors', form: formOf(scene, state, request.values), errors: { [`${of}Time`]: why } }
}

/** With what was entered, else with the times as they stand, on the clock of whoever opens it. */
function formOf({ now, actor: { zone } }: Scene, state: Maintenance, entered: Record<string, string>): Form {
  const { number, version, title, from, to } = state
  const [begins, ends] = [wallOf(from, zone), wallOf(to, zone)]
  const times = {
    ...{ fromDay: begins.day, fromTime: begins.time, toDay: ends.day, toTime: ends.time },
    ...(Object.keys(entered).length > 0 && entered),
  }
  return moveMaintenanceForm({ label: maintenanceLabel(number), version, title, begun: from <= now }, { zone, times })
}

function wallOf(at: Instant, zone: string): { day: string; time: string } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { day: wall.toPlainDate().toString(), time: sayTimeOfDay(wall) }
}
