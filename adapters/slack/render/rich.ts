import type { Inline, Rich } from '../../../src/cards/card.ts'
import { clip } from './clip.ts'
import { escapeMrkdwn } from './escape.ts'
import { momentForSlack } from './say-moment.ts'
import { slackUserId } from './slack-mention.ts'

/**
 * Rich text as mrkdwn of at most `most` characters, cut visibly between or inside its pieces: never inside an escaped
 * character, a mention or a moment.
 */
export function richToMrkdwn(rich: Rich, most: number): string {
  const inlines = typeof rich === 'string' ? [rich] : rich
  const whole = inlines.map(mrkdwn).join('')
  if (whole.length <= most) return whole
  let kept = ''
  for (const inline of inlines) {
    const next = mrkdwn(inline)
    if (kept.length + next.length >= most) return kept + cut(inline, most - kept.length)
    kept += next
  }
  return kept
}

function mrkdwn(inline: Inline): string {
  if (typeof inline === 'string') return escapeMrkdwn(inline)
  if ('bold' in inline) return wrapped('*', inline.bold)
  if ('code' in inline) return wrapped('`', inline.code)
  if ('at' in inline) {
    const { timestamp, format, fallback } = momentForSlack(inline)
    return `<!date^${timestamp}^${format}|${escapeMrkdwn(fallback)}>`
  }
  const userId = slackUserId(inline.mention)
  return userId === undefined ? escapeMrkdwn(inline.mention.name) : `<@${userId}>`
}

/**
 * Bold and code hold on one line only, and end at the first mark inside them. A space at either end goes outside the marks:
 * a mark next to a space does not open or close, and one next to a letter does neither.
 */
function wrapped(mark: '*' | '`', text: string): string {
  const line = escapeMrkdwn(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(mark, mark === '*' ? '∗' : "'")
  const inside = line.trim()
  if (inside === '') return ''
  return (line.startsWith(' ') ? ' ' : '') + mark + inside + mark + (line.endsWith(' ') ? ' ' : '')
}

/** More follows it, so that it ends in "…" also where it would just fit. */
function cut(inline: Inline, most: number): string {
  const clipped = (text: string, room: number) => clip(`${text}…`, room, (part) => escapeMrkdwn(part).length)
  if (typeof inline === 'string') return escapeMrkdwn(clipped(inline, most))
  if ('bold' in inline && most > 3) return wrapped('*', clipped(inline.bold, most - 2))
  if ('code' in inline && most > 3) return wrapped('`', clipped(inline.code, most - 2))
  return most < 1 ? '' : '…'
}
