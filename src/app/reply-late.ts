import { typedInto } from '../cards/form-key.ts'
import type { Card } from '../cards/card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { refusalCards } from '../cards/refusal-cards.ts'
import type { Answer, Inbound, What } from '../ports/inbound.ts'
import type { AppServices } from './services.ts'
import { ownWords } from './commands/own-words.ts'

/** Others may read along, and who asked is not known well enough to say before them what came of it. */
const BEFORE_OTHERS = noticeCard({
  title: 'Liaison',
  text: 'What you asked for is kept. Please ask again in a moment what came of it.',
  tone: 'neutral',
})

/**
 * The platform's time limit had passed before the answer was there: send it as private messages instead. A form that would have stayed open
 * is closed by then, so what was written into it comes back whole.
 */
export async function replyLate(services: AppServices, inbound: Inbound, answer: Answer): Promise<void> {
  const { platform, speaker, place, what } = inbound
  const said = cardsFor(what, answer)
  if (said.length === 0 || speaker === undefined) return
  const { store, clock, ids, directory } = services
  const found = await directory.lookUp(platform, speaker, place)
  const known = typeof found === 'object' && 'profile' in found
  const alone = directory.answersAlone(platform, place, known ? found.profile.standing : 'unknown')
  const cards = known || alone ? said : [BEFORE_OTHERS]
  await store.transact(async (tx) => {
    for (const card of cards) {
      await tx.outbox.enqueue({
        id: ids.next(),
        destination: {
          kind: 'reply',
          platform,
          tenantId: place.tenantId,
          conversationId: place.conversationId,
          userId: speaker.userId,
          ...(known && { organisation: found.profile.tenantId }),
          replyTo: place.replyTo ?? {},
          alone,
        },
        card,
        now: clock.now(),
      })
    }
  })
}

function cardsFor(what: What, answer: Answer): Card[] {
  // Whoever only looked looks again.
  if (what.kind === 'home opened') return []
  switch (answer.kind) {
    case 'nothing':
    // Of what it answers nothing is stored, and so nothing of it.
    case 'told':
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
