import type { Card } from '../../cards/card.ts'
import { checkInsPromptCard } from '../../cards/check-ins-prompt.ts'
import { mayBeWaitedFor } from '../../domain/checkins/anonymity.ts'
import { type Reminder, remindedWith } from '../../domain/checkins/reminded-with.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { DAY } from '../../domain/time/instant.ts'
import { noClockOf } from '../people/hours-by-clock.ts'
import type { Means } from '../scene.ts'
import { promptView } from './show-run.ts'

/** Runs that opened before that remind nobody any more. */
const REMINDING_SINCE = 60 * DAY

/** What reminds one of ours in one message with this reminder, over all partners. */
export async function remindedBeside({ tx, now }: Means, own: Reminder, personId: string): Promise<Reminder[]> {
  const person = await tx.people.get(personId)
  const zone = person && noClockOf(person) === undefined ? person.zone : 'UTC'
  return remindedWith(await tx.runs.askingSince([personId], now - REMINDING_SINCE), own, personId, zone)
}

/** Of these, what the message lists: what was answered before it came is nothing to be reminded of. */
export function listedIn(all: readonly Reminder[], personId: string): Reminder[] {
  const [first] = all
  const comes = first?.run.windows[personId]?.remindAt[first.nth] ?? 0
  return all.filter(({ run }) => (run.responses[personId]?.at ?? Infinity) >= comes)
}

export function waitsFor(run: Run, personId: string): boolean {
  const asked = run.respondents.find((party) => party.personId === personId)
  return asked !== undefined && run.status === 'open' && mayBeWaitedFor(run, asked)
}

/** The reminders of one day in a list. */
export async function remindersCard(means: Means, all: readonly Reminder[], personId: string): Promise<Card> {
  const views = []
  for (const { run } of all) {
    const partner = await means.tx.partners.get(run.partnerId)
    if (partner) views.push(promptView(means, partner, run, personId))
  }
  const waiting = all.filter(({ run }) => waitsFor(run, personId))
  const isFollowed = waiting.some(({ run, nth }) => (run.windows[personId]?.remindAt.length ?? 0) > nth + 1)
  return checkInsPromptCard(views, isFollowed ? 'first' : waiting.some(({ nth }) => nth > 0) ? 'last' : 'only')
}
