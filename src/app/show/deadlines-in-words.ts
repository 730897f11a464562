import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Timer } from '../../ports/store/timers.ts'

const SHOWN = 20

/** What time will bring, soonest first, in words. */
export async function deadlinesInWords(view: Tx): Promise<{ at: Instant; what: string }[]> {
  const timers = await view.timers.list(SHOWN)
  return Promise.all(timers.map(async (timer) => ({ at: timer.dueAt, what: await inWords(view, timer) })))
}

async function inWords(view: Tx, timer: Timer): Promise<string> {
  switch (timer.kind) {
    case 'sla.level': {
      const clock = await view.clocks.get(timer.subjectId)
      const about = clock && (await view.cases.get(clock.subjectId))
      if (!clock || !about) return 'A clock'
      const { percent } = timer.data
      const what =
        percent === 100 ? `time to ${clock.measure} ends` : `${percent} % of the time to ${clock.measure} used`
      return `${caseLabel(about.number)}: ${what}`
    }
    case 'case.silence': {
      const about = await view.cases.get(timer.subjectId)
      return about ? `${caseLabel(about.number)}: silence confirms its resolution` : 'A resolution'
    }
    case 'escalation.wait': {
      const ladder = await view.ladders.get(timer.subjectId)
      return ladder ? `${ladderLabel(ladder.number)}: next step` : 'An escalation'
    }
    case 'check-in.reminder':
    case 'check-in.window': {
      const run = await view.runs.get(timer.subjectId)
      return `${run ? runLabel(run.number) : 'A health check'}: ${timer.kind === 'check-in.window' ? 'closes' : 'reminder'}`
    }
    case 'check-in.cadence':
      return `Health check with ${(await view.partners.get(timer.subjectId))?.name ?? 'a partner'} opens`
  }
}
