import { typedInto } from '../cards/form-key.ts'
import type { Card } from '../cards/card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { refusalCards } from '../cards/refusal-cards.ts'
import type { Answer, Inbound, What } from '../ports/inbound.ts'
import type { AppServices } from './services.ts'
import { ownWords } from './commands/own-words.ts'

/**
 * The platform's time limit had passed before the answer was there: send it as private messages instead. A form that would have stayed open
 * is closed by then, so what was written into it comes back whole.
 */
export async function replyLate(services: AppServices, inbound: Inbound, answer: Answer): Promise<void> {
  const { speaker, place, what } = inbound
  const cards = cardsFor(what, answer)
  if (cards.length === 0) return
  const { store, clock, ids } = services
  await store.transact(async (tx) => {
    for (const card of cards) {
      await tx.outbox.enqueue({
        id: ids.next(),
        destination: {
          kind: 'reply',
          platform: speaker.platform,
          conversationId: place.conversationId,
          userId: speaker.userId,
          replyTo: place.replyTo ?? {},
        },
        card,
        now: clock.now(),
      })
    }
  })
}

function cardsFor(what: What, answer: Answer): Card[] {
  switch (answer.kind) {
    case 'nothing':
      return []
    case 'notice':
    case 'fresh-card':
      return [noticeCard({ title: 'Liaison', text: answer.text, tone: 'neutral' })]
    case 'form': {
      const text = `The form “${answer.form.title}” could not be opened in time. Please ask for it again.`
      return [noticeCard({ title: 'Liaison', text, tone: 'neutral' })]
    }
    case 'errors': {
      const why = `${Object.values(answer.errors).join(' ')} Please fill the form “${answer.form.title}” again.`
      return refusalCards({ why, typed: typedIn(what) })
    }
    case 'refused':
      return refusalCards({ why: answer.text, typed: typedIn(what) })
  }
}

function typedIn(what: What): string[] {
  if (what.kind === 'submission') return typedInto(what.context, what.values)
  const words = what.kind === 'command' ? ownWords(what.text, what.mentions) : undefined
  return words === undefined ? [] : [words]
}
