import { nameOfHook } from '../../domain/escalations/named-hook.ts'
import { letGo } from '../notices/let-go.ts'
import type { Deadline } from './deadline.ts'

/** The hours begin, or the day, for which messages were held. */
export const messagesOpening: Deadline<'messages.opening'> = {
  async meet(means, timer) {
    if (means.now < timer.dueAt) return means.tx.timers.set(timer)
    await letGo(means, timer.subjectId)
  },
  async inWords(view, timer) {
    const [first] = await view.outbox.held([timer.subjectId])
    const to = first?.destination
    if (to?.kind === 'person' || to?.kind === 'hook')
      return `${(await view.people.get(to.personId))?.name ?? nameOfHook(to.personId) ?? 'Somebody'} is told what waited`
    const name = to?.kind === 'conversation' && (await view.conversations.get(to.conversationRowId))?.name
    return `${name ? `#${name}` : 'A channel'} is told what waited`
  },
}
