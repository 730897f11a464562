import type { Partner, Person } from '../../domain/partners/partner.ts'
import { hasEnded } from '../../domain/partners/has-ended.ts'
import type { Party } from '../../domain/partners/party.ts'
import { begunBy } from '../../domain/rotations/begun-by.ts'
import { goingOn } from '../../domain/rotations/going-on.ts'
import { turnsSaid } from '../../domain/rotations/read-turns.ts'
import { type Rotation, leftAt } from '../../domain/rotations/rotation.ts'
import type { RotationPlan } from '../../domain/rotations/rotation-problems.ts'
import { startOf } from '../../domain/rotations/turns.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { loadRoster } from '../people/roster.ts'
import { endRotation, whyNotEnded } from '../rotations/end-rotation.ts'
import { sameName } from '../rotations/find-rotation.ts'
import { saveRotation } from '../rotations/save-rotation.ts'
import { sayDuty } from '../rotations/say-duty.ts'
import type { Means } from '../scene.ts'
import { weekOf } from './calendar-of.ts'
import type { RotationSheet } from './rotation-sheet.ts'

/**
 * The rotations that a sheet says are set, or changed, under their names; the others stay, and so does what was set over turns and swapped. `told`: of each that is
 * new or another now, who is on by it, who is next, and when nobody is.
 */
export async function setRotations(
  means: Means,
  partner: Partner,
  rotations: readonly RotationSheet[],
  by?: Party,
): Promise<{ told: string[] } | { refused: string }> {
  if (rotations.length === 0) return { told: [] }
  const roster = await loadRoster(means.tx, partner.id)
  const there = await means.tx.rotations.of(partner.id)
  const seen: RotationSheet[] = []
  const told: string[] = []
  for (const said of rotations) {
    const { side } = said
    const name = said.name.replaceAll(/\s+/gu, ' ')
    const isThis = (one: { side: string; name: string }) => one.side === side && sameName(one.name, name)
    if (seen.some(isThis))
      return { refused: `${titled(means, partner, said)} is there twice: keep the one that holds.` }
    seen.push(said)
    if (said.end) {
      const ended = await endOne(means, partner, said, there.find(isThis), by)
      if (ended !== undefined && 'refused' in ended)
        return { refused: `${titled(means, partner, said)} ${ended.refused}` }
      if (ended) told.push(`${titled(means, partner, said)} is ended.`)
      continue
    }
    const people = new Map(roster.filter((one) => one.side === side).map(({ person }) => [person.id, person]))
    const plan = planOf(means, partner.terms, said, { before: there.find(isThis), people: [...people.values()] })
    const saved = 'refused' in plan ? plan : await saveRotation(means, partner, { name, side, plan, ...(by && { by }) })
    if ('refused' in saved) return { refused: `${titled(means, partner, said)}: ${saved.refused}` }
    if ('unchanged' in saved) continue
    if (partner.stage === 'ended') return { refused: hasEnded(partner.name, partner.slug) }
    const seeing = { ...means, actor: { zone: saved.state.zone } }
    told.push(`${titled(means, partner, said)}: ${await sayDuty(seeing, saved.state)}`)
  }
  return { told }
}

const SAID_OF_AN_END = new Set(['name', 'side', 'end'])

/** Undefined where there is none of that name: it was ended before. */
async function endOne(
  means: Means,
  partner: Partner,
  said: RotationSheet,
  rotation: Rotation | undefined,
  by: Party | undefined,
): Promise<{ refused: string } | { ended: true } | undefined> {
  if (Object.keys(said).some((word) => !SAID_OF_AN_END.has(word)))
    return { refused: 'ends, and nothing else is said of it: write its name, its side and “end” alone.' }
  if (!rotation) return undefined
  const why = await whyNotEnded(means, partner, rotation)
  if (why !== undefined) return { refused: `${why}.` }
  await endRotation(means, partner, rotation, by)
  return { ended: true }
}

function titled({ company }: Means, partner: Partner, { name, side }: RotationSheet): string {
  return `The rotation “${name}” of ${side === 'internal' ? company : partner.name}`
}

type Known = { before: Rotation | undefined; people: Person[] }

function planOf({ now }: Means, terms: Terms, said: RotationSheet, known: Known): RotationPlan | { refused: string } {
  const { before } = known
  const zone = said.zone ?? before?.zone ?? terms.calendars[terms.hours[said.side]]?.calendar.zone ?? 'UTC'
  const turns = turnsSaid(said, before?.turns)
  if ('refused' in turns) return { refused: TOGETHER }
  const members = membersOf(said, known)
  if ('refused' in members) return members
  if (said.hoursIn !== undefined && (said.hours === 'always' || (said.hours === undefined && !before?.only)))
    return { refused: HOURS_IN }
  const only = onlyIn(said, zone, before)
  const startsOn = said.start ?? before?.startsOn ?? begunBy({ zone, at: turns.at }, now)
  const plan: RotationPlan = { zone, members, turns, startsOn, ...(only && { only }) }
  const goesOn = said.start === undefined && before !== undefined && startOf(before) <= now
  return goesOn ? goingOn(plan, now) : plan
}

const HOURS_IN =
  '“hoursIn” says by which clock its hours go, and it has none: write them under “hours”, or leave it out.'
const TOGETHER =
  'Its “every” and its “at” do not go together. Turns of weeks are handed over on a day of the week, like “at: monday 09:00”, of months on a day of the month, like “at: 1 09:00”, others at a time alone, like “at: 09:00”.'

/** A turn that is nobody's is the turn of whoever had it and has left, whose it is again once they are back. */
function membersOf(
  { members }: RotationSheet,
  { before, people }: Known,
): RotationPlan['members'] | { refused: string } {
  if (!members) return before?.members ?? []
  const found: RotationPlan['members'] = []
  for (const [at, one] of members.entries()) {
    const was = before?.members[at] ?? null
    if (typeof one !== 'string') {
      found.push(was !== null && before && leftAt(before.left, was) !== Infinity ? was : null)
      continue
    }
    const called = people.filter(({ name }) => sameName(name, one))
    const kept = called.filter(({ id }) => before?.members.includes(id))
    const [id] = [called.filter((each) => each.id === was), kept, called].flatMap((some) =>
      some.length === 1 ? [some[0]!.id] : [],
    )
    if (id === undefined) return { refused: whyNobody(one, called.length, people) }
    found.push(id)
  }
  return found
}

function whyNobody(name: string, several: number, people: Person[]): string {
  if (several > 1)
    return `Several people called “${name}” are named on that side. Give one of them another name, or set it in chat.`
  const known = people.length === 0 ? 'nobody yet' : people.map((one) => `“${one.name}”`).join(', ')
  return `Nobody called “${name}” is named on that side: there is ${known}. Name them first, under \`people\`, or write \`{ nobody: true }\` for a turn that is nobody’s.`
}

function onlyIn({ hours, hoursIn }: RotationSheet, zone: string, before: Rotation | undefined): RotationPlan['only'] {
  if (hours === 'always') return undefined
  const { only } = before ?? {}
  if (hours === undefined) return only && { ...only, ...(hoursIn !== undefined && { zone: hoursIn }) }
  return { name: 'hours', version: 1, zone: hoursIn ?? zone, week: weekOf(hours), holidays: [] }
}
