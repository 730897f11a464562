import { MOST_IN_FORM, rotationForm } from '../../cards/rotation-forms.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { readWeek, typeWeek } from '../../domain/time/read-week.ts'
import { daySaid } from '../../domain/time/day-said.ts'
import { turnsSaid } from '../../domain/rotations/read-turns.ts'
import { begunBy } from '../../domain/rotations/begun-by.ts'
import { goingOn } from '../../domain/rotations/going-on.ts'
import { startOf } from '../../domain/rotations/turns.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { RotationPlan } from '../../domain/rotations/rotation-problems.ts'
import { isZone } from '../../domain/time/zone-offsets.ts'
import { didToRotation } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import { ownRotations, sameName } from '../rotations/find-rotation.ts'
import { saveRotation } from '../rotations/save-rotation.ts'
import { sayDuty } from '../rotations/say-duty.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

const USUAL_NAME = 'On call'

/** Who of one's own side is on duty in turn; what is not said of a rotation stays as it was. Without anything said, the form opens. */
export const setRotation: UseCase<Partner> = {
  name: 'rotation.set',
  needs: 'rotation.set',
  find: findPartner,
  async run(scene, partner, request) {
    const { side } = speakerParty(scene)
    const own = await ownRotations(scene, partner)
    const { values } = request
    const name = (values['rotation'] ?? (own.length === 1 ? own[0]!.name : USUAL_NAME)).replaceAll(/\s+/gu, ' ').trim()
    const before = own.find((one) => sameName(one.name, name))
    const roster = (await loadRoster(scene.tx, partner.id)).filter((entry) => entry.side === side)
    const form = formOf(scene, partner, { name, before, roster })
    const isAsked = ['people', 'm0', 'every', 'at', 'start', 'zone', 'hours'].some((one) => values[one] !== undefined)
    if (!isAsked && request.sent !== true) return { kind: 'form', form }
    const plan = planSaid(scene, roster, values, before)
    const saved = 'refused' in plan ? plan : await save(scene, partner, name, plan)
    if ('outcome' in saved) return saved.outcome
    return request.sent === true ? { kind: 'errors', form, errors: { form: saved.refused } } : refused(saved.refused)
  },
}

async function save(
  scene: Scene,
  partner: Partner,
  name: string,
  plan: RotationPlan,
): Promise<{ outcome: Outcome } | { refused: string }> {
  const by = speakerParty(scene)
  const saved = await saveRotation(scene, partner, { name, side: by.side, plan, by })
  if ('refused' in saved) return saved
  if ('unchanged' in saved)
    return { outcome: done(`“${name}” is so already. ${await sayDuty(scene, saved.unchanged)}`, []) }
  const { state, turns, was } = saved
  const did = didToRotation(was === undefined ? 'RotationSet' : 'RotationChanged', partner.slug, state)
  return { outcome: done(`“${name}” is set: ${turns}. ${await sayDuty(scene, state)}`, [did]) }
}

function planSaid(
  scene: Scene,
  roster: Roster,
  values: Request['values'],
  before: Rotation | undefined,
): RotationPlan | { refused: string } {
  const members = membersSaid(scene, roster, values) ?? before?.members ?? []
  if ('refused' in members) return members
  const zone = values['zone'] ?? before?.zone ?? scene.actor.zone
  if (!isZone(zone))
    return { refused: `There is no time zone “${zone.slice(0, 40)}”: give an IANA name such as Europe/Paris.` }
  const turns = turnsSaid({ every: values['every'], at: values['at'] }, before?.turns)
  if ('refused' in turns) return turns
  const isKept = values['start'] === undefined && before !== undefined
  const startsOn = isKept ? before.startsOn : startSaid(values['start'], { zone, at: turns.at, now: scene.now })
  if (typeof startsOn !== 'string') return startsOn
  const only = hoursSaid(values['hours'], zone, before)
  if (only && 'refused' in only) return only
  const plan: RotationPlan = { zone, members, turns, startsOn, ...(only && { only }) }
  return isKept && startOf(before) <= scene.now ? goingOn(plan, scene.now) : plan
}

/** As they are mentioned, or chosen in the form, in their order. */
function membersSaid(
  scene: Scene,
  roster: Roster,
  values: Request['values'],
): string[] | { refused: string } | undefined {
  const chosen = Array.from({ length: MOST_IN_FORM }, (_, at) => values[`m${at}`]).filter((one) => one !== undefined)
  const ids: string[] = chosen.filter((id) => roster.some(({ person }) => person.id === id))
  for (const userId of values['people']?.split(' ') ?? []) {
    const entries = entriesOf(roster, scene, userId)
    if ('refused' in entries) return entries
    const [entry] = entries
    if (!entry)
      return {
        refused: 'Somebody you mention is not named on your side of this partnership: name them first, with `people`.',
      }
    ids.push(entry.person.id)
  }
  return ids.length > 0 ? ids : undefined
}

/** A day; of a new one without any, the last day on which its time of handover has been. */
function startSaid(
  said: string | undefined,
  { zone, at, now }: { zone: string; at: string; now: number },
): string | { refused: string } {
  if (said === undefined) return begunBy({ zone, at }, now)
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const day = daySaid(said.trim().toLowerCase(), wall.toPlainDate())
  return day?.toString() ?? { refused: `“${said.slice(0, 40)}” is no day: write it as 2026-12-07, or \`monday\`.` }
}

function hoursSaid(
  said: string | undefined,
  zone: string,
  before: Rotation | undefined,
): Rotation['only'] | { refused: string } {
  if (said === undefined) return before?.only
  if (/^(?:always|all|none|24\s*[/x]\s*7)$/iu.test(said.trim())) return undefined
  const week = readWeek(said)
  return 'refused' in week ? { refused: week.refused } : { name: 'hours', version: 1, zone, week, holidays: [] }
}

function formOf(
  scene: Scene,
  { slug, name: partnerName }: Partner,
  { name, before, roster }: { name: string; before: Rotation | undefined; roster: Roster },
) {
  const people = new Map(roster.map(({ person }) => [person.id, person.name]))
  const said = before && {
    members: before.members.flatMap((id) => (id !== null && people.has(id) ? [id] : [])),
    ...{ every: `${before.turns.every} ${before.turns.unit}`, startsOn: before.startsOn, zone: before.zone },
    at: 'on' in before.turns ? `${before.turns.on} ${before.turns.at}` : before.turns.at,
    hours: before.only ? typeWeek(before.only.week) : 'always',
  }
  return rotationForm({
    ...{
      slug,
      partnerName,
      name,
      zone: scene.actor.zone,
      people: [...people].map(([id, called]) => ({ id, name: called })),
    },
    ...(said && { said }),
  })
}
