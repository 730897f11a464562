import { inTransaction } from '../app/in-transaction.ts'
import type { AppServices } from '../app/services.ts'
import { type Happened, nextLine, readDay } from '../app/watchdog/day-line.ts'
import { tellDay } from '../app/watchdog/tell-admins.ts'
import { keyOf, type LadderTrouble, type Trouble } from '../app/watchdog/trouble.ts'
import type { PlatformName } from '../cards/card.ts'
import { dayOf } from '../domain/digests/day-budget.ts'
import { DAY, HOUR, type Instant } from '../domain/time/instant.ts'
import type { Account } from '../ports/store/registry.ts'

/** After a start, a line that was due so long ago is still told. */
const LATE = HOUR
/** So long what is over is remembered: over a weekend with a holiday at each end. */
const REMEMBERED = 5 * DAY

type Line = { account: Account; since: Instant; next?: { at: Instant; zone: string } }

export type DayLines = {
  note(news: { begun: Trouble[]; over: Trouble[] }, now: Instant): void
  /** Tell each admin whose line is due. */
  tell(now: Instant, unreaching: LadderTrouble[], away: readonly PlatformName[]): Promise<void>
}

/** The line of each admin's working day. What the machine lacked is remembered by the process alone. */
export function createDayLines(services: AppServices): DayLines {
  let happened: Happened[] = []
  let lines: Line[] | undefined

  const begin = (now: Instant) =>
    inTransaction(services, { now }, async (means) => {
      const all: Line[] = []
      for (const account of means.admins) {
        const next = await nextLine(means, account, now - LATE)
        all.push({ account, since: now - DAY, ...(next && { next }) })
      }
      return all
    })

  return {
    note({ begun, over }, now) {
      const ended = new Set(over.map(keyOf))
      happened = [
        ...happened
          .filter((one) => one.over === undefined || now - one.over < REMEMBERED)
          .map((one) => (one.over === undefined && ended.has(keyOf(one.trouble)) ? { ...one, over: now } : one)),
        ...begun.map((trouble) => ({ trouble })),
      ]
    },
    async tell(now, unreaching, away) {
      lines ??= await begin(now)
      const due = lines.filter(({ next }) => next !== undefined && next.at <= now)
      if (due.length === 0) return
      const told = await inTransaction(services, { now }, async (means) => {
        const after: Line[] = []
        for (const { account, since, next } of due) {
          const { zone } = next!
          const view = await readDay(means, { since, zone, happened, unreaching })
          if (view) await tellDay(means, { day: dayOf(zone, now), account, view }, away)
          const following = await nextLine(means, account, now)
          after.push({ account, since: now, ...(following && { next: following }) })
        }
        return after
      })
      lines = [...lines.filter((one) => !due.includes(one)), ...told]
    },
  }
}
