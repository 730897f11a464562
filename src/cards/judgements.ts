import type { Button, CardBlock } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { quote, sentence } from './quote.ts'

/** What a message under a case was taken for, where its author’s side may say otherwise. See `HeardView`. */
export type TakenAs = 'counted' | 'acknowledged' | 'courtesy' | 'question' | 'no objection'

/** What a message was taken for, and the press by which its author’s side sets that right. */
export const JUDGEMENTS: Record<TakenAs, { title: string; action: string; label: string }> = {
  counted: { title: 'Taken as the answer', action: 'message.take-back', label: BUTTON_WORDS.isNoAnswer },
  acknowledged: {
    ...{ title: 'Taken as the acknowledgement', action: 'message.take-back', label: BUTTON_WORDS.isNoAcknowledgement },
  },
  courtesy: { title: 'Not taken as the answer', action: 'message.count', label: BUTTON_WORDS.isAnswer },
  question: { title: 'A question?', action: 'message.ask', label: BUTTON_WORDS.needsAnswer },
  'no objection': { title: 'Not solved?', action: 'case.reopen', label: BUTTON_WORDS.notSolved },
}

/** A message of the reader’s side that can be set right. `text`: all that it says; absent once it is deleted. */
export type ToSetRight = { messageId: string; takenAs: TakenAs; author: string; text?: string }

/** What of a message is repeated. */
const SAID = 60

export function judgeButton(label: string, takenAs: TakenAs, messageId: string): Button {
  const { action, label: text } = JUDGEMENTS[takenAs]
  return { ...{ action, label: text, style: 'plain', subject: label, version: 0 }, data: { message: messageId } }
}

/** What a message says, in at most so many characters. */
export function wordsOf({ text }: ToSetRight, longest?: number): string {
  return text === undefined ? 'a message that was deleted' : quote(text, longest)
}

/** For one reader alone: each message beside the press that sets it right. That a case is not solved is a button of its card already. */
export function linesToSetRight(label: string, messages: ToSetRight[]): CardBlock[] {
  const others = messages.filter(({ takenAs }) => takenAs !== 'no objection')
  return others.map((message) => ({
    kind: 'line',
    text: `${sentence(JUDGEMENTS[message.takenAs].title, SAID)} ${message.author}: ${wordsOf(message, SAID)}`,
    button: judgeButton(label, message.takenAs, message.messageId),
  }))
}

/** Where everybody reads the same details: which messages there are is asked by the press, of whoever presses. */
export function lineThatAsks(label: string): CardBlock {
  return {
    kind: 'line',
    text: 'Was something that you wrote under it not taken as you meant it?',
    button: {
      ...{ action: 'message.set-right', label: BUTTON_WORDS.setRight, style: 'plain', subject: label, version: 0 },
      opensForm: true,
    },
  }
}
