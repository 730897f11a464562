import type { Card } from '../../cards/card.ts'
import { checkInReminderCard } from '../../cards/check-in-reminder.ts'
import { askedHow, mayBeWaitedFor } from '../../domain/checkins/anonymity.ts'
import type { Reminder } from '../../domain/checkins/reminded-with.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { DAY } from '../../domain/time/instant.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { dropUnseen, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import type { CardOf } from '../show/touched-cards.ts'
import { listedIn, remindedBeside, remindersCard, waitsFor } from './reminders-of-day.ts'
import { promptKey } from './show-run.ts'

/** A reminder: to each of our people alone, one message for all that is reminded of on one day, and to the partner's people together in the shared channel, by mention. */
export async function remind(means: Means, partner: Partner, run: Run, people: Party[]): Promise<void> {
  const waitingFor = await entriesOf(means, partner, people)
  for (const entry of waitingFor.filter(({ side }) => side === 'internal')) {
    const at = await directTo(means, partner.id, reachable(entry))
    const nth = (run.windows[entry.person.id]?.reminded ?? 1) - 1
    if (at)
      means.touched.touch(cardOf(await remindedBeside(means, { run, nth }, entry.person.id), entry.person.id), [at])
  }
  const theirs = waitingFor.filter(({ side }) => side === 'partner').map(({ person }) => person.id)
  if (theirs.length === 0) return
  const shared = await channelsFor(means.tx, partner.id, 'shared')
  means.touched.touch({ kind: kindFor(run, theirs), id: run.id, who: 'partner' }, shared)
}

function kindFor({ windows }: Run, personIds: string[]): ReminderKind {
  return REMINDER_KINDS[Number(personIds.some((id) => (windows[id]?.reminded ?? 0) > 1))]!
}

/** The message that has these reminders of one day: that of the first. */
function cardOf([first]: readonly Reminder[], who: string): CardOf & { kind: ReminderKind } {
  return { kind: REMINDER_KINDS[first!.nth]!, id: first!.run.id, who }
}

/**
 * Somebody has answered, or the check is closed: they need not be reminded by what has not arrived yet, and what has arrived asks them no
 * more.
 */
export async function settleReminders(means: Means, before: Run, run: Run): Promise<void> {
  if (before.status !== 'open') return
  const waits = waitedFor(run)
  const done = waitedFor(before).filter(({ personId }) => !waits.some((party) => party.personId === personId))
  for (const { personId } of done.filter(({ side }) => side === 'internal'))
    for (const [nth, at] of (before.windows[personId]?.remindAt ?? []).entries())
      if (at < means.now + DAY) await settleReminder(means, { run: before, nth }, personId, run)
  const theirs = done.filter(({ side }) => side === 'partner')
  if (!theirs.some(({ personId }) => (before.windows[personId]?.reminded ?? 0) > 0)) return
  for (const kind of REMINDER_KINDS) {
    if (!waits.some(({ side }) => side === 'partner')) await dropUnseen(means, KEYS[kind](run, 'partner'))
    means.touched.touch({ kind, id: run.id, who: 'partner' })
  }
}

async function settleReminder(means: Means, own: Reminder, personId: string, now: Run): Promise<void> {
  const all = await remindedBeside(means, own, personId)
  const card = cardOf(all, personId)
  const goesOn = all.some(({ run }) => waitsFor(run.id === now.id ? now : run, personId))
  if (!goesOn) await dropUnseen(means, KEYS[card.kind]({ id: card.id }, personId))
  means.touched.touch(card)
}

const REMINDER_KINDS = ['reminder', 'last reminder'] as const
type ReminderKind = (typeof REMINDER_KINDS)[number]

const KEYS: Record<ReminderKind, (run: Pick<Run, 'id'>, who: string) => string> = {
  reminder: ({ id }, who) => `check-in:${id}:reminder:${who}`,
  'last reminder': ({ id }, who) => `check-in:${id}:last-reminder:${who}`,
}

/** `who`: see `CardOf`. */
export async function drawReminder(
  means: Means,
  { kind, id, who }: CardOf & { kind: ReminderKind },
  at: StandingDestination[],
): Promise<void> {
  const run = await means.tx.runs.get(id)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (!run || !partner) return
  const own = { run, nth: REMINDER_KINDS.indexOf(kind) }
  const all = who === 'partner' ? [] : listedIn(await remindedBeside(means, own, who), who)
  const card = all.length > 1 ? await remindersCard(means, all, who) : await cardOfOne(means, all[0] ?? own, who)
  if (!card) return
  await showCard(means, partner, KEYS[kind](run, who), () => card, at, {
    ...(who === 'partner' && { threadOf: promptKey(run, who) }),
    recalling: { partner, side: 'partner' },
  })
}

async function cardOfOne(means: Means, { run, nth }: Reminder, who: string): Promise<Card | undefined> {
  const partner = await means.tx.partners.get(run.partnerId)
  if (!partner) return undefined
  const asked = waitedFor(run).filter(({ personId, side }) => (who === 'partner' ? side === who : personId === who))
  const absences = await means.tx.absences.notOver(means.now)
  const away = new Set(absences.filter(({ from }) => from <= means.now).map(({ personId }) => personId))
  const there = asked.filter(({ personId }) => !away.has(personId))
  const people = await entriesOf(means, partner, there)
  const most = Math.max(0, ...there.map(({ personId }) => run.windows[personId]?.remindAt.length ?? 0))
  return checkInReminderCard({
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    closesAt: run.closesAt,
    zone: usualHours(partner.terms).zone,
    how: askedHow(run, who === 'partner' ? 'partner' : 'internal'),
    state: asked.length > 0 ? 'asks' : run.status === 'open' ? 'answered' : 'closed',
    which: nth > 0 ? 'last' : most > 1 ? 'first' : 'only',
    people: people.map(({ person, accounts }) => ({ name: person.name, accounts })),
  })
}

/** Whoever has still to answer; nobody once it is closed. */
function waitedFor(run: Run): Party[] {
  return run.status === 'open' ? run.respondents.filter((one) => mayBeWaitedFor(run, one)) : []
}

async function entriesOf(means: Means, partner: Partner, people: Party[]): Promise<RosterEntry[]> {
  const roster = await loadRoster(means.tx, partner.id)
  return people
    .map(({ personId }) => roster.find(({ person }) => person.id === personId))
    .filter((entry) => entry !== undefined)
}
