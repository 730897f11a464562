import { caseButtons } from './case-buttons.ts'
import type { Button, Card } from './card.ts'
import { judgeButton, JUDGEMENTS, type TakenAs } from './judgements.ts'
import { shareTitle } from './note-share-form.ts'
import { NEW_CASE } from './case-from-message-form.ts'
import { showButton } from './show-button.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'

/**
 * A line for the author of a message under a case alone. `counted`: it ended the wait on them. `courtesy`: it was taken for none of an answer.
 * `question`: nobody waits for an answer yet. `Over`: so is the case, and nothing that is said moves it.
 * `ours`: the other company waits for a word, and does not read what was written.
 */
export type HeardView = {
  label: string
  version: number
  /** Of the message. */
  messageId: string
  otherCompany: string
  why: TakenAs | 'ours' | Over
  /** The short name of the partner. */
  slug: string
  /** As its platform names it, with its thread: for a case of its own. */
  at: { message: string; thread: string }
  /** The time to call its resolution untrue, or to reopen it, is over. */
  settled?: true
  /** The label of the case that this one was merged into. */
  into?: string
}

/** How the case has ended under which it was written. */
type Over = 'resolved' | 'withdrawn' | 'merged'

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

const ONLY_A_NOTE = 'What you wrote is on its record, and changes nothing.'

const SAID: Record<HeardView['why'], (view: HeardView) => { title: string; text: string }> = {
  counted: ({ label }) => ({
    title: JUDGEMENTS.counted.title,
    text: `${label} does not wait on you any more.`,
  }),
  courtesy: ({ label }) => ({
    title: JUDGEMENTS.courtesy.title,
    text: `It reads as a courtesy, so ${label} still waits on you.`,
  }),
  question: ({ label, otherCompany }) => ({
    title: JUDGEMENTS.question.title,
    text: `If it needs an answer, ${label} can wait on ${otherCompany} for it, from when you wrote it.`,
  }),
  ours: ({ label, otherCompany }) => ({
    title: 'Read by our own people alone',
    text: `${label} waits for a word of ours, and ${otherCompany} does not read what you wrote.`,
  }),
  resolved: ({ label }) => ({ title: `${label} is resolved`, text: ONLY_A_NOTE }),
  withdrawn: ({ label }) => ({ title: `${label} is withdrawn`, text: ONLY_A_NOTE }),
  merged: ({ label, into }) => ({
    title: `${label} is merged`,
    text: into === undefined ? ONLY_A_NOTE : `It goes on as ${into}. ${ONLY_A_NOTE}`,
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
    case 'courtesy':
    case 'question':
      return [judgeButton(label, view.why, messageId)]
    case 'ours':
      return [{ ...button('message.share', shareTitle(otherCompany)), opensForm: true }]
    case 'resolved':
      return [
        ...caseButtons(view, view.settled ? [] : ['not solved'], false),
        newCase(view),
        button('message.note', BUTTON_WORDS.justNote),
      ]
    case 'withdrawn':
      return [newCase(view), button('message.note', BUTTON_WORDS.justNote)]
    case 'merged':
      return [
        ...(view.into === undefined ? [] : [showButton(view.into)]),
        newCase(view),
        button('message.note', BUTTON_WORDS.justNote),
      ]
  }
}

function newCase({ slug, at }: HeardView): Button {
  return {
    ...{ action: 'case.from-message', label: BUTTON_WORDS.newCase, style: 'plain', subject: slug, version: 0 },
    ...{ data: { ...at, case: NEW_CASE }, opensForm: true },
  }
}
