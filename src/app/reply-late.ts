import { noticeCard } from '../cards/notice-card.ts'
import type { Answer, Inbound } from '../ports/inbound.ts'
import type { AppServices } from './services.ts'

/** The platform's time limit had passed before the answer was there: send it as a private message instead. */
export async function replyLate(services: AppServices, { speaker, place }: Inbound, answer: Answer): Promise<void> {
  const text = textOf(answer)
  if (text === undefined) return
  const { store, clock, ids } = services
  await store.transact(async (tx) => {
    await tx.outbox.enqueue({
      id: ids.next(),
      destination: {
        kind: 'reply',
        platform: speaker.platform,
        conversationId: place.conversationId,
        userId: speaker.userId,
        replyTo: place.replyTo ?? {},
      },
      card: noticeCard({ title: 'Liaison', text, tone: 'neutral' }),
      now: clock.now(),
    })
  })
}

function textOf(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'nothing':
      return undefined
    case 'notice':
    case 'fresh-card':
      return answer.text
    case 'form':
      return `The form “${answer.form.title}” could not be opened in time. Please ask for it again.`
    case 'errors':
      return `${Object.values(answer.errors).join(' ')} Please fill the form “${answer.form.title}” again.`
  }
}
