import { answerUnrecorded, notDone, type Unrecorded } from '../app/answer-unrecorded.ts'
import { SpeakerNotKnownYet } from '../app/look-ups/speaker-of.ts'
import type { AppServices } from '../app/services.ts'
import type { Answer } from '../ports/inbound.ts'
import type { AnswerLimit } from './inbound.ts'

const UNCERTAIN = 'I cannot say yet whether this was kept. Please send it once more in a minute: twice is once.'
const NOT_KNOWN_YET =
  'I cannot see at the moment who you are, so nothing was kept. Please send it once more in a minute.'

export type UnrecordedEngine = {
  /** Answers in any case, within the platform's limit: nothing of it is kept for later, so what did not work comes back to its sender. */
  answer(inbound: Unrecorded): Promise<Answer>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/** What must leave no trace: it passes by the inbox, is never tried again by itself, and of its failures only the kind is logged. */
export function createUnrecordedEngine(services: AppServices, answerLimit: AnswerLimit): UnrecordedEngine {
  const { clock, log } = services
  const underWay = new Set<Promise<Answer>>()

  async function attempt(inbound: Unrecorded): Promise<Answer> {
    try {
      return await answerUnrecorded(services, inbound, clock.now())
    } catch (error) {
      if (error instanceof SpeakerNotKnownYet) return notDone(inbound.what, NOT_KNOWN_YET)
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ kind }, 'what was sent without a name could not be taken; its sender was asked to send it once more')
      return notDone(inbound.what, UNCERTAIN)
    }
  }

  return {
    async answer(inbound) {
      const { promise: expired, resolve } = Promise.withResolvers<Answer>()
      const cancel = answerLimit(() => resolve(notDone(inbound.what, UNCERTAIN)))
      const work = attempt(inbound)
      underWay.add(work)
      try {
        return await Promise.race([work.finally(() => underWay.delete(work)), expired])
      } finally {
        cancel()
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
