import { breachesCard } from '../../cards/breaches-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { dayOf } from '../../domain/digests/day-budget.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { isBreached, isOwed } from '../../domain/sla/clock-notices.ts'
import { ruleOf } from '../../domain/sla/measures/measures.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Means } from '../scene.ts'
import { dropUnseen, type Face, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/** More open cases than a partner has. */
const MOST = 500

type Breach = { about: Case; clock: Clock & { breachedAt: Instant } }

/** What our own channel is told in the post of its day; what is most urgent, or has come already, is a post of its own. */
export function isJoined({ log }: Case, clock: Clock): clock is Clock & { breachedAt: Instant } {
  if (!isBreached(clock) || !isOwed(clock)) return false
  const { breachedAt } = clock
  return log.findLast(({ at }) => at <= breachedAt)?.severity !== 1
}

/** Our own channel's post of that day says it as it stands now. `at`: where it is to stand, if it does not yet. */
export function touchBreaches(
  { touched }: Pick<Means, 'touched'>,
  partner: Partner,
  breachedAt: Instant,
  at: StandingDestination[] = [],
): void {
  touched.touch({ kind: 'breaches', id: `${partner.id}:${dayIn(partner, breachedAt)}` }, at)
}

/** The cases that such a post lists. */
export async function casesListed(tx: Tx, id: string): Promise<string[]> {
  const { partner, day } = await parts(tx, id)
  return partner ? [...new Set((await dueOf(tx, partner, day)).map(({ about }) => about.id))] : []
}

/** `single`: how it is said of one that is alone on its day. */
export async function drawBreaches(
  means: Means,
  id: string,
  at: StandingDestination[],
  single: (partner: Partner, about: Case, clock: Clock, dueAt: Instant) => Promise<Face>,
): Promise<void> {
  const { tx, company } = means
  const cardKey = `breaches:${id}`
  if (at.length === 0 && (await tx.outbox.destinationsOf(cardKey)).length === 0) return
  const { partner, day } = await parts(tx, id)
  if (!partner) return
  const due = await dueOf(tx, partner, day)
  if (due.length === 0) await dropUnseen(means, cardKey)
  const [first, ...others] = due
  const card = breachesCard({
    partnerName: partner.name,
    cases: [...Map.groupBy(due, ({ about }) => about.id).values()].map((all) => ({
      ...{ label: caseLabel(all[0]!.about.number), title: all[0]!.about.title },
      owed: all.map(({ clock }) => ruleOf(clock.measure).words.owed),
      obligorName: all[0]!.clock.obligor === 'internal' ? company : partner.name,
      since: all[0]!.clock.breachedAt,
    })),
    zone: usualHours(partner.terms).zone,
  })
  const alone = first && others.length === 0
  const face = alone ? await single(partner, first.about, first.clock, first.clock.breachedAt) : () => card
  const besides = alone ? { besides: first.about.id } : {}
  await showCard(means, partner, cardKey, face, at, { recalling: { partner, side: 'internal', ...besides } })
}

async function parts(tx: Tx, id: string): Promise<{ partner: Partner | undefined; day: string }> {
  const [partnerId = '', day = ''] = id.split(':')
  return { partner: await tx.partners.get(partnerId), day }
}

async function dueOf(tx: Tx, partner: Partner, day: string): Promise<Breach[]> {
  const open = await tx.cases.list({ partnerId: partner.id, unresolved: true, limit: MOST })
  const byId = new Map(open.map((about) => [about.id, about]))
  const clocks = await tx.clocks.ofSubjects('case', [...byId.keys()])
  return clocks
    .flatMap((clock): Breach[] => {
      const about = byId.get(clock.subjectId)
      return about && isJoined(about, clock) && dayIn(partner, clock.breachedAt) === day ? [{ about, clock }] : []
    })
    .toSorted((one, other) => one.clock.breachedAt - other.clock.breachedAt)
}

function dayIn({ terms }: Partner, at: Instant): string {
  return dayOf(usualHours(terms).zone, at)
}
