import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import type { Lane } from '../ports/store/outbox.ts'
import { createAttempt } from './attempt-delivery.ts'
import { createTurns } from './turns.ts'
import { createLane } from './lane.ts'

/** Enough that many slow destinations together still leave room for the quick ones. */
const AT_ONCE: Record<Lane, number> = { answers: 32, posts: 64 }

/** `away`: the platforms that cannot be written to at present. What is for them waits, and that counts as no attempt. */
export type SendingTerms = { chance: () => number; stopwatch: Stopwatch; away?: () => PlatformName[] }

export type DeliveryEngine = {
  /**
   * Start sending everything that may be sent now, of one lane or of both; attempts go on by themselves, so that a slow destination
   * delays no other. Returns how many were started; stops early when `signal` aborts.
   */
  sendDue(signal?: AbortSignal, lane?: Lane): Promise<number>
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
}

/**
 * Deliveries: one queue per destination, in order; each destination has its own pace and its own troubles. Private answers have a lane of
 * their own: however many posts wait or hang, there is room for an answer.
 */
export function createDeliveryEngine(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  { chance, stopwatch, away = () => [] }: SendingTerms,
): DeliveryEngine {
  const attempt = createAttempt(services, platforms, createTurns(stopwatch), chance)
  const lanes = {
    answers: createLane(services, () => ({ lane: 'answers', away: away() }), AT_ONCE.answers, attempt),
    posts: createLane(services, () => ({ lane: 'posts', away: away() }), AT_ONCE.posts, attempt),
  }
  let takenOver: Promise<void> | undefined

  /** One server owns the database: whatever is being sent before this one sent anything has lost its sender. */
  async function takeOver(): Promise<void> {
    takenOver ??= services.store.transact((tx) => tx.outbox.takeOver())
    try {
      await takenOver
    } catch (error) {
      takenOver = undefined
      throw error
    }
  }

  async function sendDue(signal?: AbortSignal, lane?: Lane): Promise<number> {
    await takeOver()
    if (lane !== undefined) return lanes[lane].sendDue(signal)
    return (await lanes.answers.sendDue(signal)) + (await lanes.posts.sendDue(signal))
  }

  async function settled(): Promise<void> {
    await Promise.all([lanes.answers.settled(), lanes.posts.settled()])
  }

  return { sendDue, settled }
}
