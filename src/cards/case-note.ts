import type { CaseStatus } from '../domain/cases/case.ts'
import { type CaseNote, noteStands } from '../domain/cases/note-stands.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/**
 * Something said on a case, in a message of its own so that the other side notices. `to`, of `toCompany`, is who is to act on it now. `status`, and
 * `waitsOnOther` (whether it waits on the other side than the author's), tell how the case stands when the note is drawn: what was said stays
 * said, but a note that comes late asks nobody for what is over. Its deeds stand on the card above it, which knows how the case stands now.
 */
export type CaseNoteView = {
  note: CaseNote
  label: string
  title: string
  status: CaseStatus
  waitsOnOther: boolean
  /** The other side has still to say whether it is solved. */
  toConfirm: boolean
  by: PersonRef
  /** Who wrote it among their own people, and `by` shares it. */
  author?: string
  byCompany: string
  otherCompany: string
  text: string
  to: PersonRef
  toCompany: string
}

type Said = { byName: string; text: string; author?: string }

/** Who said what in a note that was drawn, and who had written it; undefined for another card. */
export function saidInNote({ blocks: [lead, text] }: Card): Said | undefined {
  if (lead?.kind !== 'text' || text?.kind !== 'text' || typeof text.text !== 'string') return undefined
  const [by, , author] = lead.text
  if (typeof by !== 'object' || !('bold' in by)) return undefined
  const written = typeof author === 'object' && 'bold' in author ? { author: author.bold } : {}
  return { byName: by.bold, text: text.text, ...written }
}

/** The author is named without a mention: nobody needs to be told of their own words. */
export function caseNoteCard(view: CaseNoteView): Card {
  const { label, by, byCompany, text } = view
  const title = TITLE[view.note](label)
  const lead: Inline[] =
    view.author === undefined
      ? [{ bold: by.name }, ` (${byCompany}) ${DID[view.note](view)}:`]
      : [
          { bold: by.name },
          ` (${byCompany}) shares what `,
          { bold: view.author === by.name ? 'they' : view.author },
          ' wrote:',
        ]
  return {
    subject: label,
    title,
    ...headed(lineOne(title, nextAfter(view)), `${plainText(lead)} ${quote(text)}`),
    tone: view.note === 'question' && noteStands(view) ? 'warning' : view.note === 'resolution' ? 'good' : 'neutral',
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'text', text },
    ],
    buttons: [showButton(label)],
    footer: `${label}: ${view.title}`,
  }
}

const TITLE: Record<CaseNote, (label: string) => string> = {
  question: (label) => `A question on ${label}`,
  reply: (label) => `A reply on ${label}`,
  resolution: (label) => `${label} is resolved`,
  reopening: (label) => `${label} is open again`,
}

const DID: Record<CaseNote, (view: CaseNoteView) => string> = {
  question: ({ otherCompany }) => `asks ${otherCompany}`,
  reply: () => 'replies',
  resolution: () => 'has resolved it',
  reopening: () => 'has reopened it',
}

/** Who does what now. */
function nextAfter(view: CaseNoteView): Inline[] {
  const { status, otherCompany } = view
  // A reply asks for nothing.
  if (!noteStands(view) && view.note !== 'reply') {
    if (status === 'resolved') return ['resolved by now']
    return [view.note === 'question' ? `${otherCompany} is not waited on any more` : 'open again by now']
  }
  const to = concerned(view)
  switch (view.note) {
    case 'question':
      return [...to, TO_REPLY]
    case 'reply':
      return ['for ', ...to, ' to read']
    case 'resolution':
      return view.toConfirm
        ? [...to, ' to confirm it; two working days of silence do, too']
        : ['for ', ...to, ' to check']
    case 'reopening':
      return [...to, status === 'waiting' ? TO_REPLY : ' to go on with it, the time to resolve runs again']
  }
}

const TO_REPLY = ' to reply, the case waits until then'

/** Nobody is called by their own words: then their company as a whole is named. */
function concerned({ by, to, toCompany }: CaseNoteView): Inline[] {
  return JSON.stringify(by) === JSON.stringify(to) ? [toCompany] : [{ mention: to }]
}
