import { type AskedAfter, periodClosedCard } from '../../cards/ledger-card.ts'
import type { PersonRef } from '../../cards/card.ts'
import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { askedPeriods } from '../../domain/sla/figures/asked-figures.ts'
import { openNumbers } from '../../domain/sla/figures/wants-word.ts'
import type { LedgerView } from '../../domain/sla/ledger/ledger-view.ts'
import type { Tx } from '../../ports/store/store.ts'
import { refOf, type RosterEntry } from '../people/roster.ts'
import { type LedgerAnswer, readLedger } from '../queries/ledger-of.ts'
import type { Means } from '../scene.ts'
import { channelsFor, reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { figureDisputes } from './open-disputes.ts'
import { whoHearsClose } from './who-hears-close.ts'

/** `sides`: whose ledgers are closed just now; those of one period may close on different days. `late`: it has no ledger any more, and a correction is booked in it. */
type Closed = { period: string; sides?: Side[]; late?: true }

/**
 * A period is closed: one message where both companies read, which calls the account managers of both; where there is no such place, each of them who can be reached is told alone, and
 * ours whom of the partner we cannot write to. Where nothing counted in it, nothing was booked and no number is missing, there is nothing to say.
 */
export async function tellClosed(means: Means, partner: Partner, { period, sides = [], late }: Closed): Promise<void> {
  const { tx } = means
  const view = await readLedger(means, { partner, period })
  if (!isTold(view)) return
  const managers = await whoHearsClose(tx, partner)
  const open = await openNumbersOf(means, partner)
  const asked = await askedAfter(tx, partner, period, sides)
  const shared = await channelsFor(tx, partner.id, 'shared')
  const key = ['period.closed', partner.id, period, ...sides].join(':')
  const ended = partner.stage === 'ended' && { ended: true as const }
  const face =
    (calls: PersonRef[], untold: string[] = []) =>
    () =>
      periodClosedCard({ ...view, calls, untold, reader: view.zone, open, asked, ...(late && { late }), ...ended })
  if (shared.length > 0) return sendNotice(means, shared, face(managers.map(refOf)), key)
  const told: { one: RosterEntry; to: StandingDestination[] }[] = []
  for (const one of managers) told.push({ one, to: await alone(means, partner, one) })
  const untold = told.flatMap(({ one, to }) => (one.side === 'partner' && to.length === 0 ? [one.person.name] : []))
  for (const { one, to } of told) await sendNotice(means, to, face([], one.side === 'internal' ? untold : []), key)
}

/** What these sides are asked to change after figures that they missed in it. */
async function askedAfter(tx: Tx, { id, terms }: Partner, period: string, sides: Side[]): Promise<AskedAfter[]> {
  if (terms.figures.length === 0) return []
  return (await tx.correctiveActions.unfinished(id)).flatMap(({ number, source, side, owner, causes }) => {
    const isMissed = source?.kind === 'figure' && causes.includes(period) && sides.includes(side)
    return isMissed ? [{ label: actionLabel(number), about: source.label, ownerName: owner.name }] : []
  })
}

/** What was reported and is not agreed between the sides, of this period or another. */
async function openNumbersOf({ tx, now }: Means, { id, terms }: Partner) {
  const versions = await tx.agreements.of(id)
  const periods = askedPeriods(versions, terms, now)
  if (periods.length === 0) return []
  const measurements = await tx.measurements.inPeriods([id], periods)
  return openNumbers({ versions, terms, measurements, disputes: await figureDisputes(tx, id), now })
}

function isTold(view: LedgerAnswer): view is LedgerView {
  return (
    'sides' in view &&
    view.sides.some((one) => one.state.is === 'closed' && (one.counted || one.entries.length + one.missing.length > 0))
  )
}

async function alone(means: Means, { id }: Partner, entry: RosterEntry): Promise<StandingDestination[]> {
  const to = await reachOf(means, id, entry)
  return to.filter(({ kind }) => kind === 'person')
}
