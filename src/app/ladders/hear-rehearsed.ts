import type { Urgency } from '../../domain/escalations/ladder.ts'
import type { Rehearsed } from '../../domain/escalations/rehearse.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import type { Means } from '../scene.ts'
import { holdInHours } from '../show/hold-back.ts'
import { halfDayOf } from './half-day-of.ts'

/** A step as it would come: who of those whom it names hears it when, the first of them at `at`. */
export type Heard = Pick<Rehearsed, 'step' | 'at' | 'names' | 'gaps' | 'all'> & {
  heard?: { at: Instant; names: string[] }[]
}

type Given = Pick<Means, 'tx'>

/**
 * When each whom a step would call hears it, as calls go: by their own hours, clock and quiet, a page to our own people at once, and what can wait once in half a
 * working day of theirs. What a channel is told comes as the step does; a page hook with a name is told in the hours of its side, `calendar`, and a page of ours at once.
 */
export async function hearRehearsed(
  means: Given,
  urgency: Urgency,
  side: Side,
  steps: Rehearsed[],
  calendar: Calendar,
): Promise<Heard[]> {
  const rings = new Map<string, Instant[]>()
  const heard: Heard[] = []
  for (const { step, at: usual, told, names, gaps, who, all } of steps) {
    // The hours of a channel of ours are those of nobody.
    const channel = side === 'internal' ? told : usual
    const times: { name: string; at: Instant }[] = []
    for (const [nth, name] of names.entries()) {
      const personId = who?.[nth]
      const at =
        personId === undefined
          ? channel
          : hookNamed(personId)
            ? openingOfNamed(calendar, { urgency, side, told })
            : await heardAt(means, { urgency, side, personId, told, rings })
      times.push({ name, at })
    }
    heard.push({ step, names, gaps, at: usual, ...(all && { all }), ...(times.length > 0 && inTurn(times)) })
  }
  return heard
}

type Call = { urgency: Urgency; side: Side; personId: string; told: Instant; rings: Map<string, Instant[]> }

function openingOfNamed(calendar: Calendar, { urgency, side, told }: Pick<Call, 'urgency' | 'side' | 'told'>): Instant {
  if (urgency === 'page' && side === 'internal') return told
  const opening = withinReach(() => nextOpening(calendar, told))
  return typeof opening === 'number' ? Math.max(opening, told) : told
}

async function heardAt({ tx }: Given, { urgency, side, personId, told, rings }: Call): Promise<Instant> {
  const isPage = urgency === 'page'
  const opening = await holdInHours({ tx, now: told, cause: { isTime: true } }, personId, { isPage })
  if (isPage) return side === 'internal' ? told : (opening?.until ?? told)
  const { from, next } = await halfDayOf({ tx }, personId, told)
  const rung = (rings.get(personId) ?? []).filter((at) => at >= from)
  const at = rung.find((one) => one > told) ?? (rung.length > 0 ? next : (opening?.until ?? told))
  rings.set(personId, [...rung, at])
  return at
}

/** The first of them, and who is called later when. */
function inTurn(times: { name: string; at: Instant }[]): Pick<Heard, 'at' | 'heard'> {
  const heard = [...Map.groupBy(times, ({ at }) => at)]
    .map(([at, all]) => ({ at, names: all.map(({ name }) => name) }))
    .toSorted((one, other) => one.at - other.at)
  return { at: Math.min(...times.map(({ at }) => at)), heard }
}
