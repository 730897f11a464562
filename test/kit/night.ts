import type { Card, PlatformName } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { type Ladder, ladderLabel } from '../../src/domain/escalations/ladder.ts'
import type { Side } from '../../src/domain/partners/party.ts'
import { sayInstant } from '../../src/domain/time/say-time.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { DeliveryStage } from './delivery-stage.ts'
import { down } from './delivery-stage.ts'
import type { FakePlatform } from './fake-platform.ts'

/** What arrived where, of which escalations. `isOwn`: it speaks of one alone. */
export type Arrival = { at: number; to: string; labels: string[]; title: string; changed: boolean }

/** Of one escalation: who was the first human that it reached, when, and by which step. */
export type Reached = { label: string; who: string; to: string; at: number; side: Side | 'admins'; step: number }

const muted: SendResult = {
  ...{ outcome: 'permanent' as const, code: 'user_disabled' },
  reason: 'This person cannot be written to.',
}
const archived: SendResult = {
  ...{ outcome: 'permanent' as const, code: 'is_archived', gone: 'conversation' as const },
  reason: 'This channel is archived.',
}

/** A night on both platforms: what cannot be delivered, who is not there to read, and what arrived with whoever is. */
export class Night {
  readonly stage: DeliveryStage
  readonly arrivals: Arrival[] = []
  /** Where each message stands, by its id. */
  readonly #stands = new Map<string, string>()
  /** Platforms that refuse everything, until then. */
  readonly #down = new Map<PlatformName, number>()

  constructor(stage: DeliveryStage) {
    this.stage = stage
    for (const platform of [stage.slack, stage.teams]) this.#listen(platform)
  }

  isDownUntil(platform: PlatformName, until: number): void {
    this.#down.set(platform, until)
  }

  isDead(platform: 'slack' | 'teams', conversationId: string): void {
    this.stage[platform].refusing.set(conversationId, archived)
  }

  isMuted(platform: 'slack' | 'teams', userId: string): void {
    this.stage[platform].refusing.set(userId, muted)
  }

  #listen(platform: FakePlatform): void {
    const { stage } = this
    const isDown = () => (this.#down.get(platform.platform) ?? 0) > stage.app.clock.now()
    const post = platform.post.bind(platform)
    const update = platform.update.bind(platform)
    platform.post = async (to, card, options) => {
      if (isDown()) return down
      const result = await post(to, card, options)
      if (result.outcome === 'sent') {
        this.#stands.set(result.messageId, idOf(to))
        this.#heard(idOf(to), card, false)
      }
      return result
    }
    platform.update = async (to, messageId, card) => {
      if (isDown()) return down
      const result = await update(to, messageId, card)
      if (result.outcome === 'sent') this.#heard(this.#stands.get(messageId) ?? idOf(to), card, true)
      return result
    }
  }

  #heard(to: string, card: Card, changed: boolean): void {
    const at = this.stage.app.clock.now()
    this.arrivals.push({ at, to, labels: labelsOf(card), title: card.title, changed })
  }

  #firstOf(there: Pick<ReadonlyMap<string, unknown>, 'has'>): Map<string, Arrival> {
    const firsts = new Map<string, Arrival>()
    for (const one of this.arrivals)
      if (there.has(one.to)) for (const label of one.labels) if (!firsts.has(label)) firsts.set(label, one)
    return firsts
  }

  ladder(label: string): Promise<Ladder | undefined> {
    return this.stage.app.read((view) => view.ladders.byNumber(Number(label.split('-')[1])))
  }

  /** All there ever were, oldest first. */
  async ladders(): Promise<Ladder[]> {
    const all: Ladder[] = []
    for (;;) {
      const next = await this.ladder(ladderLabel(all.length + 1))
      if (!next) return all
      all.push(next)
    }
  }

  /**
   * Whom each escalation reached first: a person who is there, or a channel in which somebody is; else an admin, whom its exhaustion is told. One line each, and
   * those that reached nobody by their labels. `there`: who is there to read, by id on their platform, and of which side.
   */
  async report(
    there: ReadonlyMap<string, { name: string; side: Side | 'admins' }>,
  ): Promise<{ reached: Reached[]; quiet: string[] }> {
    const reached: Reached[] = []
    const quiet: string[] = []
    const firsts = this.#firstOf(there)
    for (const ladder of await this.ladders()) {
      const label = ladderLabel(ladder.number)
      const first = firsts.get(label)
      const by = first && there.get(first.to)
      if (!first || !by) {
        quiet.push(label)
        continue
      }
      const steps = ladder.climbed.filter(({ side, at }) => side === by.side && at <= first.at)
      const step = (steps.at(-1)?.step ?? -1) + 1
      reached.push({ label, who: by.name, to: first.to, at: first.at, side: by.side, step })
    }
    return { reached, quiet }
  }
}

/** The report as somebody reads it. */
export function sayReport({ reached, quiet }: { reached: Reached[]; quiet: string[] }, began: number): string[] {
  return [
    ...reached.map(
      ({ label, who, at, side, step }) =>
        `${label}: ${who}, ${sayInstant(at, 'UTC')}, ${((at - began) / HOUR).toFixed(1)} h, ${side === 'admins' || step === 0 ? 'told as an admin' : `step ${step} of ${side}`}`,
    ),
    ...quiet.map((label) => `${label}: NOBODY`),
  ]
}

function idOf(to: Parameters<FakePlatform['post']>[0]): string {
  return to.kind === 'conversation' ? to.conversationId : to.userId
}

function labelsOf(card: Card): string[] {
  const words = card.blocks.map((block) => ('text' in block ? plainText(block.text) : '')).join(' ')
  return [...new Set(`${card.title} ${card.subject ?? ''} ${card.fallback} ${words}`.match(/ESC-\d+/gu))]
}
