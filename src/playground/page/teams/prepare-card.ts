import { isRecord, recordsOf, stringOf, textOf, type JsonRecord } from '../record.ts'
import { dateIn, timeIn, weekdayIn } from '../time-words.ts'
import { MENTION_ENDS, MENTION_OPENS } from './card-markdown.ts'

export type CardReader = {
  zone: string
  /** Who can be chosen where the card leaves the choice of a person to Teams. */
  people: { id: string; label: string }[]
  /** Whether this client knows charts; else each one's fallback is drawn. */
  charts: boolean
}

/**
 * What Teams does with a card before its renderer draws it, on a copy: moments in the reader's zone, declared mentions
 * marked, and people to choose from where Teams itself would search for them.
 */
export function prepareCard(card: JsonRecord, reader: CardReader): JsonRecord {
  const entities = isRecord(card['msteams']) ? recordsOf(card['msteams']['entities']) : []
  const mentions = new Map(
    entities.flatMap((entity) => {
      const text = textOf(entity['text'])
      const name = isRecord(entity['mentioned']) ? textOf(entity['mentioned']['name']) : undefined
      return text === undefined ? [] : [[text, name ?? text] as const]
    }),
  )
  return asRecord(prepared(card, { mentions, reader }))
}

type Context = { mentions: Map<string, string>; reader: CardReader }

function prepared(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((item) => prepared(item, context))
  if (!isRecord(value)) return value
  if (!context.reader.charts && stringOf(value['type']).startsWith('Chart.'))
    return prepared(value['fallback'], context)
  const copy: JsonRecord = {}
  for (const [key, inner] of Object.entries(value)) {
    // What goes back to the bot stays as it is.
    copy[key] = key === 'data' || key === 'fallback' ? inner : prepared(inner, context)
  }
  if (copy['type'] === 'TextBlock' || copy['type'] === 'TextRun')
    copy['text'] = marked(momentsIn(textOf(copy['text']) ?? '', context.reader.zone), context.mentions)
  if (Array.isArray(copy['facts']))
    copy['facts'] = recordsOf(copy['facts']).map((fact) => ({
      ...fact,
      value: marked(textOf(fact['value']) ?? '', context.mentions),
    }))
  if (copy['type'] === 'Input.ChoiceSet' && isRecord(copy['choices.data'])) offerPeople(copy, context.reader.people)
  return copy
}

/** `{{DATE(…, SHORT)}}` and `{{TIME(…)}}` (Adaptive Cards docs, "Text features"), in this zone. */
function momentsIn(text: string, zone: string): string {
  return text.replaceAll(
    /\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))(?:, ?(COMPACT|SHORT|LONG))?\)\}\}/g,
    (_, kind: string, iso: string, length?: string) => {
      const at = Date.parse(iso)
      if (kind === 'TIME') return timeIn(zone, at)
      if (length === undefined || length === 'COMPACT') return dateIn(zone, at)
      return `${weekdayIn(zone, at, length === 'LONG' ? 'long' : 'short')} ${dateIn(zone, at)}`
    },
  )
}

function marked(text: string, mentions: Map<string, string>): string {
  let result = text
  for (const [markup, name] of mentions) result = result.replaceAll(markup, () => MENTION_OPENS + name + MENTION_ENDS)
  return result
}

function offerPeople(input: JsonRecord, people: CardReader['people']): void {
  const offered = people.map(({ id, label }) => ({ title: label, value: id }))
  const given = recordsOf(input['choices']).filter((choice) => !people.some(({ id }) => id === choice['value']))
  input['choices'] = [...given, ...offered]
  delete input['choices.data']
}

function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}
