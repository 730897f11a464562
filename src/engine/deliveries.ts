import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Lane, Which } from '../ports/store/outbox.ts'
import { createAttempt } from './attempt-delivery.ts'
import { createTurns } from './turns.ts'
import { createLane } from './lane.ts'

/** Of one platform. Enough that many slow destinations together still leave room for the quick ones. */
const AT_ONCE: Record<Lane, number> = { answers: 32, posts: 64 }

/** `away`: the platforms that cannot be written to at present. What is for them waits, and that counts as no attempt. */
export type SendingTerms = { chance: () => number; stopwatch: Stopwatch; away?: () => PlatformName[] }

export type DeliveryEngine = {
  /**
   * Start sending everything that may be sent now, of one lane or of both; attempts go on by themselves, so that a slow destination
   * delays no other. Returns how many were started; stops early when `signal` aborts. What finds no room is left, until there is.
   */
  sendDue(signal?: AbortSignal, lane?: Lane): Promise<number>
  /** When something could be sent of this lane, for which there is room; possibly in the past. */
  nextClaimAt(lane: Lane): Promise<Instant | undefined>
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
}

/**
 * Deliveries: one queue per destination, in order; each destination has its own pace and its own troubles. Private answers have a lane of
 * their own, and so has each platform: however many posts wait or hang, there is room for an answer, and for whatever goes to another
 * platform. `onRoom` is called when there is room again for what found none.
 */
export function createDeliveryEngine(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  { chance, stopwatch, away = () => [] }: SendingTerms,
  onRoom: () => void = () => {},
): DeliveryEngine {
  const attempt = createAttempt(services, platforms, createTurns(stopwatch, services.platforms), chance)
  const connectable = Object.keys(platforms)
  const lanes = { answers: lanesOf('answers'), posts: lanesOf('posts') }
  const all = [...lanes.answers, ...lanes.posts]
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

  /** One for each platform, and one for what is for none that there is. */
  function lanesOf(lane: Lane) {
    const of = (which: () => Which) => createLane(services, which, AT_ONCE[lane], attempt, onRoom)
    return [
      ...connectable.map((platform) => of(() => ({ lane, platform, away: away() }))),
      of(() => ({ lane, away: connectable })),
    ]
  }

  async function sendDue(signal?: AbortSignal, lane?: Lane): Promise<number> {
    await takeOver()
    let started = 0
    for (const one of lane === undefined ? all : lanes[lane]) started += await one.sendDue(signal)
    return started
  }

  async function nextClaimAt(lane: Lane): Promise<Instant | undefined> {
    const moments = await Promise.all(lanes[lane].map((one) => one.nextClaimAt()))
    const known = moments.filter((at) => at !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }

  async function settled(): Promise<void> {
    await Promise.all(all.map((one) => one.settled()))
  }

  return { sendDue, nextClaimAt, settled }
}
