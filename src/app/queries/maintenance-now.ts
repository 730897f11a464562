import { otherSide } from '../../domain/cases/other-side.ts'
import { type Maintenance, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import { maintenanceTermsFor } from '../../domain/maintenance/maintenance-terms-for.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { inChargeOf, loadRoster } from '../people/roster.ts'
import type { Query } from './query.ts'

/** How a maintenance window stands; both sides read the same. Undefined once its partner is gone. */
export const maintenanceNow = {
  needs: 'maintenance.view',
  async read(asking: Asking, maintenance: Maintenance) {
    const partner = await asking.tx.partners.get(maintenance.partnerId)
    return partner && { ...(await maintenanceTold(asking, partner, maintenance)), now: asking.now }
  },
} satisfies Query<Maintenance, unknown>

/** The same without the moment at which it is asked, for a card that stands. */
export async function maintenanceTold(
  { tx, company }: Pick<Asking, 'tx' | 'company'>,
  partner: Partner,
  maintenance: Maintenance,
) {
  const { number, version, side, title, service, from, to, status, announcedAt, announcedBy } = maintenance
  const names = { internal: company, partner: partner.name }
  return {
    ...{ label: maintenanceLabel(number), version },
    ...{ sideName: names[side], otherName: names[otherSide(side)] },
    ...{ title, from, to, status, announcedAt, announcedBy: announcedBy.name },
    ...(service !== undefined && { service }),
    zone: usualHours(partner.terms).zone,
    ...(status === 'announced' && isWanted(partner, maintenance) && { waitsFor: await whoAnswers(tx, maintenance) }),
    ...answerOf(maintenance, await reasonOf(tx, maintenance)),
  }
}

/** Whether the terms ask for the other side’s word. */
export function isWanted({ terms }: Pick<Partner, 'terms'>, { side, service }: Pick<Maintenance, 'side' | 'service'>) {
  const admitted = maintenanceTermsFor(terms, side, service)
  return admitted !== undefined && 'confirmed' in admitted
}

/** Who of the other side may confirm it, or decline it. */
export async function whoAnswers(
  tx: Asking['tx'],
  { partnerId, side }: Pick<Maintenance, 'partnerId' | 'side'>,
): Promise<string[]> {
  return inChargeOf(await loadRoster(tx, partnerId), otherSide(side)).map(({ person }) => person.name)
}

function answerOf(maintenance: Maintenance, reason: string | undefined) {
  switch (maintenance.status) {
    case 'announced':
      return {}
    case 'confirmed':
    case 'declined': {
      const { answeredBy, answeredAt } = maintenance
      return { answered: { by: answeredBy.name, at: answeredAt, ...(reason !== undefined && { reason }) } }
    }
    case 'cancelled': {
      const { cancelledAt, cancelledBy } = maintenance
      return { cancelled: { at: cancelledAt, ...(cancelledBy && { by: cancelledBy.name }) } }
    }
  }
}

/** People's own words are the record's alone, where they can be erased. */
async function reasonOf(tx: Asking['tx'], maintenance: Maintenance): Promise<string | undefined> {
  if (maintenance.status !== 'declined') return undefined
  const facts = await tx.facts.of(maintenance.partnerId, maintenanceLabel(maintenance.number))
  const reason = facts.findLast(({ kind, at }) => kind === 'MaintenanceDeclined' && at === maintenance.answeredAt)
  const said = reason?.data['reason']
  return typeof said === 'string' && said !== '' ? said : undefined
}
