import type { Instant } from '../../../src/domain/time/instant.ts'
import { formAnswers } from '../../kit/form-answers.ts'
import { inParis } from '../../kit/quarter.ts'
import type { Met, Person, Platform, World } from '../../kit/world.ts'
import { zoneOf } from './cast.ts'

/** One message as it came. `where`: as `World.expectMessage` has it. `to`: who reads it alone. `text`: all of it, as it read then. */
export type Told = { at: Instant; where: string; to?: string; title: string; text: string }

/** Three months on the local Slack and Teams, from timer to timer; every message is kept at the moment at which it comes. */
export class Quarter {
  readonly told: Told[] = []
  readonly world: World
  readonly #met: Met[] = []

  constructor(world: World) {
    this.world = world
  }

  /** To that moment on the clock of Paris, through every timer on the way. */
  async passTo(when: string): Promise<void> {
    const end = inParis(`2027-${when}`)
    for (;;) {
      const next = await this.world.playground.liaison.engine.nextWakeAt()
      if (next === undefined || next > end) break
      await this.world.advanceTo(Math.max(next, this.world.now()))
      this.take()
    }
    await this.world.advanceTo(end)
    this.take()
  }

  person(platform: Platform, name: string): Person {
    return this.world.person(platform, name)
  }

  /** The card that came there with these words, as it stands now. */
  card(where: string, words: string): Met {
    const met = this.#met.find((one) => one.where === where && one.text.includes(words))
    if (!met) throw new Error(`nothing in ${where} says “${words}”`)
    return met
  }

  /** The same to each question, and these words where answers are low. */
  async answer(who: Person, card: Met, action: string, value: string, words = ''): Promise<void> {
    await who.press(card, action)
    const anonymous = action.startsWith('check-in.answer-anonymously')
    await who.submit({ ...formAnswers(who.dialog(), value), ...(anonymous && { text: words }) })
    if (!anonymous && Number(value) < 3) await who.submit({ text: words })
    // Slack says thank you in the dialog itself.
    if (who.hasDialog()) await who.actions.dismiss(who.dialog().id)
    this.take()
  }

  /** The whole of it, as they are answered alone. */
  async details(platform: Platform, name: string, card: Met): Promise<void> {
    await this.person(platform, name).press(card, 'subject.show')
    this.take()
  }

  take(): void {
    for (const met of this.world.takeMessages()) {
      this.#met.push(met)
      const { where, text, message } = met
      const to = /@(.*)$/u.exec(where)?.[1]
      this.told.push({ at: message.at, where, ...(to !== undefined && { to }), title: titleOf(met), text })
    }
  }
}

/** What it says first. */
function titleOf({ message, text }: Met): string {
  const words = (message.text || text).replaceAll(/\*\*|<\/?at>/gu, '')
  return (/^(?:\W+ )?(.*?)(?: · |[.:] | \*|$)/su.exec(words)?.[1] ?? words).slice(0, 80)
}

/** One line a message, in their order, in the zone of whoever reads it alone, else in that of Paris. */
export function listed(told: readonly Told[]): string {
  return told
    .map(
      ({ at, where, to, title }) =>
        `${dayAndTime(at, to === undefined ? 'Europe/Paris' : zoneOf(to))}  ${where}: ${title}`,
    )
    .join('\n')
}

export function dayAndTime(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' },
  })
  return parts.format(at).replaceAll(',', '')
}
