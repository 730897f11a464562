import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { type CaseFilter, type DueWhen, fits } from '../../domain/cases/case-filter.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { dayOf, restOfWeek, type Stretch } from '../../domain/time/day-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DuePlace } from '../../ports/store/work.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** As many as a phone shows. */
const ON_A_PAGE = 7
/** So many are read in one go, and looked through at most before whoever asks is asked whether to look further. */
const AT_ONCE = 100
const MOST_LOOKED_AT = 1_000

/** `only`: with these partners. `place`: from there in the list on. `personId` and `zone` are of whoever asks. */
export type CasesAsked = {
  filter: CaseFilter
  partner?: Partner
  only?: ReadonlySet<string>
  place?: string
  personId: string
  zone: string
}

/**
 * Cases with one partner or with all, newest first; those that are due by when they are due. `dueAt`: the next due time of its running clocks, or the one
 * that is asked for. `place`: where more may come; `looked`: so many were looked at, if that is why the page is not full.
 */
export const listedCases = {
  needs: 'case.view',
  async read(asking: Asking, asked: CasesAsked) {
    const { states, place, looked } = await pageOf(asking, asked)
    const names = new Map((await asking.tx.partners.list()).map(({ id, name }) => [id, name]))
    const ids = states.map(({ id }) => id)
    const clocks = Map.groupBy(await asking.tx.clocks.ofSubjects('case', ids), ({ subjectId }) => subjectId)
    const within = asked.filter.due && stretchOf(asked.filter.due, asked.zone, asking.now)
    const cases = states.map((one) => {
      const dueAt = dueOf(clocks.get(one.id) ?? [], within)
      return {
        label: caseLabel(one.number),
        title: one.title,
        severity: one.severity,
        status: one.status,
        ownerName: one.owner.name,
        partnerName: names.get(one.partnerId) ?? '',
        ...(dueAt !== undefined && { dueAt }),
        overdue: dueAt !== undefined && dueAt < asking.now,
      }
    })
    return {
      ...(asked.partner && { partner: { slug: asked.partner.slug, name: asked.partner.name } }),
      ...{ cases, first: asked.place === undefined },
      ...(place !== undefined && { place }),
      ...(looked !== undefined && { looked }),
    }
  },
} satisfies Query<CasesAsked, unknown>

type Page = { states: Case[]; place?: string; looked?: number }

async function pageOf(asking: Asking, asked: CasesAsked): Promise<Page> {
  const states: Case[] = []
  let lookedUpTo = asked.place
  let last = lookedUpTo
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
    const some = await someFrom(asking, asked, lookedUpTo)
    for (const { state, at } of some) {
      if (asked.only?.has(state.partnerId) === false || !fits(asked.filter, state, asked.personId)) continue
      // One more than the page holds: there is a next one, which goes on after the last that is shown.
      if (states.length === ON_A_PAGE) return { states, ...placed(last) }
      states.push(state)
      last = at
    }
    if (some.length < AT_ONCE) return { states }
    lookedUpTo = some.at(-1)?.at
  }
  return states.length === ON_A_PAGE
    ? { states, ...placed(last) }
    : { states, ...placed(lookedUpTo), looked: MOST_LOOKED_AT }
}

function placed(place: string | undefined): { place?: string } {
  return place === undefined ? {} : { place }
}

/** The next ones that may be asked for, each with its place in the list. */
async function someFrom({ tx, now }: Asking, { filter, partner, zone }: CasesAsked, place: string | undefined) {
  const partnerId = partner && { partnerId: partner.id }
  if (filter.due === undefined) {
    const below = numberIn(place)
    const unresolved = filter.which === 'open'
    const found = await tx.cases.list({
      ...partnerId,
      unresolved,
      ...(below !== undefined && { below }),
      limit: AT_ONCE,
    })
    return found.map((state) => ({ state, at: String(state.number) }))
  }
  const after = duePlaceIn(place)
  const due = {
    ...stretchOf(filter.due, zone, now),
    ...(partner && { partnerIds: [partner.id] }),
    ...(after && { after }),
  }
  const found = await tx.cases.due({ ...due, limit: AT_ONCE })
  return found.map(({ state, dueAt }) => ({ state, at: `${dueAt} ${state.number}` }))
}

/** When what is asked for is due. */
function stretchOf(due: DueWhen, zone: string, now: Instant): Stretch {
  switch (due) {
    case 'overdue':
      return { from: 0, until: now - 1 }
    case 'today':
      return dayOf(zone, now)
    case 'week':
      return restOfWeek(zone, now)
  }
}

function dueOf(clocks: Clock[], within: Stretch | undefined): Instant | undefined {
  const times = clocks.flatMap((clock) => (clock.status === 'running' ? [clock.dueAt] : []))
  const asked = within ? times.filter((at) => at >= within.from && at <= within.until) : times
  return asked.length > 0 ? Math.min(...asked) : undefined
}

/** A place comes from a button: what is none begins at the beginning. */
function numberIn(place: string | undefined): number | undefined {
  return /^\d{1,15}$/u.test(place ?? '') ? Number(place) : undefined
}

function duePlaceIn(place: string | undefined): DuePlace | undefined {
  const [, dueAt, number] = /^(\d{1,15}) (\d{1,9})$/u.exec(place ?? '') ?? []
  return dueAt === undefined ? undefined : { dueAt: Number(dueAt), number: Number(number) }
}
