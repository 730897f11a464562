import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { type Instant, MINUTE } from '../../domain/time/instant.ts'
import type { TermsNotice, WaitingNotice } from '../../ports/store/timers.ts'
import { inChargeOf, loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { openingFor } from './opening-for.ts'
import { keepNotices, noticesFor } from './waiting-news.ts'

/** Whoever changes terms changes several things: they are told once nothing came for so long. */
const QUIET = MINUTE
/** Though not later than so long after the first. */
const AT_MOST = 10 * MINUTE

/**
 * The terms that the partner has now are another version: whoever is in charge of it is to be told, together with what changes soon after. `sides`: on
 * which. `but`: who did it, or hears of it otherwise, by their ids.
 */
export async function collectTermsNotice(
  means: Means,
  partner: Partner,
  { sides = SIDES, but }: { sides?: readonly Side[]; but: (string | undefined)[] },
): Promise<void> {
  if (partner.stage === 'ended') return
  const roster = await loadRoster(means.tx, partner.id)
  for (const side of sides)
    for (const entry of inChargeOf(roster, side))
      if (!but.includes(entry.person.id)) await collect(means, partner, entry)
}

/** What they have not heard of the versions before is told together with this one. */
async function collect(means: Means, partner: Partner, { person, side }: RosterEntry): Promise<void> {
  const { now } = means
  const before = await noticesFor(means, person.id)
  const waiting = before?.data.waiting ?? []
  const isSame = (one: WaitingNotice): one is TermsNotice =>
    one.notice === 'terms-changed' && one.partnerId === partner.id
  const known = waiting.find(isSame)
  const versions = [...(known?.versions ?? []), partner.agreement.version]
  const notice: TermsNotice = { notice: 'terms-changed', partnerId: partner.id, at: known?.at ?? now, versions }
  const all = [...waiting.filter((one) => !isSame(one)), notice]
  // A case waits no longer for that, and takes it along.
  const stays = before !== undefined && waiting.some((one) => one.notice !== 'terms-changed')
  const dueAt = stays ? before.dueAt : openingFor(partner, side, person, quietAt(all, now))
  // What could not be told before then waits on.
  const isLater = before !== undefined && before.dueAt > now + QUIET
  await keepNotices(means, person.id, isLater ? before.dueAt : dueAt, all)
}

function quietAt(waiting: WaitingNotice[], now: Instant): Instant {
  return Math.min(now + QUIET, Math.min(...waiting.map(({ at }) => at)) + AT_MOST)
}
