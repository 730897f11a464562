import { caseWaiveForm, EVERY_ROUND } from '../../cards/case-waive-form.ts'
import { shorten } from '../../cards/quote.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Clock, ClockDecision } from '../../domain/sla/clock.ts'
import type { ClockBesides } from '../../domain/sla/figures/missed-besides.ts'
import { readRound, sayRound, whichWaived } from '../../domain/sla/which-waived.ts'
import { waiveBreach } from '../../domain/sla/waive-breach.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { sayLine } from '../cases/case-lines.ts'
import { saveClock } from '../cases/update-clocks.ts'
import type { UseCase } from '../dispatch.ts'
import { besidesOn } from '../figures/missed-besides.ts'
import { findCase } from '../find/find-subject.ts'
import { touchLaddersAbout } from '../ladders/open-ladder.ts'
import { moneyOwed, sayMoneyMoved } from '../ledger/money-moved.ts'
import { moneyThatStays } from '../ledger/money-that-stays.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Let what the other side has missed on a case so far pass, or the miss of the one round that is named, saying why: both sides are told, and it stands
 * in the record that both can verify.
 */
export const waiveMissed: UseCase<Case> = {
  name: 'case.waive',
  needs: 'sla.waive',
  find: findCase,
  async run(scene, state, { values }) {
    const { text: reason, round: said } = values
    const which = await waivedOf(scene, state, said, reason ?? '')
    if ('refused' in which) return refused(which.refused)
    if (reason !== undefined) return waive(scene, state, which, reason)
    const label = caseLabel(state.number)
    const { zone } = scene.actor
    const rounds = which.waived.map(({ clock, besides }) => {
      // Of what was let pass before, it is what was missed besides after that.
      const { breachedAt = scene.now } = clock.waived && besides ? besides : clock
      return {
        value: `${clock.measure} ${clock.round}`,
        label: `${capital(sayRound(clock))}, due ${sayInstant(breachedAt, zone)}`,
      }
    })
    return {
      kind: 'form',
      form: caseWaiveForm({ label, title: state.title, rounds, ...(which.named && { named: sayRound(which.named) }) }),
    }
  },
}

async function waive(scene: Scene, state: Case, { waived, named }: Waived, reason: string): Promise<Outcome> {
  const label = caseLabel(state.number)
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const before = await moneyOwed(scene, partner)
  for (const { clock, decision } of waived) await saveClock(scene, partner, state, clock, decision)
  scene.touched.touch({ kind: 'case', id: state.id })
  await touchLaddersAbout(scene, partner, state.id)
  const round = named && sayRound(named)
  await sayLine(scene, partner, state, {
    ...{ effect: 'say', line: 'BreachWaived', by: speakerParty(scene), text: reason },
    ...(round !== undefined && { round }),
  })
  const { version, status, severity } = state
  const stays = await moneyThatStays(
    scene,
    partner,
    waived.flatMap(({ clock, besides }) =>
      [clock.counts, besides?.counts].flatMap((one) => (one ? [{ side: clock.obligor, at: one.at, label }] : [])),
    ),
  )
  const moved = await sayMoneyMoved(scene, partner, before)
  const what = round === undefined ? label : `${label} (${round})`
  return {
    ...done([`What was missed on ${what} is waived. Both sides are told.`, ...moved, ...stays].join(' '), [
      { kind: 'case', what: 'BreachWaived', label, version, status, severity },
    ]),
    ...{ toldUnder: label },
  }
}

/** `named`: the one round that it is about. `besides`: what was missed besides on it by a raise of the side that owes. */
type Waived = { waived: { clock: Clock; besides: ClockBesides | undefined; decision: ClockDecision }[]; named?: Clock }

/** What was missed on a case and can be waived by whoever speaks, or why nothing can. */
async function waivedOf(
  scene: Scene,
  state: Case,
  said: string | undefined,
  reason: string,
): Promise<Waived | { refused: string }> {
  const round = said === undefined || said === EVERY_ROUND ? undefined : readRound(said)
  if (said !== undefined && said !== EVERY_ROUND && !round)
    return { refused: `“${shorten(said, 40)}” is no round. Say its number, such as 2, or “resolve 2”.` }
  const all = await scene.tx.clocks.ofSubject('case', state.id)
  const besides = await besidesOn(scene.tx, state, all, scene.now)
  // What was let pass before something was missed besides: that is let pass by another word.
  const since = new Set(besides.flatMap(({ id }) => (all.some((one) => one.id === id && one.waived) ? [id] : [])))
  const clocks = whichWaived(all, round, caseLabel(state.number), (clock) => since.has(clock.id))
  if ('refused' in clocks) return clocks
  const waived: Waived['waived'] = []
  for (const clock of clocks) {
    const decision = waiveBreach(clock, speakerParty(scene), reason, scene.now, since.has(clock.id))
    if ('refused' in decision) return decision
    waived.push({ clock, besides: besides.find(({ id }) => id === clock.id), decision })
  }
  const [named] = clocks
  return { waived, ...(round && named && { named }) }
}

function capital(said: string): string {
  return `${said[0]!.toUpperCase()}${said.slice(1)}`
}
