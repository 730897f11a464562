import type { Card } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

/** For whoever marked a message, and may have meant that it becomes a case. `partner`: the short name of the one whose place it is, if it is one’s. */
export function offerCaseCard({ messageId, partner = '' }: { messageId: string; partner?: string }): Card {
  return {
    title: 'Make that message a case?',
    tone: 'neutral',
    blocks: [{ kind: 'text', text: 'You marked it with a ticket. Nothing has happened yet.' }],
    buttons: [
      {
        ...{
          action: 'case.from-message',
          label: BUTTON_WORDS.fromMessage,
          style: 'primary',
          subject: partner,
          version: 0,
        },
        data: { message: messageId },
        opensForm: true,
      },
    ],
    fallback: 'Make that message a case? You marked it with a ticket; nothing has happened yet.',
  }
}
