import type { Card } from '../../cards/card.ts'
import { digestCard, type DigestView } from '../../cards/digest-card.ts'
import type { NeedsView } from '../../cards/needs-card.ts'
import type { Noticed } from '../../cards/personal-notice-card.ts'
import { endOfDay } from '../../domain/digests/digest-hours.ts'
import { type Listed, listedNow, sinceLast } from '../../domain/digests/since-last.ts'
import { placeOf } from '../../domain/needs/order.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { DrawnOf } from '../../ports/store/timers.ts'
import { mutedLabels } from '../notices/muted.ts'
import { actorOf } from '../people/actor-of.ts'
import { ask } from '../queries/query.ts'
import { whatNeeds } from '../queries/what-needs.ts'
import type { Means } from '../scene.ts'
import type { Digested } from './digest-hours-of.ts'
import { readWeek } from './read-week.ts'

/**
 * What needs somebody now, and how their partners did. `due`: the labels of what falls due on that day of theirs; `listed`: what the list tells to need them;
 * `isNone`: nothing does.
 */
export type DigestList = {
  view: Omit<DigestView, 'news' | 'held'>
  due: string[]
  listed: Listed
  isNone: boolean
  isWorthTelling: boolean
}

/** Undefined for whoever may not ask. */
export async function readList(
  means: Means,
  person: Person,
  { home, hours }: Pick<Digested, 'home' | 'hours'>,
  { unless, weekly, last }: DrawnOf,
): Promise<DigestList | undefined> {
  const actor = await actorOf(means, person, await means.tx.people.accountsOf(person.id))
  if (!actor) return undefined
  const ours = actor.kind === 'internal'
  const asking = { ...means, actor, audience: ours ? ('internal' as const) : ('shared' as const) }
  const muted = await mutedLabels(means, person.id)
  const told = await ask(whatNeeds, asking, {
    subject: { who: actor, but: muted, dueBefore: endOfDay(hours.zone, means.now) },
    ...(!ours && { partner: home }),
  })
  if ('refused' in told) return undefined
  const { standing, fallsDue, ...found } = told.found
  const { due, total, needs } = found
  const fresh = unless && [...new Set(due)].filter((label) => !unless.includes(label))
  const known = new Set([...muted, ...needs.map(({ label }) => label)])
  const week =
    actor.kind === 'internal' && weekly ? await readWeek(means, { actor, zone: hours.zone, told: known }) : undefined
  const since = last && !fresh ? sinceLast(last, standing, hours.zone, means.now) : undefined
  // What falls due on that day is told, though it was told before that it would.
  const isWhole = since?.same === true && (fallsDue.length > 0 || week !== undefined)
  return {
    view: {
      ...(week ? shortened(found) : found),
      ...{ zone: person.zone, ours },
      ...(fresh && { fresh }),
      ...(week && { week }),
      ...(since && { since: isWhole ? { ...since, whole: [...new Set(fallsDue)] } : since }),
    },
    due,
    listed: listedNow(last, standing, means.now),
    isNone: total === 0,
    isWorthTelling: (total > 0 || week !== undefined) && fresh?.length !== 0,
  }
}

/** The list, with what is told besides. */
export function drawList({ view }: DigestList, besides: { news: Noticed[]; held: Card[] }): Card {
  return digestCard({ ...view, ...besides })
}

/** As many as a phone shows with a week under them. */
const MOST_WITH_WEEK = 2

function shortened<List extends Pick<NeedsView, 'needs' | 'place'>>(list: List): List {
  const needs = list.needs.slice(0, MOST_WITH_WEEK)
  const last = needs.at(-1)
  return { ...list, needs, ...(last && needs.length < list.needs.length && { place: placeOf(last) }) }
}
