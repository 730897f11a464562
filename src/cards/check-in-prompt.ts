import type { AskedHow } from '../domain/checkins/anonymity.ts'
import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { CheckInKind } from '../domain/checkins/plan.ts'
import type { Instant } from '../domain/time/instant.ts'
import { checkTitled } from './audience-words.ts'
import type { Button, Card, Inline, Rich } from './card.ts'
import { answerButton, effort, handOverButton, whoReads } from './check-in-words.ts'
import { headed, lineOne } from './line-one.ts'
import { NEEDS_ME } from './needs-form.ts'
import { BUTTON_WORDS } from './product-words.ts'

/** A health check that asks for answers. */
export type CheckInPromptView = {
  label: string
  version: number
  partnerName: string
  ourName: string
  /** Whom it asks. */
  audienceAsked: CheckInAudience
  kind: CheckInKind
  itemCount: number
  openedAt: Instant
  closesAt: Instant
  zone: string
  open: boolean
  /** Closed, but a first answer is still taken and marked late. */
  takesLateAnswers: boolean
  /** Whether the side that it asks is asked with names. */
  how: AskedHow
}

/** Of one of our own people. `asks`: false once somebody else is asked in their place. */
export type OwnPromptView = CheckInPromptView & { asks: boolean; answeredAt?: Instant }

/** Asks one of our own people, alone. */
export function checkInPromptCard(view: OwnPromptView): Card {
  const { answeredAt, zone, label, open } = view
  if (!view.asks) return prompt(view, lineOne(`${label} does not ask you any more`, ['nothing to do']), [], [])
  if (answeredAt === undefined && !open) return closedPrompt(view, [])
  if (answeredAt === undefined)
    return prompt(
      view,
      lineOne(`${label} is open`, ['please answer by ', moment(view.closesAt, zone)]),
      [`How is the partnership with ${view.partnerName} going? ${effort(view.itemCount, view.kind)}.`],
      [answerButton(view, BUTTON_WORDS.answer, 'primary'), ...handOver(view)],
    )
  const until: Inline[] = open
    ? ['yours to change until ', moment(view.closesAt, zone)]
    : ['closed ', moment(view.closesAt, zone)]
  const buttons = open ? [answerButton(view, BUTTON_WORDS.changeAnswers, 'plain')] : []
  const line = lineOne(`Your answers to ${label} are in`, until)
  return { ...prompt(view, line, [['Since ', moment(answeredAt, zone), '.']], buttons), tone: 'good' }
}

/** Asks the partner's people from one card in the shared channel; each answers in a form that only they see. */
export function sharedCheckInPromptCard(view: CheckInPromptView & { answered?: number; asked: number }): Card {
  const { partnerName, zone } = view
  const count = countOf(view)
  if (!view.open) return closedPrompt(view, count)
  const next: Inline[] = [`people of ${partnerName} to answer by `, moment(view.closesAt, zone)]
  return {
    ...prompt(
      view,
      lineOne(`${view.label} is open`, next, count),
      [`How is the partnership with ${view.ourName} going? ${effort(view.itemCount, view.kind)}, in a private form.`],
      [answerButton(view, BUTTON_WORDS.answer, 'primary')],
    ),
    more: [...handOver(view), NEEDS_ME],
  }
}

/** Without names, how many have answered would tell who, to whoever looks twice. */
function countOf({
  answered,
  asked,
  partnerName,
}: {
  answered?: number
  asked: number
  partnerName: string
}): Inline[] {
  if (answered === undefined) return [`${asked} at ${partnerName} ${asked === 1 ? 'is' : 'are'} asked`]
  return [`${answered} of ${asked} at ${partnerName} ${answered === 1 ? 'has' : 'have'} answered`]
}

/** Without names nobody hands over: who has answered already would show. */
function handOver(view: CheckInPromptView): Button[] {
  return view.how === 'without names' ? [] : [handOverButton(view)]
}

function closedPrompt(view: CheckInPromptView, count: Inline[]): Card {
  const line = lineOne(`${view.label} is closed`, ['since ', moment(view.closesAt, view.zone)], count)
  if (!view.takesLateAnswers) return prompt(view, line, ['The next health check asks again.'], [])
  const late = 'Answers are still taken until the next one opens, and marked late.'
  return prompt(view, line, [late], [answerButton(view, BUTTON_WORDS.answerLate, 'plain')])
}

function prompt(view: CheckInPromptView, headline: Inline[], texts: Rich[], buttons: Card['buttons']): Card {
  const title = `${checkTitled(view.audienceAsked)}: ${view.ourName} and ${view.partnerName}`
  return {
    subject: view.label,
    title,
    ...headed(headline),
    tone: 'neutral',
    blocks: [[{ bold: title }], ...texts].map((text) => ({ kind: 'text', text })),
    buttons,
    // Who reads an answer matters to whoever may still give or change one.
    ...(buttons.length > 0 && { footer: whoReads(view.ourName, view.partnerName, view.how) }),
  }
}

function moment(at: Instant, zone: string): Inline {
  return { at, zone, style: 'date-time' }
}
