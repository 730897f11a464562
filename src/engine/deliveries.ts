import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Claimed } from '../ports/jobs.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { type Lane, laneOf, LANES, type WaitingLane } from '../ports/store/outbox.ts'
import { createAttempt } from './attempt-delivery.ts'
import { storedDeliveries } from './stored-deliveries.ts'
import { createTurns } from './turns.ts'
import type { PageTerms } from './send-page.ts'
import { LEASE_MS, UnderWay } from './under-way.ts'

/** Of one platform. Enough that many slow destinations together still leave room for the quick ones. */
const AT_ONCE: Record<Lane['kind'], number> = { answers: 32, posts: 64 }

/**
 * `away`: the platforms that cannot be written to at present. What is for them waits, and that counts as no attempt. `pages`: without, none goes out, and that is
 * told.
 */
export type SendingTerms = {
  chance: () => number
  stopwatch: Stopwatch
  away?: () => PlatformName[]
  pages?: PageTerms
}

export type DeliveryEngine = {
  /**
   * Start sending everything that may be sent now; attempts go on by themselves, so that a slow destination delays no other. Returns how many were
   * started; stops early when `signal` aborts. What finds no room is left, until there is.
   */
  sendDue(signal?: AbortSignal): Promise<number>
  /** When there is something to do again, as far as was known at the last look; what commits since may bring it forward. */
  wakeAt(): Instant | undefined
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
  { chance, stopwatch, away = () => [], pages }: SendingTerms,
  onRoom: () => void = () => {},
): DeliveryEngine {
  const { clock, log } = services
  const jobs = storedDeliveries(services.store)
  const attempt = createAttempt(
    services,
    jobs,
    { platforms, pages },
    createTurns(stopwatch, services.platforms),
    chance,
  )
  const underWay = new UnderWay(AT_ONCE, onRoom)
  const connectable = Object.keys(platforms)
  const connectableLanes = connectable.flatMap((platform) => LANES.map((kind): Lane => ({ platform, kind })))
  /** As of the last look. */
  let waiting: WaitingLane[] = []
  let takenOver: Promise<void> | undefined

  async function takeOver(): Promise<void> {
    takenOver ??= jobs.takeOver()
    try {
      await takenOver
    } catch (error) {
      takenOver = undefined
      throw error
    }
  }

  async function sendDue(signal?: AbortSignal): Promise<number> {
    await takeOver()
    for (let started = 0; ;) {
      if (signal?.aborted) return started
      const claimed = await look(lanesToAsk())
      for (const one of claimed.toSorted(answersFirst)) start(one)
      started += claimed.length
      // There may be more than was asked for.
      if (claimed.length === 0 || !waiting.some(isSendable)) return started
    }
  }

  async function look(lanes: Lane[]): Promise<Claimed[]> {
    const now = clock.now()
    const renewed = underWay.toRenew(now)
    if (renewed.length > 0) await jobs.renew(renewed, now, LEASE_MS)
    const found = await jobs.claim(now, LEASE_MS, underWay.roomsOf(lanes.filter(maySend)))
    waiting = found.waiting
    const unasked = lanesToAsk().slice(lanes.length)
    return unasked.length === 0 ? found.claimed : [...found.claimed, ...(await look([...lanes, ...unasked]))]
  }

  /** All that can be sent to, and of others those in which something waits: it is for nobody that there is. */
  function lanesToAsk(): Lane[] {
    return [...connectableLanes, ...waiting.filter(({ platform }) => !connectable.includes(platform))]
  }

  function isSendable(lane: WaitingLane): boolean {
    return lane.at <= clock.now() && maySend(lane) && underWay.hasRoom(lane)
  }

  function maySend({ platform }: Lane): boolean {
    return !away().includes(platform)
  }

  /** When even the outcome cannot be kept, the delivery stays `sending`; its lease runs out and it is looked for, as after a crash. */
  function start(claimed: Claimed): void {
    const { id } = claimed.delivery
    const attempted = () =>
      attempt(claimed).catch((error: unknown) =>
        log.error({ error, delivery: id }, 'what came of an attempt to deliver could not be kept'),
      )
    underWay.start(claimed, clock.now() + LEASE_MS, attempted)
  }

  function wakeAt(): Instant | undefined {
    const moments = waiting.filter((lane) => maySend(lane) && underWay.hasRoom(lane)).map(({ at }) => at)
    const known = [...moments, underWay.renewAt()].filter((at) => at !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }

  return { sendDue, wakeAt, settled: () => underWay.settled() }
}

function answersFirst(one: Claimed, other: Claimed): number {
  const lane = ({ delivery }: Claimed) => LANES.indexOf(laneOf(delivery.destination).kind)
  return lane(one) - lane(other)
}
