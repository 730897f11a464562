import type { Urgency } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Rehearsed } from '../../domain/escalations/rehearse.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { openingIn } from '../../domain/time/opening-in.ts'
import type { Means } from '../scene.ts'
import { holdInHours } from '../show/hold-back.ts'
import { halfDayOf } from './half-day-of.ts'
import { type InChannel, openingOfChannel } from './rehearsed-readers.ts'

/** A step as it would come: who of those whom it names hears it when, the first of them at `at`. */
export type Heard = Pick<Rehearsed, 'step' | 'at' | 'names' | 'gaps' | 'all'> & {
  heard?: { at: Instant; names: string[] }[]
}

type Given = Pick<Means, 'tx' | 'almanac'>

/** The hours of each side, and who is told in a channel. */
export type Hearing = { urgency: Urgency; hours: Record<Side, Calendar>; channels: InChannel }

/**
 * When each whom a step would call hears it, as calls go: by their own hours, clock and quiet, a page to our own people at once, and what can wait once in half a
 * working day of theirs. What a channel is told comes as the step does, and so does what somebody is told there; a page hook with a name is told in the hours of its side, and a page of ours at once.
 */
export async function hearRehearsed(
  means: Given,
  { urgency, hours, channels }: Hearing,
  side: Side,
  steps: Rehearsed[],
): Promise<Heard[]> {
  const rings = new Map<string, Instant[]>()
  const heard: Heard[] = []
  for (const { step, at: usual, told, names, gaps, who, all } of steps) {
    const isAtOnce = urgency === 'page' && side === 'internal'
    const hears = async (personId: string | undefined): Promise<Instant> => {
      // The hours of a channel of ours are those of nobody.
      if (personId === undefined) return side === 'internal' ? told : usual
      if (hookNamed(personId)) return isAtOnce ? told : openingIn(hours[side], told)
      const channel = channels.get(personId)
      if (channel) return openingOfChannel(channel, hours, told)
      return isAtOnce ? told : heardAt(means, { isPage: urgency === 'page', personId, told, rings })
    }
    const times: { name: string; at: Instant }[] = []
    for (const [nth, name] of names.entries()) times.push({ name, at: await hears(who?.[nth]) })
    heard.push({ step, names, gaps, at: usual, ...(all && { all }), ...(times.length > 0 && inTurn(times)) })
  }
  return heard
}

type Call = { isPage: boolean; personId: string; told: Instant; rings: Map<string, Instant[]> }

async function heardAt({ tx, almanac }: Given, { isPage, personId, told, rings }: Call): Promise<Instant> {
  const opening = await holdInHours({ tx, almanac, now: told, cause: { isTime: true } }, personId, { isPage })
  if (isPage) return opening?.until ?? told
  const { from, next } = await halfDayOf({ tx, almanac, now: told }, personId)
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
