import type { Inline, PersonRef, Rich } from '../../../src/cards/card.ts'
import type { MentionEntity } from './adaptive-card.ts'
import { escapeText, plainName } from './escape-text.ts'

/** Turns rich text into Teams' markdown, and collects the mentions that the card must declare. */
export interface RichText {
  markdown(text: Rich): string
  readonly mentions: MentionEntity[]
}

export function createRichText(): RichText {
  const mentions: MentionEntity[] = []
  return {
    mentions,
    markdown(text) {
      return typeof text === 'string' ? escapeText(text) : text.map((piece) => inline(piece, mentions)).join('')
    },
  }
}

/** Dates and times are macros that Teams resolves in the reader's own zone, and only inside a TextBlock. */
export function holdsMoment(text: Rich): boolean {
  return typeof text !== 'string' && text.some((piece) => typeof piece !== 'string' && 'at' in piece)
}

function inline(piece: Inline, mentions: MentionEntity[]): string {
  if (typeof piece === 'string') return escapeText(piece)
  if ('bold' in piece) return emphasised(piece.bold, '**')
  // Teams draws no inline code in a TextBlock; the words alone are what the reader needs.
  if ('code' in piece) return escapeText(piece.code)
  if ('mention' in piece) return mention(piece.mention, mentions)
  const at = new Temporal.Instant(BigInt(piece.at) * 1_000_000n).round('second').toString()
  return piece.style === 'date' ? `{{DATE(${at},SHORT)}}` : `{{DATE(${at},SHORT)}} {{TIME(${at})}}`
}

/** Marks must touch the words: "** a**" is not bold. */
function emphasised(text: string, mark: string): string {
  const words = text.trim()
  return words === '' ? escapeText(text) : text.replace(words, () => `${mark}${escapeText(words)}${mark}`)
}

function mention(person: PersonRef, mentions: MentionEntity[]): string {
  const account = person.accounts.find(({ platform }) => platform === 'teams')
  if (account === undefined) return escapeText(person.name)
  const name = plainName(person.name)
  const known = mentions.find(({ mentioned }) => mentioned.id === account.userId)
  if (known !== undefined) return known.text
  // Teams finds the person by the text alone, so two people of one name need two texts.
  const namesakes = mentions.filter((other) => other.mentioned.name === name).length
  const text = `<at>${name}${'\u200b'.repeat(namesakes)}</at>`
  mentions.push({ type: 'mention', text, mentioned: { id: account.userId, name } })
  return text
}
