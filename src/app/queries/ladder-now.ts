import { mayEnd, mayReopen } from '../../domain/escalations/end-by-hand.ts'
import { mayCalm } from '../../domain/escalations/move-by-hand.ts'
import {
  climbedAt,
  isUntold,
  type Ladder,
  ladderLabel,
  type LadderNote,
  urgencyOf,
} from '../../domain/escalations/ladder.ts'
import { hasTaken, holderOn, takenOn } from '../../domain/escalations/side-state.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { missingOn } from '../ladders/awaited.ts'
import { namesOfStep, recipientsOf } from '../ladders/recipients.ts'
import { isAnybodyNamed, loadRoster, refOf, refOfParty, type Roster, type RosterEntry } from '../people/roster.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/** How an escalation stands: why, who is called, who has it; for our own people the whole path. Undefined once its partner is gone. */
export const ladderNow = {
  needs: 'escalation.view',
  async read(asking: Asking, ladder: Ladder) {
    const partner = await asking.tx.partners.get(ladder.partnerId)
    return partner && toldTo(asking.audience, await ladderForAll(asking, partner, ladder))
  },
} satisfies Query<Ladder, unknown>

export type LadderTold = NonNullable<Awaited<ReturnType<typeof ladderNow.read>>>

/** The same for both audiences at once. */
export async function ladderForAll(
  asking: Pick<Asking, 'tx' | 'company' | 'platforms' | 'now' | 'almanac'>,
  partner: Partner,
  ladder: Ladder,
) {
  const { tx, company } = asking
  const roster = await loadRoster(tx, partner.id)
  const about = ladder.subject.kind === 'case' ? await tx.cases.get(ladder.subject.id) : undefined
  const companies = { internal: company, partner: partner.name }
  const on = {
    internal: await sideOf(asking, partner, ladder, 'internal', roster),
    partner: await sideOf(asking, partner, ladder, 'partner', roster),
  }
  const shared = {
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    cause: ladder.cause,
    urgency: urgencyOf(ladder),
    joined: (ladder.joined ?? []).map(({ reason }) => reason),
    startedAt: ladder.startedAt,
    zone: usualHours(partner.terms).zone,
    ...(about && { subjectOwner: await refOfParty(tx, about.owner) }),
    sides: {
      internal: { company: companies.internal, ...unsaid(on.internal.stands) },
      partner: { company: companies.partner, ...on.partner.stands },
    },
    endedBy: SIDES.filter((side) => mayEnd(ladder, side)),
    calmedBy: SIDES.filter((side) => urgencyOf(ladder) !== 'note' && mayCalm(ladder, side)),
    reopenedBy: SIDES.filter((side) => mayReopen(ladder, side)),
    ...(ladder.notes?.shared && { note: noteView(ladder.notes.shared) }),
    ...(ladder.status === 'resolved' && {
      over: {
        ...{ at: ladder.resolvedAt, why: ladder.why },
        ...(ladder.by && { by: await refOfParty(tx, ladder.by) }),
      },
    }),
    called: on.partner.called.map(refOf),
  }
  const path = {
    internal: pathOf(ladder, 'internal', roster, company),
    partner: pathOf(ladder, 'partner', roster, company),
  }
  const ourNote = ladder.notes?.internal
  const missing = on.internal.missing?.length ? { missing: on.internal.missing } : {}
  const ours = {
    called: on.internal.called.map(refOf),
    path,
    sides: { ...shared.sides, internal: { company: companies.internal, ...on.internal.stands } },
    ...missing,
    ...(ourNote && { ourNote: noteView(ourNote) }),
  }
  return { shared, ours }
}

function noteView({ by, at, text }: LadderNote) {
  return { byName: by.name, at, text }
}

/** How a side stands, and whom its present step calls. */
async function sideOf(
  asking: Pick<Asking, 'tx' | 'company' | 'platforms' | 'now' | 'almanac'>,
  partner: Partner,
  ladder: Ladder,
  side: Side,
  roster: Roster,
) {
  const { tx } = asking
  const stands = ladder.sides[side]
  const called: RosterEntry[] = []
  const have = await haveIt(asking, partner, ladder, side)
  switch (stands.state) {
    case 'climbing': {
      const { step, nextAt } = stands
      // While it waits through the other side’s step it still waits for whoever its last one called.
      const told = climbedAt(ladder, { side, ...stands }) ?? ladder.climbed.findLast((one) => one.side === side)
      if (told) {
        const { people } = await recipientsOf(asking, partner, ladder, told)
        called.push(...people.filter(({ person }) => !hasTaken(stands, person.id)))
      }
      const own = stepsOf(ladder, side)
      const at = own.filter((one) => one <= step).length
      const unheard = side === 'partner' ? unheardOf(ladder, side, roster) : []
      const view = {
        ...{ state: stands.state, step: at, of: own.length, nextAt },
        ...(told?.step === step && told.heardFrom !== undefined && { heardFrom: told.heardFrom }),
        ...(told ? {} : { waits: true as const }),
        ...(unheard.length > 0 && { unheard }),
        ...have.shown,
      }
      return { called, stands: view, missing: have.missing }
    }
    case 'acknowledged': {
      const { state, at, by, backBy, asked } = stands
      const of = asked?.of && { askedOf: await refOfParty(tx, asked.of) }
      const back = { backBy, ...(asked && { asked: asked.until }), ...of, ...have.shown }
      const view = { state, at, by: await refOfParty(tx, by), ...back }
      return { called, stands: view }
    }
    case 'snoozed': {
      const { taken: _, from, ...rest } = stands
      const putOff = from && { from: await refOfParty(tx, from) }
      const view = { ...rest, by: await refOfParty(tx, stands.by), ...putOff, ...have.shown }
      return { called, stands: view, missing: have.missing }
    }
    case 'exhausted': {
      const { state, at } = stands
      return { called, stands: { state, at, ...(isUntold(ladder, side) && { untold: true as const }) } }
    }
    case 'unconfirmed': {
      const { confirms, until } = ladder.unconfirmed!
      const company = confirms === 'internal' ? asking.company : partner.name
      const holder = holderOn(stands)
      const by = holder && { by: await refOfParty(tx, holder) }
      const isHeard = partner.stage === 'ended' || (await isAnybodyNamed(tx, partner.id, confirms))
      const unheard = isHeard ? {} : { unheard: true as const }
      return { called, stands: { state: stands.state, confirms: company, until, ...unheard, ...by, ...have.shown } }
    }
    case 'none':
    case 'quiet':
      return { called, stands }
  }
}

/** When our people work, and who of them is in whose place, is our own affair. */
function unsaid(stands: Awaited<ReturnType<typeof sideOf>>['stands']) {
  switch (stands.state) {
    case 'climbing': {
      const { heardFrom: _, ...rest } = stands
      return rest
    }
    case 'acknowledged': {
      const { askedOf: _, ...rest } = stands
      return rest
    }
    case 'snoozed': {
      const { from = stands.by, ...rest } = stands
      return { ...rest, by: from }
    }
    default:
      return stands
  }
}

type HaveIt = { taken?: string[]; missing?: string[] | 'others' }

/** Who has it beside others, and who has yet to take it: of ours that is our own affair. */
async function haveIt(
  asking: Pick<Asking, 'tx' | 'platforms' | 'now' | 'almanac'>,
  partner: Partner,
  ladder: Ladder,
  side: Side,
): Promise<{ shown: HaveIt; missing: string[] }> {
  const stands = ladder.sides[side]
  const taken = await Promise.all(takenOn(stands).map(async ({ by }) => (await refOfParty(asking.tx, by)).name))
  if (taken.length === 0) return { shown: {}, missing: [] }
  // While it is held until a resolution is confirmed, nobody has to.
  const yetTo = stands.state === 'unconfirmed' ? [] : await missingOn(asking, partner, ladder, side)
  const missing = yetTo.map(({ name }) => name)
  const told = side === 'partner' ? missing : ('others' as const)
  return { shown: { taken, ...(missing.length > 0 && { missing: told }) }, missing }
}

/** Whom no message of an earlier step reached. */
function unheardOf(ladder: Ladder, side: Side, roster: Roster): string[] {
  const steps = ladder.climbed.filter((one) => one.side === side && one.unheard).map(({ step }) => step)
  return [...new Set(steps)].map((step) => namesOfStep(ladder, { side, step }, roster, '')).filter((one) => one !== '')
}

/** Those of the policy's steps that name anybody of a side, by their indexes. */
function stepsOf({ policy }: Ladder, side: Side): number[] {
  return [...policy.steps[side].keys()].filter((step) => targetsOf(policy, side, step).length > 0)
}

function pathOf(ladder: Ladder, side: Side, roster: Roster, company: string) {
  const stands = ladder.sides[side]
  return stepsOf(ladder, side)
    .map((index, at) => {
      const told = ladder.climbed.findLast((one) => one.side === side && one.step === index && !one.unheard)
      return {
        step: at + 1,
        names: namesOfStep(
          ladder,
          { side, step: index, ...(told?.instead && { instead: told.instead }) },
          roster,
          company,
        ),
        ...(told && { toldAt: told.at }),
        ...(told?.heardFrom !== undefined && { heardFrom: told.heardFrom }),
        unheard: ladder.climbed.some((one) => one.side === side && one.step === index && one.unheard),
        current: stands.state === 'climbing' && stands.step === index,
        ...(ladder.policy.steps[side][index]?.acknowledge === 'all' && { all: true as const }),
      }
    })
    .filter(({ names, current }) => names !== '' || current)
}
