import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { decideAndSaveRun } from '../checkins/apply-run.ts'
import type { Deadline } from './deadline.ts'

/** The window of a health check ended. Those of other audiences that ended before it, or with it, close before it, whichever comes up first: how all of them stand together is reckoned with the last. */
export const checkInWindow: Deadline<'check-in.window'> = {
  async meet(means, timer) {
    const run = await means.tx.runs.get(timer.subjectId)
    const partner = run && (await means.tx.partners.get(run.partnerId))
    if (!run || !partner) return
    const isBefore = (one: Run) => one.closesAt - run.closesAt || one.number - run.number
    const before = (await means.tx.runs.openOf(partner.id)).filter((one) => isBefore(one) < 0)
    const due = [...before.toSorted((a, b) => a.closesAt - b.closesAt || a.number - b.number), run]
    for (const one of means.now < run.closesAt ? [run] : due)
      await decideAndSaveRun(means, partner, one, { type: 'WindowEnded' })
  },
  async inWords(view, timer) {
    const run = await view.runs.get(timer.subjectId)
    return `${run ? runLabel(run.number) : 'A health check'}: closes`
  },
}
