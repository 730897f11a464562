import { announceMaintenanceForm } from '../../cards/maintenance-forms.ts'
import { LONGEST_SERVICE } from '../../cards/text-limits.ts'
import { announceMaintenance } from '../../domain/maintenance/announce-maintenance.ts'
import { type Maintenance, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import { whyNotTimes, withNotes } from '../../domain/maintenance/why-not-times.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sayStretch } from '../../domain/time/say-time.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { sharedChannels, unseenThere } from '../absence/shared-channels.ts'
import { didToMaintenance } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { applyMaintenanceEffects } from '../maintenance/change-maintenance.ts'
import { sayHints } from '../maintenance/say-hints.ts'
import { timesSaid } from '../maintenance/times-said.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNoTitle, whyTooLong } from './case-edit.ts'

/** Tell the other side when a service of one's own is worked on; while what it is or when is not said, the form opens. */
export const announceMaintenanceWith: UseCase<Partner> = {
  name: 'maintenance.announce',
  needs: 'maintenance.announce',
  find: findPartner,
  async run(scene, partner, request) {
    const { title, service } = request.values
    const said = timesSaid(request.values, { zone: scene.actor.zone, now: scene.now })
    if (title === undefined || 'lacks' in said) return { kind: 'form', form: formOf(scene, partner, request) }
    if ('refused' in said) return unfit(scene, partner, request, said)
    const why = whyNoTitle(title) ?? whyTooLong(title) ?? whyNoService(service)
    if (why !== undefined) return refused(why)
    const no = whyNotTimes(said.times, scene.now)
    return no
      ? unfit(scene, partner, request, withNotes(no, said.notes))
      : announce(scene, partner, { title, service, ...said })
  },
}

async function announce(
  scene: Scene,
  partner: Partner,
  { title, service, times, notes }: { title: string; service: string | undefined; times: Stretch; notes: string[] },
): Promise<Outcome> {
  const { tx, now } = scene
  const by = speakerParty(scene)
  // What the other side can read nowhere is not announced.
  const shared = await sharedChannels(scene, partner, by.side)
  if ('refused' in shared) return refused(shared.refused)
  const announced = announceMaintenance(
    {
      ...{ id: scene.ids.next(), number: await tx.counters.next('maintenance'), partnerId: partner.id, by, title },
      ...{ ...times, ...(service !== undefined && { service }) },
    },
    now,
  )
  if ('refused' in announced) return refused(announced.refused)
  const { state, effects } = announced
  await tx.maintenance.insert(state)
  await applyMaintenanceEffects(scene, partner, state, effects)
  return done(await sayAnnounced(scene, partner, state, notes), [didToMaintenance('MaintenanceAnnounced', state)])
}

/** With all that whoever announced it should know of it. */
export async function sayAnnounced(
  scene: Scene,
  partner: Partner,
  state: Maintenance,
  notes: string[],
): Promise<string> {
  const other = state.side === 'internal' ? partner.name : scene.company
  const when = sayStretch(state, scene.actor.zone)
  const noted = notes.map((note) => ` ${note}`).join('')
  const unseen = await unseenThere(scene, partner, state.side)
  return `${maintenanceLabel(state.number)} is announced to ${other}: ${when}.${noted}${await sayHints(scene, partner, state)}${unseen}`
}

function whyNoService(service: string | undefined): string | undefined {
  return service !== undefined && service.length > LONGEST_SERVICE
    ? `A service has a name of ${LONGEST_SERVICE} characters at most. Say it shorter.`
    : undefined
}

/** In a form it is said at the field that it is of. */
function unfit(
  scene: Scene,
  partner: Partner,
  request: Request,
  { refused: why, of }: { refused: string; of: 'from' | 'to' },
): Outcome {
  if (request.sent !== true) return refused(why)
  return { kind: 'errors', form: formOf(scene, partner, request), errors: { [`${of}Time`]: why } }
}

function formOf(scene: Scene, { slug, name }: Partner, { values }: Request) {
  const { title, service } = values
  const said = { ...(title !== undefined && { title }), ...(service !== undefined && { service }) }
  return announceMaintenanceForm({ slug, partnerName: name, ...said }, { zone: scene.actor.zone, times: values })
}
