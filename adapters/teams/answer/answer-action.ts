import type { Answer } from '../../../src/ports/inbound.ts'
import { ADAPTIVE_CARD } from '../render/adaptive-card.ts'
import { cardToAdaptiveCard } from '../render/card-to-adaptive-card.ts'

/** Body of the answer to adaptiveCard/action. A card in it replaces the pressed one for the presser alone. */
export function answerAction(answer: Answer): object {
  switch (answer.kind) {
    case 'nothing':
      return sentence('Done.')
    case 'notice':
    case 'refused':
    case 'told':
      return sentence(answer.text)
    case 'form':
      return sentence('I have sent you the form to open.')
    case 'errors':
      return sentence(Object.values(answer.errors)[0] ?? 'That was not accepted.')
    case 'fresh-card':
      return { statusCode: 200, type: ADAPTIVE_CARD, value: cardToAdaptiveCard(answer.card, { above: answer.text }) }
  }
}

function sentence(value: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value }
}
