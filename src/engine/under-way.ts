import type { Instant, Ms } from '../domain/time/instant.ts'
import type { Claimed, Room } from '../ports/jobs.ts'
import { type Delivery, type Lane, laneOf } from '../ports/store/outbox.ts'

/** Longer than any attempt may take: a delivery still `sending` after this is one whose process died, or could not keep the outcome. */
export const LEASE_MS: Ms = 60_000

/** Attempts that this process has under way, and the room that they leave in their lanes. */
export class UnderWay {
  readonly #atOnce: Record<Lane['kind'], number>
  readonly #onRoom: () => void
  readonly #going = new Map<string, { delivery: Delivery; leaseUntil: Instant; going: Promise<void> }>()
  /** Lanes without room, in which something waits. */
  readonly #wanted = new Set<string>()
  readonly #count = new Map<string, number>()

  /** `onRoom` is called when there is room again in a lane that had none. */
  constructor(atOnce: Record<Lane['kind'], number>, onRoom: () => void) {
    this.#atOnce = atOnce
    this.#onRoom = onRoom
  }

  /** What may be claimed of these lanes; those without room are left out. */
  roomsOf(lanes: readonly Lane[]): Room[] {
    return lanes.flatMap((lane) => {
      const limit = this.#room(lane)
      return limit > 0 ? [{ ...lane, limit }] : []
    })
  }

  /** Something waits in this lane. Whoever hears that there is no room is called when there is. */
  hasRoom(lane: Lane): boolean {
    const room = this.#room(lane) > 0
    if (!room) this.#wanted.add(nameOf(lane))
    return room
  }

  start({ delivery }: Claimed, leaseUntil: Instant, attempt: () => Promise<void>): void {
    const lane = nameOf(laneOf(delivery.destination))
    const going = attempt().finally(() => this.#leave(delivery.id, lane))
    this.#count.set(lane, (this.#count.get(lane) ?? 0) + 1)
    this.#going.set(delivery.id, { delivery, leaseUntil, going })
  }

  /** Those whose lease is half over, or further away than any that is granted now: the clock was moved. They are taken for renewed. */
  toRenew(now: Instant): Delivery[] {
    const some = [...this.#going.values()].filter(
      ({ leaseUntil }) => Math.abs(leaseUntil - (now + LEASE_MS)) >= LEASE_MS / 2,
    )
    for (const one of some) one.leaseUntil = now + LEASE_MS
    return some.map(({ delivery }) => delivery)
  }

  /** When a lease has to be renewed, if nothing ends before. */
  renewAt(): Instant | undefined {
    const leases = [...this.#going.values()].map(({ leaseUntil }) => leaseUntil)
    return leases.length === 0 ? undefined : Math.min(...leases) - LEASE_MS / 2
  }

  async settled(): Promise<void> {
    while (this.#going.size > 0) await Promise.all([...this.#going.values()].map(({ going }) => going))
  }

  #room(lane: Lane): number {
    return this.#atOnce[lane.kind] - (this.#count.get(nameOf(lane)) ?? 0)
  }

  #leave(id: string, lane: string): void {
    this.#going.delete(id)
    this.#count.set(lane, this.#count.get(lane)! - 1)
    if (this.#wanted.delete(lane)) this.#onRoom()
  }
}

function nameOf({ platform, kind }: Lane): string {
  return `${platform}:${kind}`
}
