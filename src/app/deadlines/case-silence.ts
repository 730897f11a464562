import { caseLabel, toBeConfirmed } from '../../domain/cases/case.ts'
import { confirmBySilence } from '../../domain/cases/confirm-by-silence.ts'
import { applyCaseEffects } from '../cases/change-case.ts'
import { isUnheard } from '../cases/is-unheard.ts'
import { putOffSilence } from '../cases/put-off-silence.ts'
import type { Deadline } from './deadline.ts'

/** The time to say that a case is not solved is over. Of a side of which nobody is named, who could have said so, no silence is a word. */
export const caseSilence: Deadline<'case.silence'> = {
  async meet(means, timer) {
    const state = await means.tx.cases.get(timer.subjectId)
    const partner = state && (await means.tx.partners.get(state.partnerId))
    if (!state || !partner) return
    if (await isUnheard(means, partner, state)) return putOffSilence(means, partner, state)
    const waitsOn = toBeConfirmed(state)
    const decision = confirmBySilence(state, means.now)
    if (decision.state !== state) {
      await means.tx.cases.save(decision.state)
      return applyCaseEffects(means, partner, decision.state, decision.effects)
    }
    if (waitsOn) await means.tx.timers.set({ ...timer, dueAt: waitsOn.until })
  },
  async inWords(view, timer) {
    const about = await view.cases.get(timer.subjectId)
    return about ? `${caseLabel(about.number)}: silence confirms its resolution` : 'A resolution'
  },
}
