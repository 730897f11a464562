import { wayBack } from '../../cards/absence-words.ts'
import { internalPartnerCard, sharedPartnerCard } from '../../cards/partner-card.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sayHours } from '../../domain/time/say-hours.ts'
import { can } from '../../domain/partners/can.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import { absence } from '../absence/shared-channels.ts'
import { type Unwritable, unwritable } from '../absence/unwritable.ts'
import { askedToConfirm } from '../partners/confirmation.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { loadRoster, refOf, type Roster, withRole } from '../people/roster.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'

const SHOWN_CASES = 10

/** How things stand with a partner: people, channels, open cases, escalations, health checks, and what is still to set up. */
export const showPartner: UseCase<Partner> = {
  name: 'partner.show',
  shows: true,
  needs: 'partner.view',
  find: findPartner,
  async run(scene, partner) {
    const { tx } = scene
    const roster = await loadRoster(tx, partner.id)
    const cases = await tx.cases.list({ partnerId: partner.id, unresolved: true, limit: SHOWN_CASES })
    const latest = await tx.runs.latestOf(partner.id)
    const [manager] = withRole(roster, 'internal', 'account-manager')
    const view = {
      slug: partner.slug,
      name: partner.name,
      version: partner.version,
      type: partner.type,
      direction: partner.direction,
      stage: partner.stage,
      zone: usualHours(partner.terms).zone,
      hoursText: sayHours(usualHours(partner.terms)),
      ...(manager && { accountManager: refOf(manager) }),
      people: peopleIn(roster.filter(({ role }) => role !== 'manager')),
      openCases: cases.map((one) => ({
        label: caseLabel(one.number),
        title: one.title,
        severity: one.severity,
        status: one.status,
      })),
      ...(latest && { checkIn: { label: runLabel(latest.number), status: latest.status } }),
      ourName: scene.company,
    }
    if ((await audienceOfReply(scene)) === 'shared') return { kind: 'show', card: sharedPartnerCard(view) }
    const bindings = await tx.bindings.of(partner.id)
    const lost = await unwritable(
      tx,
      bindings.map(({ conversation }) => conversation),
    )
    const ladders = await tx.ladders.active({ partnerId: partner.id })
    const nextCheckInAt = (await tx.timers.list(500)).find(({ key }) => key === `check-in.cadence:${partner.id}`)?.dueAt
    const card = internalPartnerCard({
      ...view,
      people: peopleIn(roster),
      channels: bindings.map(({ purpose, conversation }) => {
        const { name, platform, archived } = conversation
        const absent = lost.find((one) => one.conversation.id === conversation.id)
        return {
          ...{ purpose, name, platform: traitsOf(scene.platforms, platform)?.title ?? platform },
          ...(absent && { absent: absentHow(absent, archived === true) }),
        }
      }),
      escalations: ladders.map((ladder) => ({ label: ladderLabel(ladder.number), reason: ladder.reason })),
      ...(nextCheckInAt !== undefined && { nextCheckInAt }),
      missing: await missing(scene, partner, roster, lost),
      ...(partner.unconfirmed && { waiting: { readerMayConfirm: mayConfirm(scene, partner) } }),
    })
    return { kind: 'show', card }
  },
}

function absentHow({ how, since }: Unwritable, archived: boolean) {
  return { how: how === 'removed' && archived ? ('archived' as const) : how, ...(since !== undefined && { since }) }
}

function mayConfirm({ actor, permissions }: Scene, { id }: Partner): boolean {
  return 'allowed' in can(actor, 'partner.confirm', { partnerId: id }, permissions)
}

function peopleIn(roster: Roster) {
  const byPerson = Map.groupBy(roster, ({ person }) => person.id)
  return [...byPerson.values()].map((entries) => ({
    ref: refOf(entries[0]!),
    side: entries[0]!.side,
    roles: entries.map(({ role }) => role),
  }))
}

/** What is still to be set up or to be mended, each with what does it. */
async function missing(scene: Scene, partner: Partner, roster: Roster, lost: Unwritable[]): Promise<string[]> {
  if (partner.unconfirmed) {
    const asked = await askedToConfirm(scene, partner)
    return [
      `Not confirmed yet, so nothing about it reaches them: ${asked} is asked to, with \`confirm ${partner.slug}\`.`,
    ]
  }
  const bindings = await scene.tx.bindings.of(partner.id)
  const purposes = bindings.map(({ purpose }) => purpose)
  const ways = new Set(lost.map(({ conversation }) => wayBack([absence(conversation)])))
  const steps: [boolean, string][] = [
    [
      purposes.includes('shared'),
      `No shared channel yet: in the channel you share with them, type \`@Liaison bind ${partner.slug} shared\`.`,
    ],
    [
      purposes.includes('managers'),
      `No managers’ channel yet: in it, type \`@Liaison bind ${partner.slug} managers\`.`,
    ],
    [
      roster.some(({ side }) => side === 'partner'),
      `Nobody is named on their side yet: \`people ${partner.slug} add @name --role account-manager\`.`,
    ],
    [planOf(partner.terms) !== undefined, `No health check is scheduled: \`check ${partner.slug}\` opens one now.`],
  ]
  return [...ways, ...steps.filter(([present]) => !present).map(([, sentence]) => sentence)]
}
