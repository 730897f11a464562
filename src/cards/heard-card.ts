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
  why: Exclude<TakenAs, 'acknowledged' | 'no objection'> | 'ours' | Over
  /** The short name of the partner. */
  slug: string
  /** As its platform names it, with its thread: for a case of its own. */
  at: { message: string; thread: string }
  /** Its side may still call the resolution untrue, and has not been silent by what it wrote. */
  silence?: true
  /** The time to call its resolution untrue, or to reopen it, is over. */
  settled?: true
  /** The label of the case that this one was merged into. */
  into?: string
}

/** How the case has ended under which it was written. */
export type Over = 'resolved' | 'withdrawn' | 'merged'

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

/** The same for `author`, of `company`, where everybody reads it, of a case that is over. */
export function heardByAllCard(view: HeardView & { why: Over; author: string; company: string }): Card {
  const { label, why, author, company, silence } = view
  const title = OVER_TITLES[why](label)
  const text = afterEnd(view, `What ${author} (${company}) wrote`)
  return {
    subject: label,
    title,
    ...headed(
      lineOne(title, [silence ? `${company} to say if it is not solved` : 'what is written changes nothing']),
      text,
    ),
    tone: 'neutral',
    blocks: [{ kind: 'text', text }],
    buttons: buttonsOf(view).filter(({ action }) => action !== 'message.note'),
  }
}

const OVER_TITLES: Record<Over, (label: string) => string> = {
  resolved: (label) => `${label} is resolved`,
  withdrawn: (label) => `${label} is withdrawn`,
  merged: (label) => `${label} is merged`,
}

/** What becomes of what was written under a case that is over; `wrote`: whose words they are. */
function afterEnd({ label, into, silence }: HeardView, wrote: string): string {
  const kept = `${wrote} is on its record`
  if (silence)
    return `${kept}. ${label} stays resolved; two working days of silence from then on confirm it. If it is not solved, say so.`
  return `${into === undefined ? '' : `It goes on as ${into}. `}${kept}, and changes nothing.`
}

function over(view: HeardView & { why: Over }): { title: string; text: string } {
  return { title: OVER_TITLES[view.why](view.label), text: afterEnd(view, 'What you wrote') }
}

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
  resolved: (view) => over({ ...view, why: 'resolved' }),
  withdrawn: (view) => over({ ...view, why: 'withdrawn' }),
  merged: (view) => over({ ...view, why: 'merged' }),
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
