import { describe, expect, test } from 'vitest'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { ana, ask, dana, reopen, reply, resolve } from '../cases/people.ts'
import { inShort, Story, paris, within } from './clock-story.ts'

const unpaused = within(7, { pausesWhileWaiting: false })

/** Severity 3 is 7 h without pauses; severity 1, to which it is raised at 10:00, 4 h with pauses. */
function raised(): Story {
  const story = new Story(paris('Fri 09:00'), unpaused)
  story.severity(paris('Fri 09:00'), ana, 3, unpaused)
  story.severity(paris('Fri 10:00'), ana, 1, within(4))
  return story
}

/** But for the levels, which have a test of their own. */
const explain = (story: Story, now: number) =>
  explainClock(story.clock, story.case.log, now, 'Europe/Paris').filter((line) => !line.startsWith('Levels'))

describe('a clock whose due time comes of terms before those in force', () => {
  test('is due by the earlier ones, pauses or not, and paused by those in force', () => {
    const story = raised()
    story.happens(paris('Fri 10:30'), ask(dana))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Fri 16:00') })
    expect(inShort(story.deadline(paris('Fri 16:00') + 1, 100))).toContain('notify breach')
    story.deadline(paris('Mon 12:00'), 100)
    expect(story.clock).toMatchObject({ status: 'paused', overdueByMs: 0, breachedAt: paris('Fri 16:00') })
    expect(explain(story, paris('Mon 12:00')).slice(-4)).toEqual([
      'It waits on the side that does not owe since Fri 20 Nov 2026, 10:30 (Europe/Paris), which by the terms that the due time comes of does not pause it. After the due time it does, by those in force: 4 h of it.',
      'Due on Fri 20 Nov 2026, 16:00 (Europe/Paris): the start + 7 h of target, in working time.',
      'Used so far: 7 h of 7 h (100 %).',
      'Breached since Fri 20 Nov 2026, 16:00 (Europe/Paris): overdue by 0 s of working time, and stays so while it is paused.',
    ])
  })

  test('says that a wait does not pause it while its due time lies ahead', () => {
    const story = raised()
    story.happens(paris('Fri 10:30'), ask(dana))
    expect(explain(story, paris('Fri 11:00')).slice(-3)).toEqual([
      'It waits on the side that does not owe since Fri 20 Nov 2026, 10:30 (Europe/Paris), which by the terms that the due time comes of does not pause it.',
      'Due on Fri 20 Nov 2026, 16:00 (Europe/Paris): the start + 7 h of target, in working time.',
      'Used so far: 2 h of 7 h (28 %).',
    ])
    story.happens(paris('Fri 10:45'), reply(ana))
    expect(explain(story, paris('Fri 11:00')).at(-2)).toContain('the change on Fri 20 Nov 2026, 10:00')
  })

  test('counts what it is overdue by after a wait again', () => {
    const story = raised()
    story.happens(paris('Fri 10:30'), ask(dana))
    story.happens(paris('Mon 12:00'), reply(ana))
    story.deadline(paris('Mon 13:00'), 100)
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Fri 16:00') })
    expect(explain(story, paris('Mon 13:00')).slice(-2)).toEqual([
      'Used so far: 8 h of 7 h (114 %).',
      'Breached since Fri 20 Nov 2026, 16:00 (Europe/Paris): overdue by 1 h of working time.',
    ])
  })

  test('leaves to a further round what the terms in force leave of their target', () => {
    const story = raised()
    story.happens(paris('Fri 10:30'), ask(dana))
    story.happens(paris('Fri 15:30'), resolve(ana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, workedMs: 1.5 * 3_600_000 })
    story.happens(paris('Mon 09:00'), reopen(ana))
    story.nextRound(paris('Mon 09:00'))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 11:30') })
  })

  test('goes on counting through a wait once terms are in force that do not pause', () => {
    const story = new Story(paris('Fri 09:00'), within(2))
    story.severity(paris('Fri 09:00'), ana, 3, within(2))
    story.severity(paris('Fri 10:00'), ana, 1, within(4, { pausesWhileWaiting: false }))
    story.happens(paris('Fri 12:00'), ask(dana))
    story.deadline(paris('Fri 13:00'), 100)
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Fri 11:00') })
    expect(explain(story, paris('Fri 13:00')).at(-1)).toContain('overdue by 2 h of working time.')
  })
})
