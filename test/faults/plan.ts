import { type Actor, CAST } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Deed } from './deeds.ts'
import type { Journal } from './journal.ts'

/** When the product is killed: so long after the deeds began, after so many requests, or while it is starting. */
export type Moment =
  { after: 'time'; ms: number } | { after: 'exchanges'; count: number } | { after: 'launch'; ms: number }

export type Round = { deeds: Deed[]; moment: Moment; restFirst: boolean }

/** What becomes of a case: so that no deed is rightly refused because another came first. */
type Fate = 'talk' | 'close' | 'clock'

/** A person is asked to confirm what they open beyond some in an hour. */
const MOST_OPENED = 8
const MOST_URGENT = 2

/** Decides what is done and when the product is killed, all of it by the seed and by what was done before. */
export class Planner {
  readonly #chance: Chance
  readonly #journal: Journal
  readonly #fates = new Map<string, { fate: Fate; opener: Actor; used: boolean }>()
  readonly #opened = new Map<string, number>()
  readonly #urgent = new Map<string, number>()

  constructor(chance: Chance, journal: Journal) {
    this.#chance = chance
    this.#journal = journal
  }

  next(): Round {
    const chance = this.#chance
    const busy = new Set<string>()
    const deeds: Deed[] = []
    for (let wanted = chance.between(2, 5); wanted > 0; wanted -= 1) {
      const free = CAST.filter(({ name }) => !busy.has(name))
      const actor = chance.pick(free)
      const deed = this.#deedFor(actor)
      if (deed === undefined) continue
      busy.add(actor.name)
      deeds.push(deed)
    }
    return { deeds, moment: this.#moment(), restFirst: chance.happens(0.2) }
  }

  /** The case that a deed opened is known by its marker only once it is in the journal. */
  remember(marker: string, { actor, severity }: Deed): void {
    const fate = severity === 1 ? 'clock' : this.#chance.happens(0.6) ? 'talk' : 'close'
    this.#fates.set(marker, { fate, opener: actor, used: false })
  }

  #moment(): Moment {
    const chance = this.#chance
    if (chance.happens(0.15)) return { after: 'launch', ms: chance.between(0, 2_500) }
    if (chance.happens(0.6)) return { after: 'exchanges', count: chance.between(2, 40) }
    return { after: 'time', ms: chance.between(0, 2_000) }
  }

  #deedFor(actor: Actor): Deed | undefined {
    const chance = this.#chance
    const about = this.#caseFor(actor)
    if (about === undefined || chance.happens(0.3)) return this.#opening(actor)
    const how = this.#howFor(actor)
    switch (about.fate) {
      case 'talk':
        return { deed: chance.pick(['reply', 'ask'] as const), how, actor, about: about.marker }
      case 'close':
        return { deed: 'resolve', how, actor, about: about.marker }
      case 'clock':
        return { deed: 'acknowledge', how: 'button', actor, about: about.marker }
    }
  }

  #howFor({ commandsIn }: Actor): Deed['how'] {
    return this.#chance.pick(
      commandsIn === undefined ? (['mention', 'form'] as const) : (['command', 'mention', 'form'] as const),
    )
  }

  #opening(actor: Actor): Deed | undefined {
    const opened = this.#opened.get(actor.name) ?? 0
    if (opened >= MOST_OPENED) return undefined
    this.#opened.set(actor.name, opened + 1)
    const urgent = this.#urgent.get(actor.name) ?? 0
    const severity = urgent < MOST_URGENT && this.#chance.happens(0.3) ? 1 : this.#chance.between(2, 4)
    if (severity === 1) this.#urgent.set(actor.name, urgent + 1)
    const forms = actor.platform === 'slack' && actor.commandsIn !== undefined
    const how = actor.mentionsIn === undefined ? 'command' : this.#howFor(actor)
    return { deed: 'open', how: how === 'form' && !forms ? 'mention' : how, actor, severity }
  }

  /** One that this actor reads of, and for which there is something to do left. Only the side asked to may acknowledge. */
  #caseFor(actor: Actor): { marker: string; fate: Fate } | undefined {
    if (actor.mentionsIn === undefined) return undefined
    const known = this.#journal.opened().flatMap(({ marker }) => {
      const story = this.#fates.get(marker)
      if (story === undefined || story.used || story.opener.partner !== actor.partner) return []
      if (story.fate === 'clock' && story.opener.side === actor.side) return []
      return [{ marker, ...story }]
    })
    if (known.length === 0) return undefined
    const { marker, fate } = this.#chance.pick(known)
    if (fate !== 'talk') this.#fates.get(marker)!.used = true
    return { marker, fate }
  }
}
