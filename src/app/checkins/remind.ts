import type { Card } from '../../cards/card.ts'
import { checkInReminderCard } from '../../cards/check-in-reminder.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { redrawNotice, sendNotice } from '../show/show-card.ts'
import { promptKey } from './show-run.ts'

/** One reminder: to each of our people alone, and to the partner's people together in the shared channel, by mention. */
export async function remind(means: Means, partner: Partner, run: Run, people: Party[]): Promise<void> {
  const waitingFor = await entriesOf(means, partner, people)
  const onceKey = `check-in:${run.id}:reminder`
  for (const entry of waitingFor.filter(({ side }) => side === 'internal')) {
    const at = await directTo(means, partner.id, reachable(entry))
    const about = reminderKey(run, entry.person.id)
    if (at) await sendNotice(means, [at], () => reminder(partner, run, [entry]), onceKey, { about })
  }
  const theirs = waitingFor.filter(({ side }) => side === 'partner')
  if (theirs.length === 0) return
  const shared = await channelsFor(means.tx, partner.id, 'shared')
  await sendNotice(means, shared, () => reminder(partner, run, theirs), onceKey, {
    about: reminderKey(run, 'partner'),
    threadOf: promptKey(run, 'partner'),
  })
}

/** Whoever has answered, and everybody once the check is closed, need not be reminded by what has not arrived yet. */
export async function settleReminders(means: Means, partner: Partner, run: Run): Promise<void> {
  const { outbox } = means.tx
  const waitingFor =
    run.status === 'open' ? run.respondents.filter(({ personId }) => !Object.hasOwn(run.responses, personId)) : []
  const theirs = waitingFor.filter(({ side }) => side === 'partner')
  const done = run.respondents.filter((party) => !waitingFor.includes(party))
  await outbox.dropAbout([
    ...done.map(({ personId }) => reminderKey(run, personId)),
    ...(theirs.length === 0 ? [reminderKey(run, 'partner')] : []),
  ])
  const shared = reminderKey(run, 'partner')
  if ((await outbox.unfinished({ about: [shared] })).length === 0) return
  const entries = await entriesOf(means, partner, theirs)
  await redrawNotice(means, shared, () => reminder(partner, run, entries))
}

function reminderKey(run: Run, who: string): string {
  return `check-in:${run.id}:reminder:${who}`
}

async function entriesOf(means: Means, partner: Partner, people: Party[]): Promise<RosterEntry[]> {
  const roster = await loadRoster(means.tx, partner.id)
  return people
    .map(({ personId }) => roster.find(({ person }) => person.id === personId))
    .filter((entry) => entry !== undefined)
}

function reminder(partner: Partner, run: Run, entries: RosterEntry[]): Card {
  return checkInReminderCard({
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    closesAt: run.closesAt,
    zone: usualHours(partner.terms).zone,
    people: entries.map(({ person, accounts }) => ({ name: person.name, accounts })),
  })
}
