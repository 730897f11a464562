import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { BACK_TESTED } from '../../domain/early-signs/back-test.ts'
import type { PartChange, PartnershipHistory } from '../../domain/early-signs/history.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, ROLES, SIDES } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import { endedIn } from '../ledger/ended.ts'
import type { Asking } from '../asking.ts'
import { askedIn } from './asked-in.ts'
import { callsByChecks, callsByLadders } from './sponsor-calls.ts'

const KINDS = ['PersonNamed', 'PersonRemoved', 'PartnerEnded', 'PartnerResumed'] satisfies PartnerFactKind[]

/** So many at once: years of hundreds of them would keep everybody else waiting. */
const AT_ONCE = 20

/** What was recorded of these partnerships, by their ids, as far as early signs and their rates go by it. */
export async function historiesOf(
  asking: Pick<Asking, 'tx' | 'now'>,
  partners: readonly Partner[],
): Promise<Map<string, PartnershipHistory>> {
  const found = new Map<string, PartnershipHistory>()
  for (let from = 0; from < partners.length; from += AT_ONCE) {
    const some = await historiesOfSome(asking, partners.slice(from, from + AT_ONCE))
    for (const [id, history] of some) found.set(id, history)
  }
  return found
}

async function historiesOfSome(
  { tx, now }: Pick<Asking, 'tx' | 'now'>,
  partners: readonly Partner[],
): Promise<Map<string, PartnershipHistory>> {
  const ids = partners.map(({ id }) => id)
  const since = now - BACK_TESTED
  const byPartner = <One extends { partnerId: string }>(all: readonly One[]) =>
    Map.groupBy(all, ({ partnerId }) => partnerId)
  const cases = byPartner(await tx.cases.openedSince(ids, since))
  const owed = byPartner(await tx.clocks.owedSince(ids, since))
  const runs = byPartner(await tx.runs.closedSince(ids, since))
  const ladders = byPartner(await tx.ladders.startedSince(ids, since))
  const moments = await tx.ladders.answersOf(ids, since, now + 1)
  const facts = byPartner(await tx.facts.ofKinds(ids, KINDS))
  const history = ({ id, registeredAt, terms }: Partner): PartnershipHistory => {
    const own = (facts.get(id) ?? []).toSorted((a, b) => a.at - b.at)
    const parts = partsIn(own)
    const closed = runs.get(id) ?? []
    const called = callsByLadders(ladders.get(id) ?? [], moments.get(id) ?? [], parts, now)
    return {
      from: Math.max(registeredAt, since),
      ended: endedIn(own),
      hours: usualHours(terms),
      asked: (cases.get(id) ?? []).flatMap(askedIn).toSorted((a, b) => a.at - b.at),
      calls: [...callsByChecks(closed, parts), ...called].toSorted((a, b) => a.at - b.at),
      parts,
      results: closed.map(resultOf).toSorted((a, b) => a.at - b.at),
      owed: owed.get(id) ?? [],
    }
  }
  return new Map(partners.map((one) => [one.id, history(one)]))
}

function resultOf({
  number,
  audience,
  closedAt,
  result,
}: Run & { status: 'closed' }): PartnershipHistory['results'][number] {
  return { at: closedAt, label: runLabel(number), audience, dimensions: result.dimensions }
}

/** In whatever role; facts of before roles were recorded say nothing. */
function partsIn(facts: readonly Fact[]): PartChange[] {
  return facts.flatMap(({ kind, at, data }): PartChange[] => {
    const { name, role, side: of } = data
    const side = SIDES.find((one) => one === of)
    const known = ROLES.find((one): one is Role => one === role)
    if (!side || !known || typeof name !== 'object') return []
    if (kind !== 'PersonNamed' && kind !== 'PersonRemoved') return []
    return [{ at, what: kind === 'PersonNamed' ? 'named' : 'removed', side, role: known, personId: name.person }]
  })
}
