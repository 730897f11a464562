import type { CorrectiveAction } from '../corrective/corrective-action.ts'
import { type Case, caseLabel } from '../cases/case.ts'
import { isKnownToBeWaitedFor } from '../checkins/anonymity.ts'
import { type Run, runLabel } from '../checkins/run.ts'
import { hasCalled } from '../escalations/called.ts'
import { type Ladder, ladderLabel, urgencyOf } from '../escalations/ladder.ts'
import { askedOn, hasTaken, nextOf, waitsForSomebody } from '../escalations/side-state.ts'
import { type Maintenance, maintenanceLabel } from '../maintenance/maintenance.ts'
import type { Actor } from '../partners/actor.ts'
import { can } from '../partners/can.ts'
import type { Partner } from '../partners/partner.ts'
import type { Side } from '../partners/party.ts'
import type { PermissionSettings } from '../partners/permission-settings.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Clock } from '../sla/clock.ts'
import { type AskedFigure, askedOf } from '../sla/figures/asked-figures.ts'
import type { MissingNumber } from '../sla/figures/unreported.ts'
import type { NumberToAgree } from '../sla/figures/wants-word.ts'
import { withUnit } from '../terms/figure.ts'
import type { OpenProposal } from '../terms/proposal.ts'
import type { Instant } from '../time/instant.ts'
import { askedOfAction } from './asked-of-action.ts'
import { askedOnCase } from './asked-on-case.ts'
import { DEED_NEEDS, type Need } from './need.ts'
import { compareNeeds } from './order.ts'
import { calledBy, holderOf, ownerOf, type Team } from './whose.ts'

/** Whoever may be asked for something. */
export type Somebody = Exclude<Actor, { kind: 'stranger' }>

/** What goes on with one partner. `cases` are those that are not over, and those whose resolution may still be called untrue. */
export type GoingOn = {
  partner: Pick<Partner, 'id' | 'slug' | 'name' | 'registeredAt' | 'version' | 'unconfirmed'>
  team: Team
  cases: readonly { state: Case; clocks: Clock[] }[]
  ladders: readonly Ladder[]
  runs: readonly Run[]
  /** What one side announced, and wants the other side’s word for by the terms. */
  maintenance: readonly Maintenance[]
  /** What sides will change, of which something is still to come, each with the hours of its side. */
  actions: readonly { action: CorrectiveAction; hours: Calendar }[]
  /** What our side proposes for its terms, and nobody has answered. */
  proposal?: Pick<OpenProposal, 'version'>
  /** What is to be reported for periods that are over, due first what was due first. */
  figures?: readonly AskedFigure[]
  /** What the other side reported of figures and wants their word for, due first what is due first. */
  numbers?: readonly NumberToAgree[]
  /** What the other side has not reported of figures of which something would be owed to them, the oldest period first. */
  missing?: readonly MissingNumber[]
}

/**
 * What needs one person now, worst first. Each thing is theirs alone on their side, except an escalation, which calls several; and nothing is
 * listed that they may not do.
 */
export function needsOf(who: Somebody, going: readonly GoingOn[], settings: PermissionSettings, now: Instant): Need[] {
  return going
    .filter(({ partner }) => who.kind === 'internal' || partner.id === who.partnerId)
    .flatMap((one) =>
      [
        ...one.cases.flatMap(({ state, clocks }) => onCase(who, one.team, state, clocks, now)),
        ...one.ladders.flatMap((ladder) => onLadder(who, one.team, ladder)),
        ...one.runs.flatMap((run) => onRun(who, one, run)),
        ...one.maintenance.flatMap((window) => onMaintenance(who, window, now)),
        ...one.actions.flatMap(({ action, hours }) => onAction(who, one.team, action, hours, now)),
        ...onPartner(who, one),
        ...onTerms(one),
        ...onFigures(who, one, now),
        ...onNumbers(who, one),
        ...onMissing(who, one),
      ].filter((need) => mayDo(who, need, one.ladders, settings)),
    )
    .toSorted(compareNeeds)
}

function onCase(who: Somebody, team: Team, state: Case, clocks: Clock[], now: Instant): Need[] {
  const side = who.kind
  if (holderOf(state, side, team) !== who.personId) return []
  const { version, title, severity, partnerId } = state
  return askedOnCase(state, clocks, side, now).map((asked) => ({
    ...asked,
    ...{ label: caseLabel(state.number), version, title, severity, partnerId },
  }))
}

function onLadder({ personId, kind: side }: Somebody, team: Team, ladder: Ladder): Need[] {
  if (ladder.status === 'resolved') return []
  const stands = ladder.sides[side]
  // Whoever said when they would be back owes the word that they are, or whoever is asked in their place.
  const isAsked = askedOn(stands)?.personId === personId
  const isCalled = waitsForSomebody(stands) && !hasTaken(stands, personId) && calledBy(ladder, team, side).has(personId)
  const over = exhaustedFor(ladder, side)
  const isTheirs = over !== undefined && answersFor(side, personId, team)
  if (!isAsked && !isCalled && !isTheirs) return []
  const { version, subject, partnerId } = ladder
  const at = nextOf(stands) ?? over
  return [
    {
      kind: over !== undefined ? 'exhausted' : urgencyOf(ladder) === 'note' ? 'talk' : 'escalation',
      deed: 'take up',
      ...{ label: ladderLabel(ladder.number), version, title: `${subject.label} ${subject.title}`, partnerId },
      ...(at !== undefined && { at }),
    },
  ]
}

/** Since when nobody is called any more for whom this side waits; ours hear of the partner’s side too, where nobody of ours is called or has it. */
function exhaustedFor({ sides }: Ladder, side: Side): Instant | undefined {
  const own = sides[side]
  if (own.state === 'exhausted') return own.at
  const other = sides.partner
  return side === 'internal' && own.state === 'none' && other.state === 'exhausted' ? other.at : undefined
}

function answersFor(on: Side, personId: string, { roster }: Team): boolean {
  return roster.some((one) => one.side === on && one.role === 'account-manager' && one.personId === personId)
}

function onRun({ personId }: Somebody, { partner }: GoingOn, run: Run): Need[] {
  // Whether a check without names still needs somebody is known to nobody: its prompt and reminders ask.
  if (run.status !== 'open' || !isKnownToBeWaitedFor(run, personId)) return []
  const { version, closesAt } = run
  return [
    {
      ...({ kind: 'check', deed: 'answer check' } as const),
      ...{ label: runLabel(run.number), version, title: `Health check with ${partner.name}` },
      ...{ partnerId: partner.id, at: closesAt },
    },
  ]
}

/** Theirs alone who may confirm it, until it begins. */
function onMaintenance({ kind }: Somebody, window: Maintenance, now: Instant): Need[] {
  const { number, version, title, partnerId, side, status, from } = window
  if (status !== 'announced' || side === kind || from <= now) return []
  return [
    {
      ...({ kind: 'to confirm', deed: 'confirm maintenance' } as const),
      ...{ label: maintenanceLabel(number), version, title, partnerId, at: from },
    },
  ]
}

function onAction(who: Somebody, team: Team, action: CorrectiveAction, hours: Calendar, now: Instant): Need[] {
  if (action.side !== who.kind || ownerOf(action, team) !== who.personId) return []
  const need = askedOfAction(action, hours, now)
  return need ? [need] : []
}

/** A partner that somebody else registered is its account manager's to take on, and an admin's where it has none. */
function onPartner(who: Somebody, { partner, team }: GoingOn): Need[] {
  if (!partner.unconfirmed || who.kind !== 'internal') return []
  const named = team.roster.filter(({ side, role }) => side === 'internal' && role === 'account-manager')
  const theirs = named.length > 0 ? named.some(({ personId }) => personId === who.personId) : who.admin
  if (!theirs) return []
  const { id: partnerId, slug, name, version } = partner
  return [{ kind: 'proposal', deed: 'confirm partner', label: slug, version, title: name, partnerId }]
}

/** Theirs alone who may answer. */
function onTerms({ partner: { id: partnerId, slug }, proposal }: GoingOn): Need[] {
  if (!proposal) return []
  const { version } = proposal
  return [{ kind: 'proposal', deed: 'answer terms', label: slug, version, title: 'Terms', partnerId }]
}

/** With whoever answers for the side that reports: all of a partner together, as one form takes them. */
function onFigures(who: Somebody, { partner, team, figures = [] }: GoingOn, now: Instant): Need[] {
  if (team.heads[who.kind] !== who.personId) return []
  const [first, ...more] = askedOf(figures, who.kind)
  if (!first) return []
  const { figure, period, dueAt } = first
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const { id: partnerId, slug, version } = partner
  return [
    {
      kind: dueAt < now ? 'overdue' : 'waiting',
      deed: 'report figures',
      ...{ label: slug, version, partnerId, at: dueAt },
      ...{ title: figure.name, detail: `, ${period.name}${others}` },
    },
  ]
}

/** With whoever answers for the side that did not report it: one line a partner, of the number that is due first. */
function onNumbers(who: Somebody, { partner, team, numbers = [] }: GoingOn): Need[] {
  if (team.heads[who.kind] !== who.personId) return []
  const [first, ...more] = numbers
  if (!first) return []
  const { figure, period, number, until } = first
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const { id: partnerId, slug, version } = partner
  return [
    {
      ...({ kind: 'to confirm', deed: 'agree to number' } as const),
      ...{ label: slug, version, partnerId },
      ...{ title: figure.name, detail: `, ${period.name}: ${withUnit(number.value, figure)}${others}` },
      about: { figure: figure.name, period: period.name },
      ...(until !== undefined && { at: until }),
    },
  ]
}

/** With whoever answers for the side that loses by it, while they can still act: one line a partner, of the oldest period. */
function onMissing(who: Somebody, { partner, team, missing = [] }: GoingOn): Need[] {
  if (team.heads[who.kind] !== who.personId) return []
  const [first, ...more] = missing
  if (!first) return []
  const { figure, period, until } = first
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const { id: partnerId, slug, version } = partner
  return [
    {
      ...({ kind: 'due soon', deed: 'dispute number' } as const),
      ...{ label: slug, version, partnerId },
      ...{ title: figure.name, detail: `, ${period.name}${others}` },
      about: { figure: figure.name, period: period.name },
      ...(until !== undefined && { at: until }),
    },
  ]
}

function mayDo(
  who: Somebody,
  { deed, partnerId, label }: Need,
  ladders: GoingOn['ladders'],
  settings: PermissionSettings,
): boolean {
  const called = ladders.some((one) => ladderLabel(one.number) === label && hasCalled(one, who))
  return 'allowed' in can(who, DEED_NEEDS[deed], { partnerId, ...(called && { called }) }, settings)
}
