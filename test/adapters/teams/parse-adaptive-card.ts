import { createRequire } from 'node:module'
import { z } from 'zod'

/**
 * Microsoft's own parser. Its ES modules do not load in Node, its bundle does; and it draws nothing here, so it needs no
 * browser. Gives the problems it found, one sentence each.
 */
type Parser = {
  AdaptiveCard: new () => {
    parse(json: unknown, context: ParserContext): void
    validateProperties(): { validationEvents: ParserEvent[] }
  }
  SerializationContext: new () => ParserContext
}
type ParserEvent = { message: string }
type ParserContext = { eventCount: number; getEventAt(index: number): ParserEvent }

const isParser = z.custom<Parser>((bundle) => typeof bundle === 'object' && bundle !== null && 'AdaptiveCard' in bundle)

export function problemsOf(card: unknown): string[] {
  const parser = isParser.parse(createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js'))
  const parsed = new parser.AdaptiveCard()
  const context = new parser.SerializationContext()
  parsed.parse(card, context)
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index))
  return [...found, ...parsed.validateProperties().validationEvents].map(({ message }) => message)
}
