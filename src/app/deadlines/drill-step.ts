import { drillLabel, runningOf } from '../../domain/drills/drill.ts'
import { meetDrill } from '../drills/move-drill.ts'
import type { Deadline } from './deadline.ts'

/** The next of a drill is due, or the next drill. */
export const drillStep: Deadline<'drill.step'> = {
  async meet(means, { subjectId }) {
    const partner = await means.tx.partners.get(subjectId)
    const drills = await means.tx.drills.of(subjectId)
    if (partner && drills) await meetDrill(means, partner, drills)
  },
  async inWords(view, { subjectId }) {
    const drills = await view.drills.of(subjectId)
    const running = drills && runningOf(drills)
    const name = (await view.partners.get(subjectId))?.name ?? 'a partner'
    return running ? `${drillLabel(running.number)} with ${name}: its next step` : `A drill with ${name} begins`
  },
}
