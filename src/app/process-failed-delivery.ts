import { noticeCard } from '../cards/notice-card.ts'
import { withoutRecalled } from '../cards/recall-line.ts'
import type { Partner } from '../domain/partners/partner.ts'
import { DAY, HOUR, type Instant, type Ms } from '../domain/time/instant.ts'
import { type Delivery, type OutboxTable, queueKeyOf } from '../ports/store/outbox.ts'
import { staleKey } from '../ports/store/timers.ts'
import type { AppServices } from './services.ts'
import { tellSomebody } from './ladders/last-resort.ts'
import { askInstead } from './ladders/ask-anew.ts'
import { pageHookWords } from './ladders/named-hooks.ts'
import { failCall, isOfDrill } from './drills/fail-call.ts'
import { leaveUnheardSteps, settleUnheard, unheardSteps } from './ladders/leave-unheard-step.ts'
import { accountNow } from './look-ups/account-now.ts'
import { inTransaction } from './in-transaction.ts'
import { accountGone } from './people/account-gone.ts'
import { unreachedKey } from './people/unreached-key.ts'
import { reachElsewhere } from './reach-elsewhere.ts'
import type { Means } from './scene.ts'
import { giveBackRecalled } from './show/recall-resolutions.ts'

type Why = Parameters<OutboxTable['fail']>[1]

/**
 * A message could not be delivered for good: mark it failed, and tell somebody of ours who can be reached, for each partner it was about.
 * What somebody of ours must hear goes to whoever comes next, and what a person should read to another account of theirs; a step of an
 * escalation that reached nobody is over.
 */
export async function processFailedDelivery(services: AppServices, failed: Delivery, why: Why): Promise<void> {
  const { destination: to } = failed
  // What else it recalled is for the next message, whoever hears of this one now.
  const delivery = { ...failed, card: withoutRecalled(failed.card) }
  const gone = why.gone === 'person' && to.kind === 'person' && (await accountNow(services, to)) === 'gone'
  await inTransaction(services, {}, async (means) => {
    const stale = await standsOutOfReach(means, delivery)
    const outcome = await means.tx.outbox.fail(delivery, why, means.now)
    if (outcome !== 'lost') await giveBackRecalled(means, [failed])
    // A private answer that nobody can receive any more is of no interest to anybody else.
    if (outcome !== 'failed' || delivery.destination.kind === 'reply') return
    if (delivery.forPartner !== undefined) return passOn(means, delivery, delivery.forPartner)
    if (stale && why.gone === undefined) await tryAgainLater(means, delivery, stale)
    const isElsewhere = await reachElsewhere(means, delivery)
    const unheard = isElsewhere ? [] : await unheardSteps(means, delivery)
    if (!isElsewhere && isOfDrill(delivery)) await failCall(means, delivery, why.reason)
    else if (!isElsewhere) {
      // Of a channel that the bot is not in any more, its account managers were told then; what is missed is said when it is back. Of somebody
      // who is gone they are told what passed on, and to whom.
      const toldOtherwise = (await isAbsent(means, delivery)) || (gone && (await isLastAccount(means, delivery)))
      // Nor of a change where nothing came already: it calls nobody.
      if (!toldOtherwise && stale?.since === undefined) await tellUndelivered(means, delivery, why)
    }
    // What this message was about is judged by whom it was meant for; a step waits for whoever follows them on it.
    if (gone) await accountGone(means, to)
    await leaveUnheardSteps(means, unheard)
    if (!isElsewhere) await askInstead(means, delivery)
    await settleUnheard(means, delivery)
  })
}

/** What could not be changed where it stands is tried again so often, for so long: nobody tells us that somebody can be written to again. */
const AGAIN_EVERY: Ms = 4 * HOUR
const AGAIN_FOR: Ms = 7 * DAY

/** It would have changed a card that stands there; since when nothing came there before. */
async function standsOutOfReach(
  { tx }: Means,
  { cardKey, queueKey }: Delivery,
): Promise<{ since?: Instant } | undefined> {
  const [found] = cardKey === undefined ? [] : await tx.outbox.standing([{ cardKey, queueKey }])
  if (!found?.shown) return undefined
  const [known] = await tx.outbox.unreachable([queueKey])
  return known ? { since: known.since } : {}
}

async function tryAgainLater({ tx, now }: Means, { queueKey }: Delivery, stale: { since?: Instant }): Promise<void> {
  const { since = now } = stale
  if (now - since >= AGAIN_FOR) return
  const key = staleKey(queueKey)
  await tx.timers.set({ key, kind: 'cards.stale', subjectId: queueKey, dueAt: now + AGAIN_EVERY, data: {} })
}

/** To whoever comes next, under the same once key: nobody is told twice, and where everybody was, it ends. */
async function passOn(means: Means, delivery: Delivery, partnerId: string): Promise<void> {
  const partner = await means.tx.partners.get(partnerId)
  if (!partner) return
  const onceKey = delivery.onceKey?.slice(0, -`:${delivery.queueKey}`.length) ?? `passed-on:${delivery.id}`
  await tellSomebody(means, partner, delivery.card, onceKey, { about: delivery.about })
}

/**
 * What did not arrive stays so, whatever becomes of its subject: this notice is dropped only if the person to whom it could not be delivered
 * turns out to be gone, and all passes on. Once per destination and hour: a dead channel must not flood those who are told.
 */
async function tellUndelivered(means: Means, delivery: Delivery, why: Why): Promise<void> {
  const where = await nameOf(means, delivery)
  const onceKey = `undelivered:${delivery.queueKey}:${Math.floor(means.now / HOUR)}`
  for (const partner of await concerned(means, delivery)) {
    const text = `“${delivery.card.title}” could not be delivered to ${where}: ${why.reason} ${adviceOn(delivery, why, partner)}`
    const card = noticeCard({ title: 'A message was not delivered', text, tone: 'warning' })
    await tellSomebody(means, partner, card, onceKey, { about: undeliveredKey(delivery.destination, partner) })
  }
}

function undeliveredKey(to: Delivery['destination'], partner: Partner): string | undefined {
  return to.kind === 'person' ? unreachedKey(to.personId, partner.id) : undefined
}

/** Nothing but this account leads to them. */
async function isLastAccount({ tx }: Means, { destination: to }: Delivery): Promise<boolean> {
  if (to.kind !== 'person') return false
  return (await tx.people.accountsOf(to.personId)).every((one) => queueKeyOf({ ...to, ...one }) === queueKeyOf(to))
}

function adviceOn({ card, destination }: Delivery, { gone }: Why, { slug }: Partner): string {
  const show = `\`show ${card.subject ?? slug}\``
  if (destination.kind === 'hook') return 'Whoever runs Liaison sets the address with `liaison hook`.'
  return gone === 'person' && destination.kind === 'person'
    ? `Name somebody else with \`/partner people ${slug}\`; what it said stands in ${show}.`
    : `Once that is mended, ask for it again with ${show}.`
}

async function isAbsent({ tx }: Means, { destination }: Delivery): Promise<boolean> {
  if (destination.kind !== 'conversation') return false
  return (await tx.conversations.get(destination.conversationRowId))?.present === false
}

async function nameOf({ tx }: Means, { destination }: Delivery): Promise<string> {
  if (destination.kind === 'conversation') {
    const conversation = await tx.conversations.get(destination.conversationRowId)
    return conversation?.name ? `#${conversation.name}` : 'a channel'
  }
  if (destination.kind === 'hook') return pageHookWords(tx, destination.personId)
  return destination.kind === 'person'
    ? ((await tx.people.get(destination.personId))?.name ?? 'a person')
    : 'the person who asked'
}

async function concerned({ tx }: Means, { destination }: Delivery): Promise<Partner[]> {
  if (destination.kind === 'hook') {
    const ladder = await tx.ladders.get(destination.ladderId)
    const partner = ladder && (await tx.partners.get(ladder.partnerId))
    return partner ? [partner] : []
  }
  const partnerIds =
    destination.kind === 'conversation'
      ? (await tx.bindings.at(destination.conversationRowId)).map(({ partnerId }) => partnerId)
      : destination.kind === 'person'
        ? (await tx.memberships.ofPerson(destination.personId)).map(({ partnerId }) => partnerId)
        : []
  const partners = await Promise.all([...new Set(partnerIds)].map((id) => tx.partners.get(id)))
  return partners.filter((partner) => partner !== undefined)
}
