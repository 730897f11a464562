import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Role, Side } from '../../domain/partners/party.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What somebody holds with one partner; labels such as "CASE-12". */
export type Holding = { slug: string; name: string; side: Side; roles: Role[]; cases: string[]; ladders: string[] }

/** Everything somebody holds. `checks`: the open health checks that wait for their answer. */
export type Holdings = { person: Person; accounts: Account[]; managerOfAll: boolean; with: Holding[]; checks: string[] }

const ALL = 10_000

export async function holdingsOf(tx: Tx, person: Person): Promise<Holdings> {
  const memberships = Map.groupBy(await tx.memberships.ofPerson(person.id), ({ partnerId }) => partnerId)
  const held: Holding[] = []
  for (const [partnerId, parts] of memberships) {
    const partner = await tx.partners.get(partnerId)
    if (!partner) continue
    const cases = await tx.cases.list({ partnerId, unresolved: true, limit: ALL })
    const ladders = await tx.ladders.active({ partnerId })
    held.push({
      slug: partner.slug,
      name: partner.name,
      side: parts[0]!.side,
      roles: parts.map(({ role }) => role),
      cases: cases
        .filter(({ owner }) => owner.personId === person.id)
        .map(({ number }) => caseLabel(number))
        .toReversed(),
      ladders: ladders
        .filter((ladder) => ladder.status === 'acknowledged' && ladder.by.personId === person.id)
        .map(({ number }) => ladderLabel(number)),
    })
  }
  const runs = (await tx.runs.openFor(person.id)).filter(({ responses }) => !Object.hasOwn(responses, person.id))
  return {
    person,
    accounts: await tx.people.accountsOf(person.id),
    managerOfAll: await tx.managersOfAll.has(person.id),
    with: held.toSorted((one, other) => (one.slug < other.slug ? -1 : 1)),
    checks: runs.map(({ number }) => runLabel(number)),
  }
}
