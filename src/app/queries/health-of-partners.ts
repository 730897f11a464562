import { bandOrder } from '../../domain/checkins/worst-first.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { soonestCheck } from '../checkins/next-check.ts'
import { lastOf, togetherIn } from './check-standing.ts'
import type { Query } from './query.ts'

/** As many as a phone shows. */
const ON_A_PAGE = 7

/** As far back the last index is looked for, beside the one that is open. */
const LAST_RUNS = 6

/** Of which partners: those of whoever asks, or `everybody’s`; of these, `only` those told where it is asked. `after`: the page goes on behind the one with this short name. */
export type HealthAsked = { everybodys: boolean; only?: ReadonlySet<string>; after?: string }

/** How the partnerships of whoever asks stand by their health checks, worst first, a page of them. It names nobody. `elsewhere`: so many are not told here. */
export const healthOfPartners = {
  needs: 'check-in.view-results',
  async read(asking: Asking, { everybodys, only, after }: HealthAsked) {
    const all = (await asking.tx.partners.list()).filter(
      (one) => one.stage !== 'ended' && isTheirs(asking, one, everybodys),
    )
    const partners = only ? all.filter(({ id }) => only.has(id)) : all
    const runs = Map.groupBy(
      await asking.tx.runs.lastOfEach(
        partners.map(({ id }) => id),
        LAST_RUNS,
      ),
      ({ partnerId }) => partnerId,
    )
    const standing = partners
      .map((partner) => ({ partner, ...standingOf(runs.get(partner.id) ?? []) }))
      .toSorted((a, b) => bandOrder(a.last?.result, b.last?.result) || (a.partner.name < b.partner.name ? -1 : 1))
    const from = standing.findIndex(({ partner }) => partner.slug === after) + 1
    const page = standing.slice(from, from + ON_A_PAGE)
    const bands = Map.groupBy(standing, ({ last }) => last?.result.band ?? 'no result yet')
    return {
      ...{ ourName: asking.company, total: standing.length, from, elsewhere: all.length - partners.length },
      bands: Object.fromEntries([...bands].map(([band, some]) => [band, some.length])),
      partners: await Promise.all(page.map((one) => told(asking, one))),
    }
  },
} satisfies Query<HealthAsked, unknown>

/** Those for which they are named; to admins and managers of all, and on the host, every one is theirs. */
function isTheirs({ actor }: Asking, { id }: Partner, everybodys: boolean): boolean {
  switch (actor.kind) {
    case 'operator':
      return true
    case 'stranger':
      return false
    case 'partner':
      return id === actor.partnerId
    case 'internal':
      return everybodys || actor.admin || actor.managerOfAll || actor.roles.some(({ partnerId }) => partnerId === id)
  }
}

function standingOf(runs: readonly Run[]) {
  const ordered = runs.toSorted((a, b) => a.number - b.number)
  const [open] = ordered.filter(({ status }) => status === 'open').toSorted((a, b) => a.closesAt - b.closesAt)
  const closed = ordered.filter((one) => one.status === 'closed')
  const lastOfEach = [...new Map(closed.map((one) => [one.audience, one])).values()]
  return {
    ...lastOf(closed, togetherIn),
    ...(lastOfEach.length > 1 && {
      each: lastOfEach.map(({ audience, result: { band, rhi } }) => ({
        audience,
        band,
        ...(rhi !== undefined && { rhi }),
      })),
    }),
    ...(open && { open: { label: runLabel(open.number), closesAt: open.closesAt } }),
  }
}

async function told({ tx }: Asking, { partner, ...standing }: { partner: Partner } & ReturnType<typeof standingOf>) {
  const next = await soonestCheck(tx, partner)
  return {
    ...{ slug: partner.slug, name: partner.name, zone: usualHours(partner.terms).zone, ...standing },
    ...(next && { nextAt: next.at }),
  }
}
