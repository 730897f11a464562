import type { Party, Side } from '../partners/party.ts'
import { markedByName } from '../partners/person-mark.ts'
import { sayInstant } from '../time/say-time.ts'
import type { FactDraft, FactValue } from './fact.ts'

/** The longest piece of people's own words repeated in a sentence, in characters. */
const LONGEST_QUOTE = 200

/** What a sentence about a fact is made of. Data that a fact does not carry reads as an empty text. */
export type Telling = {
  /** "Ana Silva (Northwind)", "ops (command line)" for somebody nobody has registered, or "Liaison" for what nobody did. */
  who: string
  subject: string
  /** The text or number under `key`, on one line. */
  text(key: string): string
  /** ` “…”` with a space before, for people's own words; nothing when there are none. */
  quote(key: string): string
  /** The rest of a sentence that ends with people's own words: `: “…”.`, or just the full stop when there are none. */
  said(key: string): string
  /** The moment under `key`, in the reader's zone; nothing when there is none. */
  moment(key: string): string
  side(side: Side): string
}

/** The sentence of one kind of fact. */
export type Sentence = (telling: Telling) => string

export function tellingOf(fact: FactDraft, sideName: (side: Side) => string, zone: string): Telling {
  const people = new Map(
    Object.values(fact.data).flatMap((one) => (typeof one === 'object' ? [[one.person, one.name]] : [])),
  )
  const text = (key: string) =>
    markedByName(plain(fact.data[key]).replaceAll(/\s+/g, ' ').trim(), (id) => people.get(id))
  return {
    who: fact.by === undefined ? unregistered(text('by'), text('via')) : nameOf(fact.by, sideName),
    subject: fact.subject,
    text,
    quote: (key) => (text(key) === '' ? '' : ` “${shortened(text(key))}”`),
    said: (key) => {
      const words = shortened(text(key))
      if (words === '') return '.'
      return /[.!?…]$/.test(words) ? `: “${words}”` : `: “${words}”.`
    },
    moment: (key) => {
      const at = fact.data[key]
      return typeof at === 'number' ? sayInstant(at, zone) : ''
    },
    side: sideName,
  }
}

function plain(value: FactValue | undefined): string {
  return typeof value === 'object' ? value.name : String(value ?? '')
}

function unregistered(name: string, via: string): string {
  return name === '' ? 'Liaison' : `${name} (${via})`
}

function nameOf({ name, side }: Party, sideName: (side: Side) => string): string {
  return `${name} (${sideName(side)})`
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : text
}
