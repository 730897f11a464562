import type { AppServices } from '../app/services.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { Delivery, Which } from '../ports/store/outbox.ts'
import type { Attempt } from './attempt-delivery.ts'

/** Longer than any attempt may take: a delivery still `sending` after this is one whose process died, or could not keep the outcome. */
const LEASE_MS: Ms = 60 * SECOND

/**
 * Claims what is due in one lane, for platforms that can be written to, and lets it be tried, at most `atOnce` at a time. `onRoom` is called
 * when there is room again, if there was none for something.
 */
export function createLane(
  { store, clock, log }: AppServices,
  which: () => Which,
  atOnce: number,
  attempt: Attempt,
  onRoom: () => void,
) {
  /** By the id of the delivery. */
  const underWay = new Map<string, { delivery: Delivery; going: Promise<void> }>()
  let wanted = false

  async function sendDue(signal?: AbortSignal): Promise<number> {
    let started = 0
    for (;;) {
      if (signal?.aborted || isFull()) return started
      // Looked for without a transaction first: an idle minute writes nothing.
      const next = await store.read((view) => view.outbox.nextClaimAt(clock.now(), which()))
      if (next === undefined || next > clock.now()) return started
      const room = atOnce - underWay.size
      const claimed = await store.transact((tx) => tx.outbox.claim(clock.now(), LEASE_MS, room, which()))
      if (claimed.length === 0) return started
      for (const delivery of claimed) start(delivery)
      started += claimed.length
    }
  }

  /** When something could be claimed, possibly in the past; undefined also while there is no room. */
  async function nextClaimAt(): Promise<Instant | undefined> {
    return isFull() ? undefined : store.read((view) => view.outbox.nextClaimAt(clock.now(), which()))
  }

  /** Whoever asks while it is full is called when it is not. */
  function isFull(): boolean {
    wanted = underWay.size >= atOnce
    return wanted
  }

  function leave(delivery: Delivery): void {
    underWay.delete(delivery.id)
    if (!wanted) return
    wanted = false
    onRoom()
  }

  /** When even the outcome cannot be kept, the delivery stays `sending`; its lease runs out and it is looked for, as after a crash. */
  function start(delivery: Delivery): void {
    const held = underWay.get(delivery.id)
    if (held) {
      // One that is under way here still was not forgotten by a crash: the clock was moved past its lease, which is renewed.
      held.delivery.attempts = delivery.attempts
      return
    }
    const going = attempt(delivery)
      .catch((error: unknown) =>
        log.error({ error, delivery: delivery.id }, 'what came of an attempt to deliver could not be kept'),
      )
      .finally(() => leave(delivery))
    underWay.set(delivery.id, { delivery, going })
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ going }) => going))
  }

  return { sendDue, nextClaimAt, settled }
}
