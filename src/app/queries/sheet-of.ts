import { type Partner, threadsOf } from '../../domain/partners/partner.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import { ROLES, SIDES } from '../../domain/partners/party.ts'
import type { Asking } from '../asking.ts'
import { byRank } from '../partners/written/by-rank.ts'
import { writeRotations } from '../partners/written/write-rotations.ts'
import { writeTerms } from '../partners/written/write-terms.ts'
import type { WrittenChannel, WrittenPerson, WrittenSheet } from '../partners/written/written-sheet.ts'
import { callerOf } from '../people/names-of.ts'
import { loadRoster, type Roster } from '../people/roster.ts'
import type { Query } from './query.ts'

/**
 * A partner as the sheet that says all of it: applied, it changes nothing. `beside`: what stands of it and no sheet can say. Only for our
 * own people; in one order, whatever was said first.
 */
export const sheetOf = {
  needs: 'partner.configure',
  async read({ tx, audience }: Asking, partner: Partner) {
    if (audience !== 'internal') return undefined
    const { slug, name, type, direction, stage, agreement, terms, unconfirmed } = partner
    const roster = await loadRoster(tx, partner.id)
    const people = writtenPeople(roster)
    const rotations = writeRotations(
      await tx.rotations.of(partner.id),
      (side, id) => roster.find((one) => one.side === side && one.person.id === id)?.person.name,
    )
    const channels = (await tx.bindings.of(partner.id)).map(({ purpose, conversation }): WrittenChannel => {
      const { platform, tenantId, conversationId } = conversation
      return { purpose, name: conversation.name, accounts: [{ platform, tenantId, userId: conversationId }] }
    })
    const called = await callerOf({ tx }, terms)
    const organisations = (await tx.partnerOrganisations.of(partner.id)).filter(
      ({ platform, tenantId }) =>
        !people.some(
          ({ side, accounts }) =>
            side === 'partner' && accounts.some((one) => one.platform === platform && one.tenantId === tenantId),
        ),
    )
    const sheet: WrittenSheet = {
      ...{ slug, name, type, direction, stage, threads: threadsOf(partner) },
      ...(unconfirmed && { confirmed: false as const }),
      ...writeTerms(terms, called),
      ...(rotations.length > 0 && { rotations }),
      people,
      channels: channels.toSorted(byRank(channelRank)),
    }
    return { sheet, version: agreement.version, beside: { organisations } }
  },
} satisfies Query<Partner, unknown>

export type SheetTold = NonNullable<Awaited<ReturnType<typeof sheetOf.read>>>

function writtenPeople(roster: Roster): WrittenPerson[] {
  const people = [...Map.groupBy(roster, ({ person }) => person.id).values()].map((entries): WrittenPerson => {
    const { person, side, accounts } = entries[0]!
    const held = entries.map(({ role }) => role)
    return {
      name: person.name,
      side,
      roles: ROLES.filter((role) => held.includes(role)),
      // Theirs follows their platform unless a sheet said one.
      ...(person.bySheet.zone && { zone: person.zone }),
      accounts,
    }
  })
  return people.toSorted(byRank(personRank))
}

function personRank({ side, roles, name, accounts }: WrittenPerson): (number | string)[] {
  return [SIDES.indexOf(side), ROLES.indexOf(roles[0]!), name, accounts.map(({ userId }) => userId).join(' ')]
}

function channelRank({ purpose, name, accounts }: WrittenChannel): (number | string)[] {
  return [PURPOSES.indexOf(purpose), name, accounts.map(({ userId }) => userId).join(' ')]
}
