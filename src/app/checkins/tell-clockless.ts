import { noticeCard } from '../../cards/notice-card.ts'
import { quote } from '../../cards/quote.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { hasNoWork, noClockOf } from '../people/hours-by-clock.ts'
import { headOf, type Roster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'

/** The checks before of each audience of which it is looked up whom they asked. */
const ASKED_BEFORE = 3

/**
 * Our account manager is told, at the first check that meets it, who of those asked has no hours of their own, by which hours they are asked, and how that is put right; again as somebody is among them whom the checks
 * before did not ask.
 */
export async function tellClockless(
  means: Means,
  partner: Partner,
  roster: Roster,
  { id, parties }: { id: string; parties: readonly Party[] },
): Promise<void> {
  const usual = usualHours(partner.terms)
  const unknown = parties.flatMap(({ personId, side }) => {
    const person = roster.find((one) => one.person.id === personId)?.person
    const reason = person && reasonOf(person, hasNoWork(hoursOfSide(partner, side)), usual.zone)
    return reason === undefined ? [] : [{ personId, why: `${person!.name}: ${reason}` }]
  })
  const head = headOf(roster, 'internal')
  if (unknown.length === 0 || !head) return
  const known = await askedBefore(means, partner, id)
  if (unknown.every(({ personId }) => known.has(personId))) return
  const why = unknown.map((one) => one.why)
  const card = noticeCard({
    title: `Health checks with ${partner.name} ask some people by the partner’s calendar`,
    text: `Their own working time is not known here – ${why.join('; ')}. So they are asked, reminded and waited for in the hours of ${partner.name} (${usual.zone}). What their profile in chat says of their time zone counts from the next check on, and so does \`zone: Europe/Paris\` beside their name in the sheet.`,
    tone: 'neutral',
  })
  const at = await reachOf(means, partner.id, head)
  await sendNotice(
    means,
    at.filter(({ kind }) => kind === 'person'),
    () => card,
    `check-in:clockless:${id}`,
  )
}

async function askedBefore({ tx }: Means, partner: Partner, id: string): Promise<Set<string>> {
  const before = (await tx.runs.lastOfEach([partner.id], ASKED_BEFORE)).filter((run) => run.id !== id)
  const parties = before.flatMap(({ respondents, notAsked = [] }) => [
    ...respondents,
    ...notAsked.map(({ party }) => party),
  ])
  return new Set(parties.map(({ personId }) => personId))
}

function reasonOf(person: Person, isIdle: boolean, usual: string): string | undefined {
  if (isIdle) return 'the hours of their side hold no working day'
  const clock = noClockOf(person)
  if (clock === 'unknown zone') return `there is no time zone ${quote(person.zone, 60)}`
  return clock === 'no zone' && usual !== person.zone ? 'no time zone' : undefined
}
