import { changesOf } from '../../app/queries/changes-of.ts'
import { ask } from '../../app/queries/query.ts'
import type { AppServices } from '../../app/services.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { partnerCalled, shown } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { asFormat, FORMATS } from './as-format.ts'
import { parseSince } from './since.ts'

export type TimelineAsked = { partner: string; since?: string; format?: string }

/** `liaison timeline`: every change to a partner, who made it, when and from where, for people or for another program to read. */
export async function timeline(services: AppServices, given: TimelineAsked): Promise<Line[]> {
  const { store, clock, company } = services
  const format = FORMATS.find((one) => one === (given.format ?? 'text'))
  if (!format) return [problem(`--format: “${shown(given.format)}” is none. Write one of ${FORMATS.join(', ')}.`)]
  return store.read(async (view) => {
    const partner = await partnerCalled(view, given.partner)
    if ('refused' in partner) return [problem(partner.refused)]
    const since = given.since === undefined ? 0 : parseSince(given.since, clock.now(), usualHours(partner.terms))
    if (typeof since === 'object') return [problem(`--since: ${since.refused}`)]
    const asked = await ask(changesOf, operatorAsking(services, view), { subject: partner, partner })
    if ('refused' in asked) return [problem(asked.refused)]
    const facts = (asked.found.facts ?? []).filter(({ at }) => at >= since)
    if (facts.length === 0 && format === 'text')
      return [
        fine(`Nothing about ${partner.name} has changed since ${sayInstant(since, usualHours(partner.terms).zone)}.`),
      ]
    return inLines(asFormat(format, facts, partner, company))
  })
}

/** As it is to be printed, where each line is ended with LF. */
function inLines(text: string): Line[] {
  return text === '' ? [] : [fine(text.replace(/\n$/u, ''))]
}
