import { caseLabel } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { waiveBreach } from '../../domain/sla/waive-breach.ts'
import { sayLine } from '../cases/case-lines.ts'
import { saveClock } from '../cases/update-clocks.ts'
import { touchLaddersAbout } from '../ladders/open-ladder.ts'
import { moneyThatStays } from '../ledger/money-that-stays.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'
import { caseInWords } from './case-in-words.ts'

/** Let whatever the other side has missed on a case so far pass, saying why: both sides are told, and it stands in the record that both can verify. */
export const waiveMissed = caseInWords('case.waive', 'sla.waive', async (scene, state, _, reason) => {
  const label = caseLabel(state.number)
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const by = speakerParty(scene)
  let why = `Nothing was missed on ${label} that could be waived.`
  const waived: Clock[] = []
  for (const clock of await scene.tx.clocks.ofSubject('case', state.id)) {
    if (clock.breachedAt === undefined) continue
    const decision = waiveBreach(clock, by, reason, scene.now)
    if ('refused' in decision) {
      why = decision.refused
      continue
    }
    await saveClock(scene, partner, state, clock, decision)
    waived.push(clock)
  }
  if (waived.length === 0) return refused(why)
  scene.touched.touch({ kind: 'case', id: state.id })
  await touchLaddersAbout(scene, partner, state.id)
  await sayLine(scene, partner, state, { effect: 'say', line: 'BreachWaived', by, text: reason })
  const { version, status, severity } = state
  const stays = await moneyThatStays(scene, partner, waived)
  return {
    ...done([`What was missed on ${label} is waived. Both sides are told.`, ...stays].join(' '), [
      { kind: 'case', what: 'BreachWaived', label, version, status, severity },
    ]),
    toldUnder: label,
  }
})
