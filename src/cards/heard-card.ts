import { caseButtons } from './case-buttons.ts'
import type { Button, Card } from './card.ts'
import { shareTitle } from './note-share-form.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'

/**
 * A line for the author of a message under a case alone. `counted`: it ended the wait on them. `courtesy`: it was taken for none of an answer.
 * `question`: nobody waits for an answer yet. `over`: the case is, and nothing that is said moves it.
 * `ours`: the other company waits for a word, and does not read what was written.
 */
export type HeardView = {
  label: string
  version: number
  /** Of the message. */
  messageId: string
  otherCompany: string
  why: 'counted' | 'courtesy' | 'question' | 'over' | 'ours'
}

export function heardCard(view: HeardView): Card {
  const { title, text } = SAID[view.why](view)
  const line = title.startsWith(view.label) ? title : `${view.label}: ${title}`
  return {
    subject: view.label,
    title,
    ...headed(lineOne(line), text),
    tone: 'neutral',
    blocks: [{ kind: 'text', text }],
    buttons: buttonsOf(view),
  }
}

const SAID: Record<HeardView['why'], (view: HeardView) => { title: string; text: string }> = {
  counted: ({ label }) => ({
    title: 'Taken as the answer',
    text: `${label} does not wait on you any more.`,
  }),
  courtesy: ({ label }) => ({
    title: 'Not taken as the answer',
    text: `It reads as a courtesy, so ${label} still waits on you.`,
  }),
  question: ({ label, otherCompany }) => ({
    title: 'A question?',
    text: `If it needs an answer, ${label} can wait on ${otherCompany} for it, from when you wrote it.`,
  }),
  ours: ({ label, otherCompany }) => ({
    title: 'Read by our own people alone',
    text: `${label} waits for a word of ours, and ${otherCompany} does not read what you wrote.`,
  }),
  over: ({ label }) => ({
    title: `${label} is resolved`,
    text: 'What you wrote is on its record, and changes nothing.',
  }),
}

function buttonsOf(view: HeardView): Button[] {
  const { label, messageId, otherCompany } = view
  const button = (action: string, text: string): Button => ({
    ...{ action, label: text, style: 'plain', subject: label, version: 0 },
    data: { message: messageId },
  })
  switch (view.why) {
    case 'counted':
      return [button('message.take-back', BUTTON_WORDS.isNoAnswer)]
    case 'courtesy':
      return [button('message.count', BUTTON_WORDS.isAnswer)]
    case 'question':
      return [button('message.ask', BUTTON_WORDS.needsAnswer)]
    case 'ours':
      return [{ ...button('message.share', shareTitle(otherCompany)), opensForm: true }]
    case 'over':
      return caseButtons(view, ['not solved'], false)
  }
}
