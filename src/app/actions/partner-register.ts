import { partnerAddForm } from '../../cards/partner-add-form.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { UseCase } from '../dispatch.ts'
import { done, refused } from '../outcome.ts'
import { applySheet } from '../partners/apply-sheet.ts'
import { askToConfirm } from '../partners/confirmation.ts'
import { nameTaken } from '../partners/name-taken.ts'
import { type PartnerSheet, partnerSheet, sheetErrors } from '../partners/partner-sheet.ts'
import type { Scene } from '../scene.ts'
import { slugFrom } from '../../domain/partners/slug.ts'
import { speakerParty } from '../speaker-party.ts'

/** Cadences the form offers; anything else comes by `liaison apply`. Counted in the partner's zone. */
const CADENCES: Record<string, PartnerSheet['checkIns']> = {
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
    if (values['name'] === undefined)
      return { kind: 'form', form: partnerAddForm({ zone: scene.actor.zone, ...values }) }
    const { cadence = 'none' } = values
    if (cadence !== 'none' && !Object.hasOwn(CADENCES, cadence)) {
      const errors = { cadence: `Health checks come ${Object.keys(CADENCES).join(' or ')}, or none yet.` }
      return { kind: 'errors', form: partnerAddForm(values), errors }
    }
    const parsed = partnerSheet.safeParse(await sheetFrom(scene, values))
    if (!parsed.success)
      return { kind: 'errors', form: partnerAddForm(values), errors: fieldErrors(sheetErrors(parsed.error)) }
    const slug = parsed.data.slug ?? slugFrom(parsed.data.name)
    const taken = await nameTaken(scene.tx, { name: parsed.data.name, slug })
    if (taken) return { kind: 'errors', form: partnerAddForm(values), errors: { [taken.field]: taken.refused } }
    const applied = await applySheet(scene, { ...parsed.data, slug }, speakerParty(scene))
    if ('refused' in applied) {
      const errors = { [applied.field === 'calendar' ? 'country' : (applied.field ?? 'form')]: applied.refused }
      return applied.field === 'people'
        ? refused(applied.refused)
        : { kind: 'errors', form: partnerAddForm(values), errors }
    }
    const asked = await askToConfirm(scene, applied, speakerParty(scene))
    if (asked !== undefined) {
      return done(
        `${applied.name} is registered as \`${applied.slug}\`. ${asked} is asked to confirm it, and until then nothing about it reaches them.`,
      )
    }
    return done(
      `${applied.name} is registered as \`${applied.slug}\`. Next: in the channel you share with them, type \`@Liaison bind ${applied.slug} shared\`, then name people with \`people ${applied.slug} add @name\`.`,
    )
  },
}

/** Form values, or flags of the typed command, as a sheet. */
async function sheetFrom(scene: Scene, values: Record<string, string>): Promise<unknown> {
  const zone = values['zone'] ?? scene.actor.zone
  return {
    name: values['name'],
    ...pick(values, 'slug'),
    ...pick(values, 'type'),
    ...pick(values, 'direction'),
    ...pick(values, 'stage'),
    calendar: { zone, ...(values['country'] && { holidays: { country: values['country'].toUpperCase() } }) },
    ...(values['cadence'] && CADENCES[values['cadence']] && { checkIns: readable(CADENCES[values['cadence']]) }),
    people: [await managerFrom(scene, values['accountManager'], values['accountManagerName'])],
  }
}

/** The sheet takes durations as people write them. */
function readable(plan: PartnerSheet['checkIns']): unknown {
  if (!plan) return undefined
  const say = ({ amount, unit }: { amount: number; unit: string }): string => `${amount} ${unit}`
  return { ...plan, window: say(plan.window), remindAfter: say(plan.remindAfter) }
}

/** The account manager picked, else whoever registers the partner. */
async function managerFrom(
  scene: Scene,
  pickedId: string | undefined,
  pickedName = 'Account manager',
): Promise<unknown> {
  const { platform, tenantId, userId, name } = scene.speaker
  const account: Account = { platform, tenantId, userId: pickedId ?? userId }
  const known = await scene.tx.people.byAccount(account)
  const isSpeaker = pickedId === undefined || pickedId === userId
  return {
    name: isSpeaker ? name : (known?.name ?? pickedName),
    side: 'internal',
    roles: ['account-manager'],
    [platform]: `${tenantId}/${account.userId}`,
  }
}

function pick(values: Record<string, string>, key: string): Record<string, string> {
  return values[key] === undefined ? {} : { [key]: values[key] }
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
  'people.0.name': 'accountManager',
  checkIns: 'cadence',
}
