import { DAY } from '../../domain/time/instant.ts'
import type { Deadline } from './deadline.ts'

/** What a message was made of that told somebody several things goes with this timer: it is needed until that has arrived or was given up. */
export const personTold: Deadline<'person.told'> = {
  async meet({ tx, now }, timer) {
    const isOnItsWay = (await tx.outbox.unfinished({ about: [timer.key] })).length > 0
    if (isOnItsWay) await tx.timers.set({ ...timer, dueAt: now + DAY })
  },
  async inWords(view, timer) {
    const person = await view.people.get(timer.subjectId)
    return `${person?.name ?? 'Somebody'} has been told several things in one message: nothing more comes of it`
  },
}
