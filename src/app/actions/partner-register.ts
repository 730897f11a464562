import { partnerAddForm } from '../../cards/partner-add-form.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { done, refused } from '../outcome.ts'
import { applySheet, type SheetBy } from '../partners/apply-sheet.ts'
import { askToConfirm } from '../partners/confirmation.ts'
import { nameTaken } from '../partners/name-taken.ts'
import { partnerSheetOf } from '../partners/partner-sheet.ts'
import { readSheet } from '../partners/read-sheet.ts'
import type { Here, Scene } from '../scene.ts'
import type { CheckInPlan } from '../../domain/checkins/plan.ts'
import { slugFrom } from '../../domain/partners/slug.ts'
import { speakerParty } from '../speaker-party.ts'

type Cadence = Pick<CheckInPlan, 'cron' | 'kind' | 'window' | 'remindAfter'>

/** Cadences the form offers; anything else comes by `liaison apply`. Counted in the partner's zone. */
const CADENCES: Record<string, Cadence> = {
  monthly: {
    cron: '0 10 * * 2#1',
    kind: 'pulse',
    window: { amount: 3, unit: 'working days' },
    remindAfter: { amount: 1, unit: 'working days' },
  },
  quarterly: {
    cron: '0 10 1 1,4,7,10 *',
    kind: 'full',
    window: { amount: 5, unit: 'working days' },
    remindAfter: { amount: 2, unit: 'working days' },
  },
}

/** Register a partner: `/partner add` opens the form; with a name it is registered at once, on defaults. */
export const registerPartner: UseCase<undefined> = {
  name: 'partner.register',
  needs: 'partner.register',
  find: async () => ({ subject: undefined }),
  async run(scene, _, request) {
    const { values } = request
    const { here } = scene
    if (!here)
      return refused(
        'Register a partner in chat, where its account manager is seen, or with `liaison apply partner.yaml` on the host.',
      )
    if (values['name'] === undefined)
      return { kind: 'form', form: partnerAddForm({ zone: scene.actor.zone, ...values }) }
    const { cadence = 'none' } = values
    if (cadence !== 'none' && !Object.hasOwn(CADENCES, cadence)) {
      const errors = { cadence: `Health checks come ${Object.keys(CADENCES).join(' or ')}, or none yet.` }
      return { kind: 'errors', form: partnerAddForm(values), errors }
    }
    const read = readSheet(partnerSheetOf(scene.platforms), sheetFrom(scene.actor.zone, here, values))
    if ('errors' in read) return { kind: 'errors', form: partnerAddForm(values), errors: fieldErrors(read.errors) }
    const slug = read.sheet.slug ?? slugFrom(read.sheet.name)
    const taken = await nameTaken(scene, { name: read.sheet.name, slug })
    if (taken) return { kind: 'errors', form: partnerAddForm(values), errors: { [taken.field]: taken.refused } }
    const applied = await applySheet(scene, { ...read.sheet, slug }, writtenBy(scene, here))
    if ('refused' in applied) {
      const errors = { [FIELD_OF[applied.field ?? ''] ?? applied.field ?? 'form']: applied.refused }
      return { kind: 'errors', form: partnerAddForm(values), errors }
    }
    const { partner } = applied
    const asked = await askToConfirm(scene, partner, speakerParty(scene))
    const did: Did[] = [
      { kind: 'partner', what: 'PartnerRegistered', partner: partner.slug, waits: asked !== undefined },
    ]
    if (asked !== undefined) {
      return done(
        `${partner.name} is registered as \`${partner.slug}\`. ${asked} is asked to confirm it, and until then nothing about it reaches them.`,
        did,
      )
    }
    return done(
      `${partner.name} is registered as \`${partner.slug}\`. Next: in the channel you share with them, type \`@Liaison bind ${partner.slug} shared\`, then name people with \`people ${partner.slug} add @name\`.`,
      did,
    )
  },
}

/** Form values, or flags of the typed command, as a sheet. */
function sheetFrom(usualZone: string, here: Here, values: Record<string, string>): unknown {
  const zone = values['zone'] ?? usualZone
  const cadence = CADENCES[values['cadence'] ?? 'none']
  return {
    name: values['name'],
    ...pick(values, 'slug'),
    ...pick(values, 'type'),
    ...pick(values, 'direction'),
    ...pick(values, 'stage'),
    calendar: { zone, ...((values['country'] || values['region']) && { holidays: pick(values, 'country', 'region') }) },
    ...(cadence && { checkIns: readable(cadence) }),
    people: [managerFrom(here, values['accountManager'], values['accountManagerName'])],
  }
}

/** The sheet takes durations as people write them. */
function readable(plan: Cadence): unknown {
  const say = ({ amount, unit }: { amount: number; unit: string }): string => `${amount} ${unit}`
  return { ...plan, window: say(plan.window), remindAfter: say(plan.remindAfter) }
}

/** The account manager picked, else whoever registers the partner. Which side they may stand on is asked where people are named. */
function managerFrom({ speaker }: Here, pickedId: string | undefined, pickedName = 'the person you named'): unknown {
  const { platform, tenantId, userId, name } = speaker
  const isSpeaker = pickedId === undefined || pickedId === userId
  return {
    name: isSpeaker ? name : pickedName,
    side: 'internal',
    roles: ['account-manager'],
    [platform]: `${tenantId}/${isSpeaker ? userId : pickedId}`,
  }
}

function writtenBy(scene: Scene, { place }: Here): SheetBy {
  const admin = scene.actor.kind === 'internal' && scene.actor.admin
  return { party: speakerParty(scene), admin, at: place }
}

function pick(values: Record<string, string>, ...keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] ? [[key, values[key]]] : [])))
}

/** "calendar.zone" → the form's field "zone". */
function fieldErrors(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [FIELD_OF[path] ?? path.split('.')[0]!, message]),
  )
}

const FIELD_OF: Record<string, string> = {
  'calendar.zone': 'zone',
  'calendar.holidays.country': 'country',
  'calendar.holidays.region': 'country',
  'people.0.name': 'accountManager',
  people: 'accountManager',
  'calendar.hours': 'zone',
  checkIns: 'cadence',
}
