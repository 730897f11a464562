import type { CaseStatus } from '../domain/cases/case.ts'
import { type CaseNote, noteStands } from '../domain/cases/note-stands.ts'
import { caseButtons } from './case-buttons.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { plainText } from './plain-text.ts'
import { quote } from './quote.ts'

/**
 * Something said on a case, in a message of its own so that the other side notices. `to` is who is most concerned there. `status`, and
 * `waitsOnOther` (whether it waits on the other side than the author's), tell how the case stands when the note is drawn: what was said stays
 * said, but a note that comes late asks nobody for what is over.
 */
export type CaseNoteView = {
  note: CaseNote
  label: string
  version: number
  title: string
  status: CaseStatus
  waitsOnOther: boolean
  /** The other side has still to say whether it is solved. */
  toConfirm: boolean
  by: PersonRef
  byCompany: string
  otherCompany: string
  text: string
  to: PersonRef
}

/** Who said what in a note that was drawn; undefined for another card. */
export function saidInNote({ blocks: [lead, text] }: Card): { byName: string; text: string } | undefined {
  if (lead?.kind !== 'text' || text?.kind !== 'text' || typeof text.text !== 'string') return undefined
  const [author] = lead.text
  return typeof author === 'object' && 'bold' in author ? { byName: author.bold, text: text.text } : undefined
}

/** The author is named without a mention: nobody needs to be told of their own words. */
export function caseNoteCard(view: CaseNoteView): Card {
  const { label, by, byCompany, text } = view
  const lead: Inline[] = [{ bold: by.name }, ` (${byCompany}) ${DID[view.note](view)}:`]
  const next = nextAfter(view)
  return {
    subject: label,
    title: TITLE[view.note](label),
    tone: view.note === 'question' && noteStands(view) ? 'warning' : view.note === 'resolution' ? 'good' : 'neutral',
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'text', text },
      { kind: 'text', text: next },
    ],
    buttons: noteStands(view) ? BUTTONS[view.note](view) : [],
    footer: `${label}: ${view.title}`,
    fallback: `${label}: ${plainText(lead)} ${quote(text)} ${plainText(next)}`,
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

const BUTTONS: Record<CaseNote, (view: CaseNoteView) => Card['buttons']> = {
  question: (view) => caseButtons(view, ['reply', 'no answer']),
  reply: (view) => caseButtons(view, ['reply', 'resolve'], false),
  resolution: (view) =>
    view.toConfirm ? caseButtons(view, ['confirm solved', 'not solved']) : caseButtons(view, ['reopen'], false),
  reopening: (view) => caseButtons(view, ['reply', 'resolve']),
}

function nextAfter(view: CaseNoteView): Inline[] {
  const { label, status, otherCompany } = view
  // A reply asks for nothing.
  if (!noteStands(view) && view.note !== 'reply') {
    if (status === 'resolved') return [`${label} is resolved by now.`]
    return [
      view.note === 'question'
        ? `${label} does not wait on ${otherCompany} any more.`
        : `${label} is open again by now.`,
    ]
  }
  const to = concerned(view)
  switch (view.note) {
    case 'question':
      return [...to, ` is asked to reply. Until then the case waits on ${otherCompany}.`]
    case 'reply':
      return ['For ', ...to, ' to read.']
    case 'resolution':
      return view.toConfirm
        ? [...to, ' is asked whether it is solved. Two working days of silence confirm it.']
        : ['For ', ...to, ' to check. Reopen it if something is left to do.']
    case 'reopening':
      return [...to, ' is asked to look at it again. The time to resolve goes on.']
  }
}

/** Nobody is asked to answer themselves: then the other company as a whole is. */
function concerned({ by, to, otherCompany }: CaseNoteView): Inline[] {
  return JSON.stringify(by) === JSON.stringify(to) ? [otherCompany] : [{ mention: to }]
}
