import { sayInstant } from '../domain/time/say-time.ts'
import type { Inline, Rich } from './card.ts'

/**
 * Rich text in plain words, for fallbacks: people by name, moments in the zone they carry, code in quotation marks.
 * Throws RangeError for an unknown zone.
 */
export function plainText(text: Rich): string {
  return typeof text === 'string' ? text : text.map(inWords).join('')
}

function inWords(piece: Inline): string {
  if (typeof piece === 'string') return piece
  if ('bold' in piece) return piece.bold
  if ('code' in piece) return `“${piece.code}”`
  if ('mention' in piece) return piece.mention.name
  const said = sayInstant(piece.at, piece.zone)
  return piece.style === 'date' ? said.replace(/, \d\d:\d\d/u, '') : said
}
