import { named } from './absence-words.ts'
import type { Form } from './form.ts'
import { listed } from './listed.ts'

/** The longest title that every platform shows whole. */
const LONGEST_TITLE = 24

/** As many readers as are called by name. */
const MOST_NAMES = 6

/**
 * `text`: word for word what is sent. `readers`: the partner’s people who are named. `channels`: names of the channels in which it is said.
 * `seen`: which words these are.
 */
export type NoteShareView = {
  label: string
  messageId: string
  seen: number
  partnerName: string
  text: string
  author: string
  readers: string[]
  channels: string[]
}

/** Exactly what the partner will read, and who. There is nothing to fill in: what is sent is what stands here. */
export function noteShareForm(view: NoteShareView): Form {
  const { label, messageId, seen, partnerName, text, author } = view
  const where = named(view.channels.map((name) => ({ name, purpose: 'shared' as const, archived: false })))
  const people = [...view.readers.slice(0, MOST_NAMES), 'everybody else']
  return {
    form: 'message.share',
    title: shareTitle(partnerName),
    submitLabel: 'Share it',
    intro: [
      `${partnerName} will read this under ${label}, as written by ${author} and shared by you:`,
      text,
      `It is read in ${where} by ${listed(people)} there. It counts as a reply.`,
    ],
    fields: [],
    context: { message: messageId, seen: String(seen) },
  }
}

/** What sharing with a partner is called, on forms and buttons. */
export function shareTitle(partnerName: string): string {
  const title = `Share with ${partnerName}`
  return title.length > LONGEST_TITLE ? 'Share with the partner' : title
}
