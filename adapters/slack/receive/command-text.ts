import { addressesBot } from '../../../src/ports/names-bot.ts'
import { plainBlanks } from '../../../src/ports/plain-blanks.ts'
import { withEmoji } from './emoji-codes.ts'

/** What a person typed, in plain words. `userIds` lists, in order and once each, who stands in it as `@{userId}`. */
export type TypedText = { text: string; userIds: { id: string; label?: string }[] }

/** Holds the place of the bot's own mention: no text contains it. */
const BOT = '\ue002'

/** `<…>` holds a mention, a channel, a broadcast, a date or a link (Slack's formatting reference). */
const MARKUP = /<([^<>]+)>/g

/**
 * Turns Slack's markup into the product's grammar: mentions of people become `@{userId}`, the bot's own vanish or become `bot`, channels
 * become `#name`, links become their words, emoji are themselves, and `&amp; &lt; &gt;` the characters they stand for.
 */
export function readTypedText(raw: string, botUserId: string, bot?: string): TypedText {
  const people = new Map<string, { id: string; label?: string }>()
  const text = raw.replaceAll(BOT, '').replaceAll(MARKUP, (_, inside: string) => {
    const [target, label] = split(inside)
    const userId = /^@([A-Z0-9]+)$/.exec(target)?.[1]
    if (userId === undefined) return words(target, label)
    if (userId === botUserId) return BOT
    if (!people.has(userId)) people.set(userId, { id: userId, ...(label && { label: unescape(label) }) })
    return `@{${userId}}`
  })
  const said = plainBlanks(withEmoji(unescape(text)))
  return {
    text: bot === undefined ? said.replaceAll(/ *\ue002 */g, ' ').trim() : said.replaceAll(BOT, bot),
    userIds: [...people.values()],
  }
}

/** Where in a message the bot is mentioned: first, so that it is addressed, or among other words; undefined where it is not. */
export function whereBotIsNamed(raw: string, botUserId: string): 'first' | 'in passing' | undefined {
  const at = raw.search(new RegExp(`<@${botUserId}[|>]`))
  if (at < 0) return undefined
  return addressesBot(unescape(raw.slice(0, at))) ? 'first' : 'in passing'
}

function split(inside: string): [string, string | undefined] {
  const bar = inside.indexOf('|')
  return bar < 0 ? [inside, undefined] : [inside.slice(0, bar), inside.slice(bar + 1) || undefined]
}

function words(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`
  if (target.startsWith('!date')) return label ?? ''
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`
  const address = target.replace(/^mailto:|^tel:/, '')
  if (label === undefined) return address
  // Slack links bare addresses by itself: then the words are the address, and nobody meant two things.
  return address.replace(/\/$/, '').endsWith(label.replace(/\/$/, '')) ? label : `${label} (${address})`
}

/** The ampersand last, so that `&amp;lt;` gives back the `&lt;` that was typed. */
function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
