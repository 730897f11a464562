import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { can } from '../../domain/partners/can.ts'
import { type Partner, threadsOf } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { type Unwritable, unwritable } from '../absence/unwritable.ts'
import type { Asking } from '../asking.ts'
import { soonestCheck } from '../checkins/next-check.ts'
import { askedToConfirm } from '../partners/confirmation.ts'
import { loadRoster, refOf, type Roster } from '../people/roster.ts'
import { howAccepted } from '../terms/how-accepted.ts'
import type { Query } from './query.ts'

const MOST_CASES = 10

/** How things stand with a partner: people, hours, open cases, health check; for our own people also `ours`. */
export const partnerNow = {
  needs: 'partner.view',
  async read(asking: Asking, partner: Partner) {
    const { tx, audience } = asking
    const roster = await loadRoster(tx, partner.id)
    const cases = await tx.cases.list({ partnerId: partner.id, unresolved: true, limit: MOST_CASES })
    const latest = await tx.runs.latestOf(partner.id)
    const { slug, name, version } = partner
    return {
      ...{ slug, name, version, hours: usualHours(partner.terms), threads: threadsOf(partner) },
      // Managers are our own affair.
      people: peopleIn(roster.filter(({ role }) => audience === 'internal' || role !== 'manager')),
      openCases: cases.map(({ number, title, severity, status }) => {
        return { label: caseLabel(number), title, severity, status }
      }),
      terms: await howAccepted(asking, partner, (await tx.agreements.get(partner.agreement.id))?.accepted),
      ...(latest && { checkIn: { label: runLabel(latest.number), status: latest.status } }),
      ...(audience === 'internal' && { ours: await forOurs(asking, partner) }),
    }
  },
} satisfies Query<Partner, unknown>

export type PartnerTold = Awaited<ReturnType<typeof partnerNow.read>>

async function forOurs({ tx, actor, permissions }: Asking, partner: Partner) {
  const { type, direction, stage, unconfirmed } = partner
  const bindings = await tx.bindings.of(partner.id)
  const conversations = bindings.map(({ conversation }) => conversation)
  const lost = await unwritable(tx, conversations)
  const ladders = await tx.ladders.active({ partnerId: partner.id })
  const next = await soonestCheck(tx, partner)
  return {
    ...{ type, direction, stage },
    channels: bindings.map(({ purpose, conversation }) => {
      const { name, platform, archived = false } = conversation
      const absent = lost.find((one) => one.conversation.id === conversation.id)
      return { purpose, name, platform, archived, ...(absent && { absent: absentHow(absent, archived) }) }
    }),
    escalations: ladders.map(({ number, reason }) => ({ label: ladderLabel(number), reason })),
    ...(next && { nextCheckInAt: next.at }),
    // Whoever is asked to confirm it, while nobody has.
    ...(unconfirmed && {
      waiting: {
        asked: await askedToConfirm(tx, partner),
        readerMayConfirm: 'allowed' in can(actor, 'partner.confirm', { partnerId: partner.id }, permissions),
      },
    }),
    checksPlanned: partner.terms.checks.length > 0,
  }
}

function absentHow({ how, since }: Unwritable, archived: boolean) {
  return { how: how === 'removed' && archived ? ('archived' as const) : how, ...(since !== undefined && { since }) }
}

function peopleIn(roster: Roster) {
  return [...Map.groupBy(roster, ({ person }) => person.id).values()].map((entries) => ({
    ref: refOf(entries[0]!),
    side: entries[0]!.side,
    roles: entries.map(({ role }) => role),
  }))
}
