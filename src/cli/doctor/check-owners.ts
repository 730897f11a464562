import { listed } from '../../cards/listed.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Tx } from '../../ports/store/store.ts'
import { type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** More cases than are open with one partner. */
const ALL = 10_000

/** Open cases whose owner is not named for the partner any more and has no account: nobody hears of them. */
export async function checkOwners(view: Tx, partners: PartnerRead[]): Promise<Line[]> {
  const lines: Line[] = []
  for (const { partner, roster } of partners) {
    const named = new Set(roster.map(({ person }) => person.id))
    const open = await view.cases.list({ partnerId: partner.id, unresolved: true, limit: ALL })
    const strange = open.filter(({ owner }) => !named.has(owner.personId))
    const accounts = await view.people.accountsOfEach([...new Set(strange.map(({ owner }) => owner.personId))])
    const labels = strange
      .filter(({ owner }) => !accounts.has(owner.personId))
      .map(({ number }) => caseLabel(number))
      .toReversed()
    if (labels.length === 0) continue
    const one = labels.length === 1
    lines.push(
      problem(
        `${listed(labels)} of ${partner.name} ${one ? 'has' : 'have'} an owner who is gone. Give ${one ? 'it' : 'each'} another: \`/partner assign ${labels[0]} @name\`.`,
      ),
    )
  }
  return lines
}
