import type { Asking } from '../app/asking.ts'
import { inTransaction } from '../app/in-transaction.ts'
import { withLookUps } from '../app/look-ups/look-ups.ts'
import { whyNotHandedTo } from '../app/people/can-act.ts'
import { leaveAll } from '../app/people/leave-all.ts'
import { sayAllLeft } from '../app/people/say-left.ts'
import { holdings } from '../app/queries/holdings.ts'
import { ask } from '../app/queries/query.ts'
import type { Means } from '../app/scene.ts'
import type { AppServices } from '../app/services.ts'
import type { Person } from '../domain/partners/partner.ts'
import type { Tx } from '../ports/store/store.ts'
import { ACCOUNT_EXAMPLE, accountOf } from './account-of.ts'
import { fine, type Line, problem } from './line.ts'
import { operatorAsking } from './operator.ts'

/** `liaison person`: all that somebody holds; with `leaves`, it passes on, to `to` where that person is named on the same side. */
export async function person(
  services: AppServices,
  asked: { who: string; leaves?: string; to?: string; by: string },
): Promise<Line[]> {
  if (asked.leaves !== undefined && asked.leaves !== 'leaves')
    return [problem(`“${asked.leaves}” is not understood. Write: liaison person "${asked.who}" leaves`)]
  if (asked.leaves === undefined) return services.store.read((view) => show(operatorAsking(services, view), asked.who))
  const handOver = async (means: Means): Promise<Line[]> => {
    const somebody = await find(means.tx, asked.who)
    const to = asked.to === undefined ? undefined : await find(means.tx, asked.to)
    if ('refused' in somebody) return [problem(somebody.refused)]
    if (to && 'refused' in to) return [problem(to.refused)]
    const cannot = to && (await whyNotHandedTo(means, to))
    if (cannot) return [problem(cannot.refused)]
    const left = await leaveAll(means, somebody, to ? { to } : {})
    if ('refused' in left) return [problem(left.refused)]
    return [fine(sayAllLeft(somebody.name, left, 'internal'))]
  }
  const origin = { via: 'command line' as const, by: asked.by }
  return withLookUps(services.directory, [], (lookUps) => inTransaction(services, { lookUps, origin }, handOver))
}

async function show(asking: Asking, who: string): Promise<Line[]> {
  const somebody = await find(asking.tx, who)
  const asked = await ask(holdings, asking, 'refused' in somebody ? somebody : { subject: somebody })
  if ('refused' in asked) return [problem(asked.refused)]
  const { ref, zone, managerOfAll, checks, with: held } = asked.found
  const where = ref.accounts.map(({ platform, tenantId, userId }) => `${platform}:${tenantId}/${userId}`).join(', ')
  return [
    fine(`${ref.name}: ${where || 'no account'}, ${zone}`),
    ...held.map(({ slug, side, roles, cases, ladders, actions }) => {
      const labels = [...cases, ...ladders, ...actions].join(', ')
      return fine(`  ${slug}, ${side} side: ${roles.join(', ')}${labels === '' ? '' : `; holds ${labels}`}`)
    }),
    ...(managerOfAll ? [fine('  manager of all partners')] : []),
    ...(checks.length > 0 ? [fine(`  asked in ${checks.join(', ')}, not answered yet`)] : []),
    ...(held.length === 0 && !managerOfAll ? [fine('  holds nothing with any partner')] : []),
  ]
}

/** By account, or by the name of somebody who is named for a partner; a name that two people have is no answer. */
async function find(view: Tx, who: string): Promise<Person | { refused: string }> {
  const account = accountOf(who)
  if (account) {
    const known = await view.people.byAccount(account)
    return known ?? { refused: `Nobody is known by the account ${who}.` }
  }
  const named = new Map<string, Person>()
  for (const { id } of await view.partners.list())
    for (const { person: one } of await view.memberships.of(id))
      if (one.name.toLowerCase() === who.trim().toLowerCase()) named.set(one.id, one)
  const [only, ...others] = named.values()
  if (!only)
    return { refused: `Nobody called “${who}” is named for a partner. An account works too: ${ACCOUNT_EXAMPLE}.` }
  if (others.length > 0)
    return { refused: `${named.size} people are called “${who}”: name an account, such as ${ACCOUNT_EXAMPLE}.` }
  return only
}
