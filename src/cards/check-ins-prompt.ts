import type { Button, Card, CardBlock, Inline } from './card.ts'
import type { OwnPromptView } from './check-in-prompt.ts'
import { answerButton, effort, handOverButton, whoReads, whoReadsEach } from './check-in-words.ts'
import { headed, lineOne } from './line-one.ts'
import { LINE_BUTTON_WORDS } from './product-words.ts'

/** Of how many reminders this is which, where one message reminds of several checks. */
export type RemindersView = 'only' | 'first' | 'last'

/** The health checks that ask one of our own people on one day, or remind them, in one message: each in a line with its button. */
export function checkInsPromptCard(views: OwnPromptView[], reminds?: RemindersView): Card {
  const waiting = views.filter(isWaiting)
  const title =
    waiting.length === 0 ? 'Nothing is left to answer' : `${sayChecks(waiting.length, reminds)} for your answers`
  const first = waiting.toSorted((a, b) => a.closesAt - b.closesAt)[0]
  const next: Inline[] = first ? ['please answer by ', moment(first)] : ['all of these are answered or over']
  const names = views.map(({ label, partnerName }) => `${label} (${partnerName})`)
  return {
    title,
    ...headed(lineOne(title, next), `They are ${names.join(', ')}.`),
    tone: waiting.length === 0 ? 'good' : 'neutral',
    blocks: views.flatMap(linesOf),
    buttons: [],
    more: waiting
      .filter(({ how }) => how !== 'without names')
      .slice(0, 5)
      .map((view) => ({ ...handOverButton(view), label: `Hand over ${view.label}` })),
    ...(waiting.length > 0 && { footer: `${reminds ? `${REMINDERS[reminds]} ` : ''}${footerOf(waiting)}` }),
  }
}

const REMINDERS: Record<RemindersView, string> = {
  only: 'This is the only reminder of them.',
  first: 'One more reminder follows, and no other.',
  last: 'This is the last reminder of them.',
}

/** With names, but for what says otherwise. */
function footerOf(waiting: OwnPromptView[]): string {
  const [first] = waiting
  const unnamed = waiting.filter(({ how }) => how === 'without names')
  if (unnamed.length === waiting.length) return whoReads(first!.ourName, first!.partnerName, 'without names')
  const others = unnamed.length === 0 ? '' : 'Where it does not say “without names”: '
  return `${others}${whoReadsEach(first!.ourName)}`
}

function sayChecks(count: number, reminds?: RemindersView): string {
  const still = reminds ? ' still' : ''
  return count === 1 ? `1 health check${still} waits` : `${count} health checks${still} wait`
}

function linesOf(view: OwnPromptView): CardBlock[] {
  const text: Inline[] = [{ bold: `${view.label}, ${view.partnerName}` }, ': ', ...stateOf(view)]
  const button = buttonOf(view)
  return [button ? { kind: 'line', text, button } : { kind: 'text', text }]
}

function stateOf(view: OwnPromptView): Inline[] {
  const { asks, answeredAt, open, itemCount, kind } = view
  if (!asks) return ['it does not ask you any more.']
  if (answeredAt !== undefined && open) return ['your answers are in, yours to change until ', moment(view), '.']
  if (answeredAt !== undefined) return ['your answers are in; closed ', moment(view), '.']
  const names =
    view.how === 'without names' ? ' Without names: nobody can find out who answered what; final once sent.' : ''
  return open ? [`${effort(itemCount, kind)}, by `, moment(view), `.${names}`] : ['closed since ', moment(view), '.']
}

function buttonOf(view: OwnPromptView): Button | undefined {
  const { asks, answeredAt, open, takesLateAnswers } = view
  if (!asks) return undefined
  if (isWaiting(view)) return answerButton(view, LINE_BUTTON_WORDS.answer, 'plain')
  if (open) return answerButton(view, LINE_BUTTON_WORDS.change, 'plain')
  return answeredAt === undefined && takesLateAnswers
    ? answerButton(view, LINE_BUTTON_WORDS.answerLate, 'plain')
    : undefined
}

function isWaiting({ asks, answeredAt, open }: OwnPromptView): boolean {
  return asks && open && answeredAt === undefined
}

function moment({ closesAt, zone }: OwnPromptView): Inline {
  return { at: closesAt, zone, style: 'date-time' }
}
