import { caseLabel } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import { decideAndSave } from '../cases/update-clocks.ts'
import { levelAt } from '../../domain/sla/levels.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { sayOffset, sayOverdueBy } from '../../domain/terms/level.ts'
import type { Deadline } from './deadline.ts'

/** A warning level or the due time of an SLA clock came. */
export const slaLevel: Deadline<'sla.level'> = {
  async meet(means, timer) {
    const clock = await means.tx.clocks.get(timer.subjectId)
    const about = clock && (await means.tx.cases.get(clock.subjectId))
    const partner = about && (await means.tx.partners.get(about.partnerId))
    if (!clock || !about || !partner) return
    await decideAndSave(means, partner, about, clock, {
      type: 'LevelReached',
      percent: timer.data.percent,
      log: about.log,
    })
    // Of what a team of ours owes the partner's card says nothing, so nothing comes to its places.
    const isInside = teamOf(clock.objective.obligor) !== undefined
    means.touched.touch({ kind: isInside ? 'case among ourselves' : 'case', id: about.id })
  },
  async inWords(view, timer) {
    const clock = await view.clocks.get(timer.subjectId)
    const about = clock && (await view.cases.get(clock.subjectId))
    if (!clock || !about) return 'A clock'
    const { percent } = timer.data
    const team = teamOf(clock.objective.obligor)
    const whose = team === undefined ? '' : `${team}, inside: `
    const what = whose + (percent === 100 ? `time to ${clock.measure} ends` : sayMoment(clock, percent))
    // It may have been put off since: then it is set again when it comes.
    const unless = ruleOf(clock.measure).rolls ? ', unless a word came since' : ''
    return `${caseLabel(about.number)}: ${what}${unless}`
  },
}

function sayMoment(clock: Clock, percent: number): string {
  const level = levelAt(clock, percent)
  const time = `the time to ${clock.measure}`
  if (level?.when === 'after') return `${time} overdue by ${sayOverdueBy(level.off)}`
  return level && 'unit' in level.off ? `${sayOffset(level.off)} of ${time} left` : `${percent} % of ${time} used`
}
