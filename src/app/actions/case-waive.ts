import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Clock, ClockDecision } from '../../domain/sla/clock.ts'
import { waiveBreach } from '../../domain/sla/waive-breach.ts'
import { sayLine } from '../cases/case-lines.ts'
import { saveClock } from '../cases/update-clocks.ts'
import { touchLaddersAbout } from '../ladders/open-ladder.ts'
import { moneyOwed, sayMoneyMoved } from '../ledger/money-moved.ts'
import { moneyThatStays } from '../ledger/money-that-stays.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { caseInWords } from './case-in-words.ts'

/** Let whatever the other side has missed on a case so far pass, saying why: both sides are told, and it stands in the record that both can verify. */
export const waiveMissed = caseInWords('case.waive', 'sla.waive', waive, async (scene, state) => {
  const { waived, why } = await waivedOf(scene, state, '')
  return waived.length === 0 ? why : undefined
})

async function waive(scene: Scene, state: Case, _: Request, reason: string): Promise<Outcome> {
  const label = caseLabel(state.number)
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const { waived, why } = await waivedOf(scene, state, reason)
  if (waived.length === 0) return refused(why)
  const before = await moneyOwed(scene, partner)
  for (const { clock, decision } of waived) await saveClock(scene, partner, state, clock, decision)
  scene.touched.touch({ kind: 'case', id: state.id })
  await touchLaddersAbout(scene, partner, state.id)
  await sayLine(scene, partner, state, { effect: 'say', line: 'BreachWaived', by: speakerParty(scene), text: reason })
  const { version, status, severity } = state
  const stays = await moneyThatStays(
    scene,
    partner,
    waived.flatMap(({ clock: { obligor: side, counts } }) => (counts ? [{ side, at: counts.at, label }] : [])),
  )
  const moved = await sayMoneyMoved(scene, partner, before)
  return {
    ...done([`What was missed on ${label} is waived. Both sides are told.`, ...moved, ...stays].join(' '), [
      { kind: 'case', what: 'BreachWaived', label, version, status, severity },
    ]),
    ...{ toldUnder: label },
  }
}

/** What was missed on a case and can be waived; `why` nothing could, where it is none. */
async function waivedOf(
  scene: Scene,
  { id, number }: Case,
  reason: string,
): Promise<{ waived: { clock: Clock; decision: ClockDecision }[]; why: string }> {
  let why = `Nothing was missed on ${caseLabel(number)} that could be waived.`
  const waived: { clock: Clock; decision: ClockDecision }[] = []
  for (const clock of await scene.tx.clocks.ofSubject('case', id)) {
    if (clock.breachedAt === undefined) continue
    const decision = waiveBreach(clock, speakerParty(scene), reason, scene.now)
    if ('refused' in decision) why = decision.refused
    else waived.push({ clock, decision })
  }
  return { waived, why }
}
