import type { CheckInKind } from '../domain/checkins/plan.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline } from './card.ts'
import { answerButton, effort, whoReads } from './check-in-words.ts'
import { plainText } from './plain-text.ts'

/** A health check that asks for answers. */
export type CheckInPromptView = {
  label: string
  version: number
  partnerName: string
  ourName: string
  kind: CheckInKind
  itemCount: number
  openedAt: Instant
  closesAt: Instant
  zone: string
  open: boolean
  /** Closed, but a first answer is still taken and marked late. */
  takesLateAnswers: boolean
}

/** Asks one of our own people, alone. */
export function checkInPromptCard(view: CheckInPromptView & { answeredAt?: Instant }): Card {
  const { answeredAt, zone } = view
  if (answeredAt !== undefined) {
    const answered: Inline[] = [`Your answers to ${view.label} are in since `, moment(answeredAt, zone), '.']
    const rest: Inline[] = view.open ? [' You can change them until it closes ', moment(view.closesAt, zone), '.'] : []
    const buttons = view.open ? [answerButton(view, 'Change my answers', 'plain')] : []
    return { ...prompt(view, [...answered, ...rest], buttons), tone: 'good' }
  }
  if (!view.open) return closedPrompt(view)
  const ask: Inline[] = [
    `Please say how the partnership with ${view.partnerName} is going: ${effort(view.itemCount, view.kind)}. `,
    `${view.label} closes `,
    moment(view.closesAt, zone),
    '.',
  ]
  return prompt(view, ask, [answerButton(view, 'Answer', 'primary')])
}

/** Asks the partner's people from one card in the shared channel; each answers in a form that only they see. */
export function sharedCheckInPromptCard(view: CheckInPromptView & { answered: number; asked: number }): Card {
  const { partnerName, answered, asked, zone } = view
  const count = `${answered} of ${asked} at ${partnerName} ${answered === 1 ? 'has' : 'have'} answered.`
  if (!view.open) return withCount(closedPrompt(view), count)
  const ask: Inline[] = [
    `People of ${partnerName} are asked how the partnership with ${view.ourName} is going: ${effort(view.itemCount, view.kind)}, `,
    `in a private form. ${view.label} closes `,
    moment(view.closesAt, zone),
    '.',
  ]
  return withCount(prompt(view, ask, [answerButton(view, 'Answer', 'primary')]), count)
}

function closedPrompt(view: CheckInPromptView): Card {
  const closed: Inline[] = [`${view.label} closed `, moment(view.closesAt, view.zone), '.']
  if (!view.takesLateAnswers) return prompt(view, [...closed, ' The next health check asks again.'], [])
  const late = ' Answers are still taken until the next one opens, and marked late.'
  return prompt(view, [...closed, late], [answerButton(view, 'Answer late', 'plain')])
}

function prompt(view: CheckInPromptView, text: Inline[], buttons: Card['buttons']): Card {
  return {
    subject: view.label,
    title: `Health check: ${view.ourName} and ${view.partnerName}`,
    tone: 'neutral',
    blocks: [{ kind: 'text', text }],
    buttons,
    footer: whoReads(view.ourName, view.partnerName),
    fallback: plainText(text),
  }
}

function withCount(card: Card, count: string): Card {
  return { ...card, blocks: [...card.blocks, { kind: 'text', text: count }], fallback: `${card.fallback} ${count}` }
}

function moment(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date-time' }
}
