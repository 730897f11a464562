import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { isKnownToBeWaitedFor } from '../../domain/checkins/anonymity.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { holdingOf } from '../../domain/escalations/hand-over-ladder.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** More than anybody holds. */
const ALL = 10_000

/** Everything somebody holds, with labels such as "CASE-12". `checks`: the open health checks that wait for their answer. */
export const holdings = {
  needs: 'person.view',
  async read(asking: Asking, { id, name, zone, locale }: Person) {
    const { tx } = asking
    const parts = Map.groupBy(await tx.memberships.ofPerson(id), ({ partnerId }) => partnerId)
    const held = []
    for (const [partnerId, [first, ...more]] of parts) {
      const partner = await tx.partners.get(partnerId)
      if (!partner || !first) continue
      const company = first.side === 'internal' ? asking.company : partner.name
      const roles = [first, ...more].map(({ role }) => role)
      const part = { slug: partner.slug, name: partner.name, side: first.side, company, roles }
      held.push({ ...part, ...(await heldWith(tx, partnerId, id, asking.audience)) })
    }
    const runs = (await tx.runs.openFor(id)).filter((run) => isKnownToBeWaitedFor(run, id))
    return {
      ref: { name, accounts: await tx.people.accountsOf(id) },
      zone,
      ...(locale !== undefined && { locale }),
      managerOfAll: await tx.managersOfAll.has(id),
      with: held.toSorted((one, other) => (one.slug < other.slug ? -1 : 1)),
      checks: runs.map(({ number }) => runLabel(number)),
    }
  },
} satisfies Query<Person, unknown>

/** The open cases and corrective actions that somebody owns, and the escalations that they have taken. */
export async function heldWith(tx: Asking['tx'], partnerId: string, personId: string, audience: Asking['audience']) {
  const ladders = await tx.ladders.active({ partnerId })
  const actions = await tx.correctiveActions.unfinished(partnerId)
  const told = actions.filter((one) => audience === 'internal' || one.audience === 'shared')
  return {
    actions: told.filter(({ owner }) => owner.personId === personId).map(({ number }) => actionLabel(number)),
    cases: await casesOf(tx, partnerId, personId),
    ladders: ladders
      .filter((ladder) => holdingOf(ladder, personId).length > 0)
      .map(({ number }) => ladderLabel(number)),
  }
}

/** The open cases that somebody owns, oldest first. */
export async function casesOf(tx: Asking['tx'], partnerId: string, personId: string): Promise<string[]> {
  const cases = await tx.cases.list({ partnerId, unresolved: true, limit: ALL })
  return cases
    .filter(({ owner }) => owner.personId === personId)
    .map(({ number }) => caseLabel(number))
    .toReversed()
}
