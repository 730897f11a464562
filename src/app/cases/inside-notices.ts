import { slaNoticeCard, type SlaNoticeView } from '../../cards/sla-notice.ts'
import { silentMessageCard } from '../../cards/message-card.ts'
import { shorten } from '../../cards/quote.ts'
import type { PersonRef } from '../../cards/card.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { isMutedFor } from '../notices/muted.ts'
import { loadRoster, partyOf, refOf, type Roster, type RosterEntry, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from '../show/audience.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import type { Face } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import type { Said } from './called-by-notice.ts'

/** What notices of a team’s clock are about begins so: whoever sends them holds them back where others turn out to read. */
const KEY = 'inside '

/** By which notices of a clock are found again, and told apart: of what the companies owe each other, or of what a team of ours owes. */
export function keyOfClock({ id, objective }: Clock): string {
  return teamOf(objective.obligor) === undefined ? `clock:${id}` : `${KEY}clock:${id}`
}

/** The same of anything else that is asked among ourselves. */
export function aboutInside(id: string): string {
  return `${KEY}action:${id}`
}

/** Whether a message is for our own people alone, in any face. */
export function isAmongOurselves({ about }: { about?: string }): boolean {
  return about?.startsWith(KEY) === true
}

/**
 * Whom a team's warning and breach concern: whoever has the case, of the breach our account manager, too, and those of ours whom the terms name. Nobody who has
 * muted the case.
 */
async function concerned(
  means: Means,
  partner: Partner,
  about: Case,
  { objective: { tells } }: Clock,
  notice: Said['notice'],
): Promise<RosterEntry[]> {
  const ours = (await loadRoster(means.tx, partner.id)).filter(({ side }) => side === 'internal')
  const owner = ours.filter(({ person }) => person.id === about.owner.personId)
  const head = withRole(ours, 'internal', 'account-manager')
  const isHeadTold = notice === 'breach' || owner.length === 0
  const named = (tells?.internal ?? []).flatMap((role) => withRole(ours, 'internal', role))
  const found: Roster = []
  for (const entry of [...owner, ...(isHeadTold ? head : []), ...named]) {
    const isKnown = found.some(({ person }) => person.id === entry.person.id)
    if (!isKnown && (about.severity === 1 || !(await isMutedFor(means, partyOf(entry).personId, about))))
      found.push(entry)
  }
  return found
}

/** In our own channels, where nobody else reads; where there is none, those whom it concerns are told alone. Never where the partner reads. */
export async function insidePlaces(
  means: Means,
  partner: Partner,
  about: Case,
  clock: Clock,
  notice: Said['notice'],
): Promise<StandingDestination[]> {
  const channels = await readByUsAlone(means, await channelsFor(means.tx, partner.id, 'internal'))
  if (channels.length > 0) return channels
  const entries = await concerned(means, partner, about, clock, notice)
  const alone = await Promise.all(entries.map((entry) => directTo(means, partner.id, reachable(entry))))
  return readByUsAlone(
    means,
    alone.filter((to) => to !== undefined),
  )
}

/** Of these places those that nobody else reads. */
export async function readByUsAlone({ tx }: Means, places: StandingDestination[]): Promise<StandingDestination[]> {
  const read = await Promise.all(places.map((to) => audienceOf(tx, to)))
  return places.filter((_, at) => read[at] === 'internal')
}

type View = Omit<SlaNoticeView, 'owner' | 'told' | 'obligorName'>

/** To both sides it says nothing, and it is not sent there at all. */
export async function insideFace(
  means: Means,
  partner: Partner,
  about: Case,
  clock: Clock,
  said: Said,
  view: View,
): Promise<Face> {
  const [first, ...others] = (await concerned(means, partner, about, clock, said.notice)).map(refOf)
  const owner: PersonRef = first ?? { name: means.company, accounts: [] }
  const obligorName = `${shorten(teamOf(clock.objective.obligor) ?? '', 60)}, inside ${means.company}`
  const card = slaNoticeCard({ ...view, inside: true, obligorName, owner, ...(others.length > 0 && { told: others }) })
  const silent = silentMessageCard(view.label)
  return (audience) => (audience === 'internal' ? card : silent)
}
