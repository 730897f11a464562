import type { Message } from '../../src/playground/workplace.ts'

/** What would mention, notify, link or run something in the client of a platform, were it in text that the client interprets. */
const LIVE = {
  slack: /<(?:!(?!date\^)|[@#]|https?:|mailto:)[^>]*>/giu,
  teams: /<(?:at|script)\b[^>]*>[^<]*|(?<!\\)\]\(|\{\{(?!DATE|TIME)/giu,
}

/** Block Kit's fields that are markup: `text` of the message itself, and of mrkdwn objects. plain_text shows as it is. */
function slackMarkup(value: unknown, top = true): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => slackMarkup(one, false))
  if (typeof value !== 'object' || value === null) return []
  const object = value as Record<string, unknown>
  const own = (top || object['type'] === 'mrkdwn') && typeof object['text'] === 'string' ? [object['text']] : []
  // Elements of rich text that mention without any markup.
  const elements = ['broadcast', 'user', 'usergroup', 'channel', 'link'].includes(String(object['type']))
    ? [`<!${JSON.stringify(object)}>`]
    : []
  const inner = Object.entries(object).filter(([key]) => key !== 'metadata' && key !== 'value')
  return [...own, ...elements, ...inner.flatMap(([, one]) => slackMarkup(one, false))]
}

/** An Adaptive Card's texts (all markdown), and the people it declares as mentioned. */
function teamsMarkup(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['text', 'title', 'value', 'label'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => teamsMarkup(one))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => (name === 'data' ? [] : teamsMarkup(one, name)))
}

/** Everything in a message, as it was sent, that its platform would bring to life. */
export function liveMarkup(platform: 'slack' | 'teams', message: Message): string[] {
  const texts = platform === 'slack' ? slackMarkup(message.payload) : teamsMarkup(message.payload)
  return texts.flatMap((text) => [...text.matchAll(LIVE[platform])].map(([found]) => found))
}
