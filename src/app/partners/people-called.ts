import { peopleNamedBy } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { Account } from '../../ports/store/registry.ts'
import { namesById } from '../people/names-of.ts'
import { loadRoster } from '../people/roster.ts'
import { sameName } from '../rotations/find-rotation.ts'
import type { Means } from '../scene.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** The ids of people whom a sheet names and nobody has met yet, by their accounts: its ladders may call them. */
export type Newcomers = Map<string, string>

export function accountKey({ platform, tenantId, userId }: Account): string {
  return JSON.stringify([platform, tenantId, userId])
}

type Known = { side: Side; id: string; name: string }

/** Whom the ladders of a sheet call by name: the id of each. */
export type Called = (side: Side, name: string) => string

/**
 * The people whom the ladders of a sheet call by name: of those whom it names itself, else of those who are named there already, else of those whom the
 * ladders called before, who may have left. Nobody else is met by being called; who is meant must be plain.
 */
export async function peopleCalled(
  means: Means,
  sheet: PartnerSheet,
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
  newcomers: Newcomers,
): Promise<Called | { refused: string }> {
  const said = saidPeople(sheet)
  const found = new Map<string, string>()
  if (said.length > 0) {
    const inSheet = await named(means, sheet, newcomers)
    const roster = partner ? await loadRoster(means.tx, partner.id) : []
    const there = roster.map(({ side, person }): Known => ({ side, id: person.id, name: person.name }))
    const now = [...inSheet, ...there.filter(({ id }) => !inSheet.some((one) => one.id === id))]
    const before = await calledBefore(means, partner)
    for (const { side, name } of said) {
      const isMeant = (one: Known) => one.side === side && sameName(one.name, name)
      const [kept] = before.filter(isMeant)
      const ids = new Set(now.filter(isMeant).map(({ id }) => id))
      const id = ids.size > 1 ? [...ids].find((one) => one === kept?.id) : ([...ids][0] ?? kept?.id)
      if (id === undefined) return { refused: whyNobody({ side, name }, ids.size, now) }
      found.set(JSON.stringify([side, name]), id)
    }
  }
  return (side, name) => found.get(JSON.stringify([side, name])) ?? ''
}

async function named({ tx, ids }: Means, { people }: PartnerSheet, newcomers: Newcomers): Promise<Known[]> {
  const known: Known[] = []
  for (const { side, name, accounts } of people) {
    const [first] = accounts
    if (!first) continue
    let id: string | undefined
    for (const account of accounts) id ??= (await tx.people.byAccount(account))?.id
    id ??= newcomers.get(accountKey(first)) ?? ids.next()
    newcomers.set(accountKey(first), id)
    known.push({ side, id, name })
  }
  return known
}

async function calledBefore(means: Means, partner: Pick<Partner, 'terms'> | undefined): Promise<Known[]> {
  const ladders = partner?.terms.ladders ?? []
  const of = (side: Side) => ladders.flatMap((one) => peopleNamedBy(one, [side]))
  const names = await namesById(means, SIDES.flatMap(of))
  return SIDES.flatMap((side) => of(side).map((id) => ({ side, id, name: names.get(id) ?? '' })))
}

function whyNobody({ side, name }: { side: Side; name: string }, several: number, now: Known[]): string {
  const where = side === 'internal' ? 'on our side' : 'on their side'
  if (several > 1)
    return `Several people called “${name}” are named ${where}, and one is called by name: call them by a role.`
  const there = [...new Set(now.filter((one) => one.side === side).map((one) => one.name))]
  const known = there.length === 0 ? 'nobody yet' : there.map((one) => `“${one}”`).join(', ')
  return `Nobody called “${name}” is named ${where}: there is ${known}. Name them first, or under \`people\`.`
}

/** Each that the ladders of a sheet say, on its side. */
function saidPeople({ ladder, ladders = [] }: PartnerSheet): { side: Side; name: string }[] {
  return [...(ladder ? [ladder] : []), ...ladders].flatMap(({ steps = [], ours = [], theirs = [] }) => [
    ...steps.flatMap(({ tell }) =>
      tell.flatMap((one) => (typeof one !== 'string' && 'person' in one ? [{ side: one.side, name: one.person }] : [])),
    ),
    ...ours.flatMap(({ tell = [] }) => ownNames(tell).map((name) => ({ side: 'internal' as const, name }))),
    ...theirs.flatMap(({ tell = [] }) => ownNames(tell).map((name) => ({ side: 'partner' as const, name }))),
  ])
}

function ownNames(tell: readonly (string | object)[]): string[] {
  return tell.flatMap((one) => (typeof one !== 'string' && 'person' in one ? [String(one.person)] : []))
}
