import type { RawTextElement, RichTextBlock, RichTextElement, TableBlock } from '@slack/types'
import type { CardBlock, Inline, Rich } from '../../../src/cards/card.ts'
import { sayInstant } from '../../../src/domain/time/say-time.ts'
import { clip } from './clip.ts'
import { cleanText, escapeMrkdwn } from './escape.ts'
import { SECTION_TEXT, TABLE_COLUMNS, TABLE_ROWS } from './limits.ts'
import { charactersIn, type Page } from './page.ts'
import { momentForSlack } from './say-moment.ts'
import { slackUserId } from './slack-mention.ts'

type Table = Extract<CardBlock, { kind: 'table' }>
type Cell = RawTextElement | RichTextBlock

const CELL_TEXT = 300
const NUMBER = /^[-+−–]?[\d.,]*\d\s?%?$/

/** Draws the table as Slack's own block, or as aligned text where the message already has one. */
export function addTable(page: Page, table: Table, as: 'block' | 'preformatted'): void {
  if (table.columns.length === 0 || page.room(SECTION_TEXT) === 0) return
  if (as === 'block') page.add(tableBlock(table, page.room(Number.POSITIVE_INFINITY)))
  else page.add({ type: 'section', text: { type: 'mrkdwn', text: preformatted(table, page.room(SECTION_TEXT)) } })
}

function tableBlock({ columns, rows }: Table, most: number): TableBlock {
  const shown = columns.slice(0, TABLE_COLUMNS)
  const heading = shown.map((column) => cell([{ bold: column }]))
  const cells = rows.map((row) => shown.map((_, at) => cell(row[at] ?? '')))
  const kept = fitting(cells, Math.max(0, most - charactersIn(heading) - CELL_TEXT))
  const rest = rows.length - kept.length
  const note = rest > 0 ? [shown.map((_, at) => cell(at === 0 ? `… and ${rest} more` : ''))] : []
  const settings = shown.map(
    (_, at) =>
      ({
        align: rows.length > 0 && rows.every((row) => NUMBER.test(plainRich(row[at] ?? ''))) ? 'right' : 'left',
        is_wrapped: true,
      }) satisfies NonNullable<TableBlock['column_settings']>[number],
  )
  return { type: 'table', column_settings: settings, rows: [heading, ...kept, ...note] }
}

/** As many rows as Slack and the message have room for, besides the heading and a last row that counts the rest. */
function fitting(rows: Cell[][], most: number): Cell[][] {
  const kept: Cell[][] = []
  let used = 0
  for (const row of rows) {
    used += charactersIn(row)
    if (used > most || kept.length >= TABLE_ROWS - 2) break
    kept.push(row)
  }
  return kept
}

function cell(rich: Rich): Cell {
  const inlines = typeof rich === 'string' ? [rich] : rich
  const elements = inlines.map(element).filter((one) => !('text' in one) || one.text !== '')
  if (elements.length === 0) return { type: 'raw_text', text: '–' }
  const [first] = elements
  if (elements.length === 1 && first?.type === 'text' && first.style === undefined)
    return { type: 'raw_text', text: first.text }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** In rich_text nothing needs escaping: text is never read as markup. */
function element(inline: Inline): RichTextElement {
  const text = (value: string) => clip(cleanText(value), CELL_TEXT)
  if (typeof inline === 'string') return { type: 'text', text: text(inline) }
  if ('bold' in inline) return { type: 'text', text: text(inline.bold), style: { bold: true } }
  if ('code' in inline) return { type: 'text', text: text(inline.code), style: { code: true } }
  if ('at' in inline) return { type: 'date', ...momentForSlack(inline) }
  const userId = slackUserId(inline.mention)
  return userId === undefined ? { type: 'text', text: text(inline.mention.name) } : { type: 'user', user_id: userId }
}

function preformatted({ columns, rows }: Table, most: number): string {
  const lines = [columns, ...rows.map((row) => columns.map((_, at) => plainRich(row[at] ?? '')))].map((line) =>
    line.map((text) => clip(cleanText(text).replaceAll(/\s+/g, ' ').replaceAll('`', "'"), 40)),
  )
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const drawn = lines.map((line) =>
    line
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `\`\`\`${escapeMrkdwn(clip(drawn.join('\n'), most - 6, (part) => escapeMrkdwn(part).length))}\`\`\``
}

function plainRich(rich: Rich): string {
  if (typeof rich === 'string') return rich
  return rich
    .map((inline) => {
      if (typeof inline === 'string') return inline
      if ('bold' in inline) return inline.bold
      if ('code' in inline) return inline.code
      return 'at' in inline ? sayInstant(inline.at, inline.zone) : inline.mention.name
    })
    .join('')
}
