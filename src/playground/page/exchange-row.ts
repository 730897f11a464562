/// <reference lib="dom" />
import type { Exchange } from '../workplace.ts'
import { el } from './element.ts'
import { jsonView } from './json-view.ts'
import type { Sentence } from './sentence.ts'
import { timeWithSecondsIn } from './time-words.ts'

/** One exchange: what happened, in words where it has any; what was really said is drawn when it is opened. */
export function exchangeRow(exchange: Exchange, zone: string, sentence: Sentence | undefined): HTMLElement {
  const { platform, direction, what, status, at, request, response } = exchange
  const outwards = direction === 'to-platform'
  const refused = status >= 400 || isRefusal(response)
  const name = platform === 'slack' ? 'Slack' : 'Teams'
  const summary = el(
    'summary',
    {},
    el('span', { class: `exchange-platform ${platform}` }, name),
    sentence === undefined ? machineWords(what, outwards) : words(sentence),
    refused && el('span', { class: 'exchange-status refused' }, `${name} refused`),
    el('time', { datetime: new Date(at).toISOString() }, timeWithSecondsIn(zone, at)),
  )
  const row = el('details', { class: 'exchange' }, summary)
  row.addEventListener('toggle', () => {
    if (!row.open || row.childElementCount > 1) return
    const answered = status === 0 ? 'no answer' : `answered ${status}`
    const line = `${outwards ? 'Sent by the bot' : 'Received by the bot'}: ${what}, ${answered}`
    row.append(el('p', { class: 'exchange-line' }, line))
    row.append(jsonView(outwards ? 'Payload sent' : 'Event received', request))
    row.append(jsonView(outwards ? 'Answer of the platform' : 'Answer of the bot', response))
  })
  return row
}

function words({ who, did, quote }: Sentence): HTMLElement {
  return el(
    'span',
    { class: 'exchange-words' },
    el('strong', {}, who),
    ` ${did}`,
    quote !== undefined && el('q', { class: 'exchange-quote' }, quote),
  )
}

function machineWords(what: string, outwards: boolean): HTMLElement {
  return el(
    'span',
    { class: 'exchange-what', title: what },
    el('span', { 'aria-hidden': 'true' }, outwards ? '↗ ' : '↙ '),
    el('span', { class: 'visually-hidden' }, outwards ? 'sent by the bot: ' : 'received by the bot: '),
    what,
  )
}

/** Slack refuses with 200 and `ok: false`. */
function isRefusal(response: unknown): boolean {
  return typeof response === 'object' && response !== null && 'ok' in response && response.ok === false
}
