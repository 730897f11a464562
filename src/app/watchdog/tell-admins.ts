import type { PlatformName } from '../../cards/card.ts'
import { dayLineCard, type DayLineView } from '../../cards/day-line-card.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { troubleCard } from '../../cards/watchdog-card.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { sayLadders, sayOver, sayTrouble } from './say-trouble.ts'
import { keyOf, type LadderTrouble, type Trouble } from './trouble.ts'

/** One card a trouble: by it those are found who were told. */
const cardKeyOf = (trouble: Trouble) => `watchdog:${keyOf(trouble)}:${trouble.since}`

/** That it is over is no longer true once it has begun again. */
const overKey = (trouble: Trouble) => `watchdog:${keyOf(trouble)}:over`

/** Tell every admin who can be reached over a platform that works. Returns how many were told. */
export async function tellTrouble(means: Means, trouble: Trouble, away: readonly PlatformName[]): Promise<number> {
  const { tx, now, ids } = means
  let told = 0
  await tx.outbox.dropAbout([overKey(trouble)])
  for (const { destination, zone } of await adminsOver(means, away)) {
    const card = troubleCard(sayTrouble(trouble, zone))
    const onceKey = `${cardKeyOf(trouble)}:${destination.platform}:${destination.userId}`
    const cardKey = cardKeyOf(trouble)
    if (await tx.outbox.enqueue({ id: ids.next(), destination, cardKey, card, onceKey, now })) told += 1
  }
  return told
}

/** Tell those that it is over who were told of it. Who was not yet, needs no word at all. */
export async function tellOver(means: Means, trouble: Trouble): Promise<void> {
  const { tx, now, ids } = means
  await tx.outbox.dropUnsent(cardKeyOf(trouble))
  const card = noticeCard({ ...sayOver(trouble), tone: 'good' })
  for (const destination of await tx.outbox.destinationsOf(cardKeyOf(trouble)))
    await tx.outbox.enqueue({ id: ids.next(), destination, card, about: overKey(trouble), now })
}

/** What is said of escalations that reach nobody, until none does. */
const LADDERS = 'watchdog:ladders'

/** All that came up at one look in one message. The same of them are told once, also after a restart. */
export async function tellLadders(means: Means, troubles: LadderTrouble[], away: readonly PlatformName[]) {
  const { tx, now, ids } = means
  const which = troubles.map(({ label, version }) => `${label}@${version}`).join(' ')
  const card = troubleCard(sayLadders(troubles))
  for (const { destination } of await adminsOver(means, away)) {
    const onceKey = `${LADDERS}:${which}:${destination.platform}:${destination.userId}`
    await tx.outbox.enqueue({ id: ids.next(), destination, card, about: LADDERS, onceKey, now })
  }
}

/** None is left: whoever was not told yet need not hear of it. */
export async function dropLadders({ tx }: Means): Promise<void> {
  await tx.outbox.dropAbout([LADDERS])
}

/** What was not as it should be, in one message to each admin: once on that day of theirs. */
export async function tellDay(
  means: Means,
  { day, account, view }: { day: string; account: Account; view: DayLineView },
  away: readonly PlatformName[],
): Promise<void> {
  const { tx, now, ids } = means
  const [reached] = await adminsOver({ ...means, admins: [account] }, away)
  if (!reached) return
  const { destination } = reached
  const onceKey = `watchdog:day:${day}:${account.platform}:${account.tenantId}:${account.userId}`
  await tx.outbox.enqueue({ id: ids.next(), destination, card: dayLineCard(view), onceKey, now })
}

type Reached = { destination: Extract<StandingDestination, { kind: 'person' }>; zone: string }

/** Each admin once, where they are named, or else where the same person has another account. */
async function adminsOver(means: Means, away: readonly PlatformName[]): Promise<Reached[]> {
  const reached = new Map<string, Reached>()
  for (const admin of means.admins) {
    const person = await means.tx.people.byAccount(admin)
    const accounts: Account[] = [admin, ...(person ? await means.tx.people.accountsOf(person.id) : [])]
    const account = accounts.find(({ platform }) => !away.includes(platform))
    if (account === undefined) continue
    const destination = { kind: 'person' as const, personId: person?.id ?? '', ...account }
    const key = person?.id ?? `${account.platform}:${account.tenantId}:${account.userId}`
    if (!reached.has(key)) reached.set(key, { destination, zone: person?.zone ?? 'UTC' })
  }
  return [...reached.values()]
}
