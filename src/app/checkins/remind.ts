import { checkInReminderCard } from '../../cards/check-in-reminder.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { dropUnseen, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { promptKey } from './show-run.ts'

/** One reminder: to each of our people alone, and to the partner's people together in the shared channel, by mention. */
export async function remind(means: Means, partner: Partner, run: Run, people: Party[]): Promise<void> {
  const waitingFor = await entriesOf(means, partner, people)
  for (const entry of waitingFor.filter(({ side }) => side === 'internal')) {
    const at = await directTo(means, partner.id, reachable(entry))
    if (at) means.touched.touch({ kind: 'reminder', id: run.id, who: entry.person.id }, [at])
  }
  if (!waitingFor.some(({ side }) => side === 'partner')) return
  const shared = await channelsFor(means.tx, partner.id, 'shared')
  means.touched.touch({ kind: 'reminder', id: run.id, who: 'partner' }, shared)
}

/**
 * Somebody has answered, or the check is closed: they need not be reminded by what has not arrived yet, and what has arrived asks them no
 * more.
 */
export async function settleReminders(means: Means, before: Run, run: Run): Promise<void> {
  if (before.status !== 'open' || before.remindedAt === undefined) return
  const waits = waitedFor(run)
  const done = waitedFor(before).filter(({ personId }) => !waits.some((party) => party.personId === personId))
  const theirs = done.some(({ side }) => side === 'partner') ? ['partner'] : []
  for (const who of [...done.filter(({ side }) => side === 'internal').map(({ personId }) => personId), ...theirs]) {
    const over = who !== 'partner' || !waits.some(({ side }) => side === 'partner')
    if (over) await dropUnseen(means, reminderKey(run, who))
    means.touched.touch({ kind: 'reminder', id: run.id, who })
  }
}

/** `who`: see `CardOf`. */
export async function drawReminder(means: Means, id: string, who: string, at: StandingDestination[]): Promise<void> {
  const run = await means.tx.runs.get(id)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (!run || !partner) return
  const asked = waitedFor(run).filter(({ personId, side }) => (who === 'partner' ? side === who : personId === who))
  const absences = await means.tx.absences.notOver(means.now)
  const away = new Set(absences.filter(({ from }) => from <= means.now).map(({ personId }) => personId))
  const there = asked.filter(({ personId }) => !away.has(personId))
  const people = await entriesOf(means, partner, there)
  const card = checkInReminderCard({
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    closesAt: run.closesAt,
    zone: usualHours(partner.terms).zone,
    state: asked.length > 0 ? 'asks' : run.status === 'open' ? 'answered' : 'closed',
    people: people.map(({ person, accounts }) => ({ name: person.name, accounts })),
  })
  await showCard(means, partner, reminderKey(run, who), () => card, at, {
    ...(who === 'partner' && { threadOf: promptKey(run, who) }),
    recalling: { partner, side: 'partner' },
  })
}

/** Whoever has still to answer; nobody once it is closed. */
function waitedFor(run: Run): Party[] {
  return run.status === 'open' ? run.respondents.filter(({ personId }) => !Object.hasOwn(run.responses, personId)) : []
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
