import fc from 'fast-check'
import type { CorrectiveAction } from '../../../src/domain/corrective/corrective-action.ts'
import { type Case, caseLabel } from '../../../src/domain/cases/case.ts'
import type { Run } from '../../../src/domain/checkins/run.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { Maintenance } from '../../../src/domain/maintenance/maintenance.ts'
import type { Partner, Person } from '../../../src/domain/partners/partner.ts'
import { type SideState, statusOf } from '../../../src/domain/escalations/side-state.ts'
import { type Party, type Role, type Side, SIDES } from '../../../src/domain/partners/party.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { promisedBy } from '../../../src/domain/sla/start-clock.ts'
import { usualHours } from '../../../src/domain/terms/hours-of.ts'
import { ladderCalled, policyOf } from '../../../src/domain/terms/climbs-by.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { Tx } from '../../../src/ports/store/store.ts'

/** What chance decides; `g` draws it. */
type Draw = fc.GeneratorValue

const count = (g: Draw, max: number): number => g(fc.nat, max)
const pick = <T>(g: Draw, ...from: T[]): T => from[count(g, from.length - 1)]!
const maybe = (g: Draw): boolean => g(fc.boolean)

/** Fill the database with cases, escalations and health checks in every state, with people who came and went: each row by itself is one that may be. */
export async function fill(g: Draw, tx: Tx, everybody: Person[], now: number): Promise<void> {
  const partners = (await tx.partners.list()).filter(({ unconfirmed }) => !unconfirmed)
  await moveAround(g, tx, everybody, partners)
  for (let number = 1; number <= 12; number += 1) {
    const partner = pick(g, ...partners)
    const state = caseOf(g, number, partner, partiesOf(everybody, partner), now)
    await tx.cases.insert(state)
    if (state.status === 'resolved' && state.confirmation && !state.confirmation.confirmed)
      await tx.timers.set({
        ...{ key: `case.silence:${state.id}`, kind: 'case.silence', subjectId: state.id },
        ...{ dueAt: state.confirmation.until, data: {} },
      })
    for (const clock of clocksOf(g, state, partner, now)) await tx.clocks.insert(clock)
    if (count(g, 2) === 0) await tx.ladders.insert(ladderOf(g, state, partner, partiesOf(everybody, partner), now))
  }
  for (let number = 1; number <= 6; number += 1) {
    const partner = pick(g, ...partners)
    await tx.correctiveActions.insert(actionOf(g, number, partner, partiesOf(everybody, partner), now))
  }
  for (let number = 1; number <= 4; number += 1) {
    const partner = pick(g, ...partners)
    await tx.maintenance.insert(maintenanceOf(g, number, partner, partiesOf(everybody, partner), now))
  }
  for (let number = 1; number <= 4; number += 1) {
    const partner = pick(g, ...partners)
    await tx.runs.insert(runOf(g, number, partner, partiesOf(everybody, partner), now))
  }
}

/** Some are named for more, some for nothing any more, some are gone altogether. */
async function moveAround(g: Draw, tx: Tx, everybody: Person[], partners: Partner[]): Promise<void> {
  for (const person of everybody) {
    const side: Side = person.ours ? 'internal' : 'partner'
    const roles: Role[] = person.ours
      ? ['account-manager', 'sponsor', 'member', 'manager']
      : ['account-manager', 'sponsor', 'member']
    const own = partners.filter(({ id }) => person.ours || id === person.partnerId)
    if (own.length === 0) continue
    const what = count(g, 9)
    if (what < 3)
      await tx.memberships.add({ partnerId: pick(g, ...own).id, personId: person.id, side, role: pick(g, ...roles) })
    if (what === 3)
      for (const { partnerId, role } of await tx.memberships.ofPerson(person.id))
        await tx.memberships.remove({ partnerId, personId: person.id, side, role })
    if (what === 4 && person.ours)
      for (const account of await tx.people.accountsOf(person.id)) await tx.people.removeAccount(account)
  }
}

function partiesOf(everybody: Person[], { id }: Partner): Record<Side, Party[]> {
  const party = ({ id: personId, name, ours }: Person): Party => ({
    personId,
    name,
    side: ours ? 'internal' : 'partner',
  })
  return {
    internal: everybody.filter(({ ours }) => ours).map(party),
    partner: everybody.filter(({ ours, partnerId }) => !ours && partnerId === id).map(party),
  }
}

function caseOf(g: Draw, number: number, partner: Partner, parties: Record<Side, Party[]>, now: number): Case {
  const openedAt = now - (1 + count(g, 90)) * HOUR
  const [by, obligor] = maybe(g) ? (['internal', 'partner'] as const) : (['partner', 'internal'] as const)
  const opener = pick(g, ...parties[by])
  const owes = pick(g, ...parties[obligor])
  const severity = pick(g, 1 as const, 2 as const, 3 as const, 4 as const)
  const standing = pick(
    g,
    { status: 'open' as const },
    { status: 'in-progress' as const },
    { status: 'waiting' as const, on: by, question: 'Since when?', askedBy: owes },
    { status: 'waiting' as const, on: obligor, question: 'How long?', askedBy: opener },
  )
  const merging =
    count(g, 5) === 0 && number > 1
      ? { into: { id: 'id-of-another', number: 1 }, by: pick(g, owes, opener) }
      : undefined
  const base = {
    ...{
      id: `case-${number}`,
      number,
      partnerId: partner.id,
      title: `Orders fail with ${partner.name}`,
      kind: 'incident' as const,
    },
    ...{ severity, openedAt, openedBy: opener, obligor, version: 1 + count(g, 3) },
    owner: count(g, 4) === 0 ? opener : owes,
    ...(standing.status !== 'open' && { acknowledgedAt: openedAt, acknowledgedBy: owes }),
    ...(merging && { merging }),
    log: [
      {
        ...{ at: openedAt, acknowledged: standing.status !== 'open', round: 1 },
        status: standing.status,
        severity: count(g, 4) === 0 ? (1 as const) : severity,
      },
    ],
  }
  const ended = { endedAt: now - HOUR, endedBy: opener }
  const until = now + (count(g, 20) - 5) * HOUR
  const resolved = { status: 'resolved' as const, resolvedAt: now - HOUR, resolvedBy: owes, note: 'Done' }
  switch (count(g, 11)) {
    case 0:
      return { ...base, ...resolved, confirmation: { by, until, before: standing } }
    case 1:
      return { ...base, ...resolved, confirmation: { by, until, before: standing } }
    case 2:
      return { ...base, ...resolved, confirmation: { by, until, before: standing, confirmed: 'by word' } }
    case 3:
      return { ...base, ...resolved }
    case 4:
      return { ...base, ...ended, status: 'withdrawn', reason: 'By mistake' }
    case 5:
      return { ...base, ...ended, status: 'merged', into: { id: 'id-of-another', number: 1 } }
    default:
      return { ...base, ...standing }
  }
}

function clocksOf(g: Draw, state: Case, partner: Partner, now: number): Clock[] {
  return partner.terms.objectives
    .filter(({ severity, obligor }) => severity === state.severity && (obligor === state.obligor || count(g, 3) === 0))
    .filter(() => count(g, 4) > 0)
    .map((objective): Clock => {
      const obligor: Side = objective.obligor === 'internal' ? 'internal' : 'partner'
      const promised = promisedBy(partner, objective)
      const dueAt = now + pick(g, -30, -2, -1, 0, 1, 3, 7, 8, 9, 24, 25, 48, 100) * HOUR
      const common = {
        ...{
          id: `${state.id}-${objective.measure}-${obligor}`,
          subjectKind: 'case' as const,
          subjectId: state.id,
        },
        ...{ partnerId: partner.id, round: 1, measure: objective.measure, obligor, ...promised },
        ...{ terms: [{ since: state.openedAt, why: 'started' as const, promised }], startedAt: state.openedAt },
        ...{ usedBeforeMs: 0, warnedPercents: [], version: 1 },
      }
      switch (count(g, 5)) {
        case 0:
          return { ...common, status: 'paused', since: now - HOUR }
        case 1:
          return { ...common, status: 'stopped', stoppedAt: now - HOUR, dueAt, met: true, workedMs: HOUR }
        default:
          return { ...common, status: 'running', dueAt }
      }
    })
}

function maintenanceOf(
  g: Draw,
  number: number,
  partner: Partner,
  parties: Record<Side, Party[]>,
  now: number,
): Maintenance {
  const [side, other] = maybe(g) ? (['internal', 'partner'] as const) : (['partner', 'internal'] as const)
  const from = now + pick(g, -2, -1, 0, 1, 20, 300) * HOUR
  const common = {
    ...{ id: `maintenance-${number}`, number, partnerId: partner.id, side, title: `Night with ${partner.name}` },
    ...{ from, to: from + HOUR, announcedAt: now - 3 * HOUR, announcedBy: pick(g, ...parties[side]), version: 2 },
    ...(count(g, 3) > 0 && { service: 'Orders API' }),
  }
  const answered = { answeredAt: now - 2 * HOUR, answeredBy: pick(g, ...parties[other]) }
  switch (count(g, 6)) {
    case 0:
      return { ...common, status: 'confirmed', ...answered }
    case 1:
      return { ...common, status: 'declined', ...answered }
    case 2:
      return { ...common, status: 'cancelled', cancelledAt: now - HOUR }
    default:
      return { ...common, status: 'announced' }
  }
}

function ladderOf(g: Draw, about: Case, partner: Partner, parties: Record<Side, Party[]>, now: number): Ladder {
  const policy = policyOf(ladderCalled(partner.terms, 'usual'))
  const step = count(g, policy.steps.internal.length - 1)
  const anybody = () => pick(g, ...parties.internal, ...parties.partner)
  const told = Array.from({ length: step + 1 }, (_, at) =>
    SIDES.map((side) => ({
      ...{ side, step: at, cycle: 1, at: now - HOUR },
      ...(count(g, 3) === 0 && { but: anybody().personId }),
    })),
  ).flat()
  const common = {
    ...{ id: `ladder-${about.number}`, number: about.number, partnerId: partner.id },
    subject: { kind: 'case' as const, id: about.id, label: caseLabel(about.number), title: about.title },
    cause: pick(g, 'sla-breach' as const, 'red-flag' as const, 'manual' as const),
    ...{ reason: 'No progress', startedAt: now - 2 * HOUR, agreement: partner.agreement, ladderName: 'usual', policy },
    ...{ calendar: usualHours(partner.terms), climbed: count(g, 5) === 0 ? [] : told, version: 1 },
    ...{ urgency: pick(g, 'note' as const, 'notice' as const, 'page' as const) },
    ...(maybe(g) && { startedBy: anybody() }),
  }
  const standing = (side: Side): SideState => {
    const place = { step, cycle: 1 }
    const by = pick(g, ...parties[side])
    switch (count(g, 6)) {
      case 0:
        return { state: 'acknowledged', ...place, at: now, by, backBy: now + HOUR }
      case 1:
        return { state: 'acknowledged', ...place, at: now - HOUR, by, backBy: now, asked: { until: now + HOUR } }
      case 2:
        return { state: 'exhausted', ...place, at: now - HOUR }
      case 3:
        return pick<SideState>(g, { state: 'none' }, { state: 'quiet', until: now + 9 * HOUR })
      default:
        return { state: 'climbing', ...place, nextAt: now + (1 + count(g, 9)) * HOUR }
    }
  }
  const sides = { internal: standing('internal'), partner: standing('partner') }
  return count(g, 5) === 0
    ? { ...common, sides, status: 'resolved', resolvedAt: now, why: 'Done' }
    : { ...common, sides, status: statusOf(sides) }
}

function actionOf(
  g: Draw,
  number: number,
  partner: Partner,
  parties: Record<Side, Party[]>,
  now: number,
): CorrectiveAction {
  const side = pick(g, 'internal' as const, 'partner' as const)
  const owner = pick(g, ...parties[side])
  const at = now + pick(g, -30, -1, 0, 1, 8, 9, 24, 100) * HOUR
  const asked = { status: 'asked', acceptBy: at } as const
  const open = { status: 'open', acceptedAt: now - HOUR, acceptedBy: owner, said: 'It rotates', dueAt: at } as const
  const common = {
    ...{ id: `action-${number}`, number, partnerId: partner.id, title: `Deploy by day with ${partner.name}`, side },
    ...{ owner, audience: 'shared' as const, causes: [], askedAt: now - HOUR, askedBy: owner, version: 1 },
  }
  const ended = { endedAt: now, endedBy: owner, before: open }
  switch (count(g, 4)) {
    case 0:
      return { ...common, ...ended, status: 'done', note: 'It is so' }
    case 1:
      return { ...common, ...ended, status: 'dropped', reason: 'It is gone' }
    case 2:
      return { ...common, ...open }
    default:
      return maybe(g) ? { ...common, ...asked } : { ...common, ...open }
  }
}

function runOf(g: Draw, number: number, partner: Partner, parties: Record<Side, Party[]>, now: number): Run {
  const respondents = [...parties.internal, ...parties.partner].filter(() => maybe(g))
  const answered = respondents.filter(() => count(g, 2) === 0)
  const responses = Object.fromEntries(
    answered.map(({ personId, side }) => [personId, { at: now, side, late: false, answers: {} }]),
  )
  const common = {
    ...{ id: `run-${number}`, number, partnerId: partner.id, agreement: partner.agreement },
    ...{ audience: 'everybody' as const, kind: 'pulse' as const },
    ...{
      template: { slug: 'health', version: 1 },
      items: [],
      followUp: 'What happened?',
      openedAt: now - HOUR,
      closesAt: now + number * HOUR,
    },
    ...{ respondents, windows: {}, responses, version: 1 },
  }
  const sides = { internal: { answered: 0, asked: 1 }, partner: { answered: 0, asked: 1 } }
  const result = { dimensions: [], band: 'insufficient data' as const, flags: [], responses: sides }
  return count(g, 3) === 0 ? { ...common, status: 'closed', closedAt: now, result } : { ...common, status: 'open' }
}
