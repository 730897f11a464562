import type { CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { openAction } from '../../domain/corrective/open-action.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { isBreached } from '../../domain/sla/clock-notices.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { headOf, loadRoster, partyOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { applyActionEffects, decideAndSaveAction } from './save-action.ts'

/**
 * What one side has missed on a case is otherwise than it was: it is asked once for the case what will change, and no more when nothing of it stands. Nothing is said of
 * it here: what tells of the miss names it. `why`: what became of what stands no more.
 */
export async function followBreaches(
  means: Means,
  partner: Partner,
  about: Case,
  side: Side,
  why: string,
): Promise<void> {
  const clocks = await means.tx.clocks.ofSubject('case', about.id)
  const causes = clocks.filter((clock) => clock.obligor === side && isBreached(clock)).map(({ id }) => id)
  const known = await actionAfter(means, about, side)
  if (known) await decideAndSaveAction(means, partner, known, { type: 'CausesChanged', causes, why })
  else if (causes.length > 0) await ask(means, partner, about, side, causes)
}

/** What this side is asked after what it missed on a case. */
export async function actionAfter(
  { tx }: Pick<Means, 'tx'>,
  { id }: Pick<Case, 'id'>,
  side: Side,
): Promise<CorrectiveAction | undefined> {
  return (await tx.correctiveActions.ofSources([id])).find((action) => action.side === side)
}

async function ask(means: Means, partner: Partner, about: Case, side: Side, causes: string[]): Promise<void> {
  const owner = await answersFor(means, partner, side)
  // Nobody of that side is known: there is nobody to ask.
  if (!owner) return
  const label = caseLabel(about.number)
  const number = await means.tx.counters.next('action')
  const { state, effects } = openAction(
    {
      ...{ id: means.ids.next(), number, partnerId: partner.id, side, owner, causes },
      source: { kind: 'case', id: about.id, label },
      title: `What will change after ${label}?`,
      audience: 'shared',
    },
    hoursOfSide(partner, side),
    means.now,
  )
  await means.tx.correctiveActions.insert(state)
  await applyActionEffects(means, partner, state, effects)
}

/** Who is asked on a side: its account manager, else who is next there; those who can still act first. */
export async function answersFor(
  { tx }: Pick<Means, 'tx'>,
  partner: Pick<Partner, 'id'>,
  side: Side,
): Promise<Party | undefined> {
  const roster = await loadRoster(tx, partner.id)
  const able = roster.filter(({ accounts }) => accounts.length > 0)
  const head = headOf(able, side) ?? headOf(roster, side)
  return head && partyOf(head)
}
