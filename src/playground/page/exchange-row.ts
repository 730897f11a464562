/// <reference lib="dom" />
import type { Exchange } from '../workplace.ts'
import { el } from './element.ts'
import { jsonView } from './json-view.ts'
import { timeWithSecondsIn } from './time-words.ts'

/** One request between the bot and a platform; what was said is drawn when it is opened. */
export function exchangeRow(exchange: Exchange, zone: string): HTMLElement {
  const { platform, direction, what, status, at, request, response } = exchange
  const outwards = direction === 'to-platform'
  const refused = status >= 400 || isRefusal(response)
  const summary = el(
    'summary',
    {},
    el(
      'span',
      { class: `exchange-platform ${platform}`, title: platform === 'slack' ? 'Slack' : 'Teams' },
      platform === 'slack' ? 'Slack' : 'Teams',
    ),
    el(
      'span',
      {
        class: 'exchange-direction',
        role: 'img',
        'aria-label': outwards ? 'sent by the bot' : 'received by the bot',
        title: outwards ? 'Sent by the bot' : 'Received by the bot',
      },
      outwards ? '↗' : '↙',
    ),
    el('span', { class: 'exchange-what', title: what }, what),
    el('span', { class: `exchange-status${refused ? ' refused' : ''}` }, status === 0 ? 'none' : String(status)),
    el('time', { datetime: new Date(at).toISOString() }, timeWithSecondsIn(zone, at)),
  )
  const row = el('details', { class: 'exchange' }, summary)
  row.addEventListener('toggle', () => {
    if (!row.open || row.childElementCount > 1) return
    row.append(jsonView(outwards ? 'Payload sent' : 'Event received', request))
    row.append(jsonView(outwards ? 'Answer of the platform' : 'Answer of the bot', response))
  })
  return row
}

/** Slack refuses with 200 and `ok: false`. */
function isRefusal(response: unknown): boolean {
  return typeof response === 'object' && response !== null && 'ok' in response && response.ok === false
}
