import {
  actionLabel,
  actionTitle,
  type CorrectiveAction,
  dueOf,
  isUnfinished,
} from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Query } from './query.ts'

/** As many as a phone shows. */
const ON_A_PAGE = 7

/** `after`: so many have been shown. */
export type ActionsAsked = { partner: Partner; after: number }

/** The corrective actions of which something is still to come, of both sides, the longest due first. */
export const listedActions = {
  needs: 'action.view',
  async read({ tx, company, now, audience }, { partner, after }) {
    const all = (await tx.correctiveActions.unfinished(partner.id))
      .filter((one) => audience === 'internal' || one.audience === 'shared')
      .filter(isUnfinished)
      .toSorted((one, other) => dueOf(one) - dueOf(other) || one.number - other.number)
    const page = all.slice(after, after + ON_A_PAGE)
    return {
      ...{ slug: partner.slug, partnerName: partner.name, zone: usualHours(partner.terms).zone },
      ...{ total: all.length, overdue: all.filter((one) => dueOf(one) < now).length, from: after },
      actions: page.map((one) => listed(one, company, partner, now)),
      ...(after + page.length < all.length && { next: after + page.length }),
    }
  },
} satisfies Query<ActionsAsked, unknown>

function listed(
  action: Extract<CorrectiveAction, { status: 'asked' | 'open' }>,
  company: string,
  { name }: Partner,
  now: number,
) {
  const { number, version, status, side, owner, source, audience } = action
  return {
    ...{ label: actionLabel(number), version, title: actionTitle(action), status },
    ...{ sideName: side === 'internal' ? company : name, ownerName: owner.name },
    ...(source && { about: source.label }),
    ...(audience === 'internal' && { inside: true as const }),
    ...{ dueAt: dueOf(action), overdue: dueOf(action) < now },
  }
}
