import type { DayLineView } from '../../cards/day-line-card.ts'
import { type DigestHours, nextDigest, OFF } from '../../domain/digests/digest-hours.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { businessHours } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Account } from '../../ports/store/registry.ts'
import { ignoredInside } from '../corrective/escalate-inside.ts'
import { timeFor } from '../digests/digest-hours-of.ts'
import type { Means } from '../scene.ts'
import { sayLadder, sayTrouble } from './say-trouble.ts'
import { isOfLadder, type LadderTrouble, type Trouble } from './trouble.ts'

/** A trouble of the machine that was told, and since when it is over. */
export type Happened = { trouble: Trouble; over?: Instant }

/** As many as one line names. */
const MOST_LABELS = 10

/** When an admin may be told of their day, after that moment: Monday to Friday, when everybody is told what needs them, on their own clock. Never where that is off. */
export async function nextLine(
  { tx, digestAt }: Pick<Means, 'tx' | 'digestAt'>,
  account: Account,
  after: Instant,
): Promise<{ at: Instant; zone: string } | undefined> {
  const person = await tx.people.byAccount(account)
  const at = person ? timeFor({ digestAt }, person) : digestAt
  const zone = person?.zone ?? 'UTC'
  if (at === OFF) return undefined
  const hours: DigestHours = { calendars: [businessHours(zone)], zone, at, chosen: true }
  const next = nextDigest(hours, after)
  return next === undefined ? undefined : { at: next, zone }
}

/** All that was not as it should be since then, or is not; undefined where nothing was: then nothing is said. */
export async function readDay(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  {
    since,
    zone,
    happened,
    unreaching,
  }: Omit<DayLineView, 'lines'> & { happened: Happened[]; unreaching: LadderTrouble[] },
): Promise<DayLineView | undefined> {
  const machine = happened
    .filter(({ trouble, over }) => !isOfLadder(trouble) && (over === undefined || over >= since))
    .map(({ trouble, over }) => [
      `${sayTrouble(trouble, zone).title}: since `,
      { at: trouble.since, zone, style: 'date-time' as const },
      ...(over === undefined ? ['.'] : [', until ', { at: over, zone, style: 'date-time' as const }, '.']),
    ])
  const nobody = unreaching.slice(0, MOST_LABELS).map((one) => [sayLadder(one)])
  const more = unreaching.length - MOST_LABELS
  const untaken = (await tx.ladders.active({})).filter(isUntaken).map(({ number }) => ladderLabel(number))
  const ignored = (await ignoredInside({ tx, now })).map(
    ({ label, slug, owner }) => `${label} (${slug}, ${owner} has it)`,
  )
  const lines = [
    ...machine,
    ...nobody,
    ...(more > 0 ? [[`And ${more} more escalations reach nobody of a side.`]] : []),
    ...(untaken.length > 0 ? [[`Every step was told, and nobody of ours has it: ${labelsOf(untaken)}.`]] : []),
    ...(ignored.length > 0
      ? [[`Overdue for long, and nobody above its owner is left to call: ${labelsOf(ignored)}.`]]
      : []),
  ]
  return lines.length > 0 ? { since, zone, lines } : undefined
}

/** A side of it is exhausted, and nobody of ours is called or has it. */
function isUntaken({ sides }: Ladder): boolean {
  const ours = sides.internal.state
  return ours === 'exhausted' || (ours === 'none' && sides.partner.state === 'exhausted')
}

function labelsOf(labels: string[]): string {
  const more = labels.length - MOST_LABELS
  return `${labels.slice(0, MOST_LABELS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
