import { drillPaging } from '../../domain/drills/page-of-drill.ts'
import { climbedAt, caseOf, type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { hookNamed, hookWords, type NamedHook } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { FoundPageToken } from '../../ports/store/pages.ts'
import { answerByHook, isDrillRinging } from '../drills/drill-hooks.ts'
import { decideAndSaveLadder } from '../ladders/apply-ladder.ts'
import { usualTime } from '../ladders/until-asked.ts'
import { actorOf } from '../people/actor-of.ts'
import { whyNot } from '../why-not.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Means } from '../scene.ts'
import type { AppServices } from '../services.ts'
import { type Problem, problem } from './problem.ts'

export type PageAcknowledged = { escalation: string; outcome: 'acknowledged'; backBy?: string }

/** The token of a page, by the id under which it is looked for. */
export async function pageTokenOf({ store }: AppServices, id: string): Promise<FoundPageToken | Problem> {
  return (await store.read((view) => view.pageTokens.of(id))) ?? unknown()
}

/**
 * Whoever was paged has it, as if they had pressed, and by the same right: once, while the escalation climbs at the very step that called them, and as long as
 * they stand on that side of it.
 */
export async function acknowledgePage(
  services: AppServices,
  id: string,
  text: string,
): Promise<PageAcknowledged | Problem> {
  return inTransaction(services, { origin: { via: 'page hook' } }, async (means) => {
    const { tx } = means
    const found = await tx.pageTokens.of(id)
    if (found && drillPaging(found.ladderId)) return acknowledgeDrill(means, found, text)
    const ladder = found && (await tx.ladders.get(found.ladderId))
    const partner = ladder && (await tx.partners.get(ladder.partnerId))
    if (!found || !ladder || !partner) return unknown()
    const judged = await tx.pageTokens.judge(text, found, ladder)
    if (judged !== 'good') return judged.why === 'unknown' ? unknown() : problem(`page-${judged.why}`, judged.refused)
    if ((climbedAt(ladder, found)?.at ?? 0) > found.madeAt)
      return problem('page-over', 'That step of the escalation is over.')
    const hook = hookNamed(found.personId)
    if (hook) return acknowledgeByName(means, partner, ladder, found, hook)
    // Who was taken for two people may have one id by now.
    const person = await tx.people.get(found.personId)
    const actor = person && (await actorOf(means, person, await tx.people.accountsOf(person.id)))
    const stands = actor?.kind === found.side && actor.roles.some((one) => one.partnerId === partner.id)
    if (!person || !stands) return problem('page-over', 'Whoever was called is not named there any more.')
    const no = await whyNot({ ...means, actor }, 'escalation.acknowledge', {
      subject: ladder,
      partner,
      escalation: ladder,
    })
    if (no) return problem('page-over', no.refused)
    return take(means, partner, ladder, found, { personId: person.id, name: person.name, side: found.side })
  })
}

/** A page hook that a step calls by name has it in the place of whoever is behind it, as long as it is there. */
async function acknowledgeByName(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  found: FoundPageToken,
  hook: NamedHook,
): Promise<PageAcknowledged | Problem> {
  const { personId, side } = found
  if (!(await means.tx.pageAddresses.of(personId)))
    return problem('page-over', 'The page hook that was called is not there any more.')
  return take(means, partner, ladder, found, { personId, name: hookWords(hook), side })
}

async function take(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  found: FoundPageToken,
  by: Party,
): Promise<PageAcknowledged | Problem> {
  const backBy = await usualTime(means, ladder)
  const event = { type: 'EscalationAcknowledged', by, backBy, usual: true } as const
  const decision = await decideAndSaveLadder(means, partner, ladder, event)
  if ('refused' in decision) return problem('page-over', decision.refused)
  await means.tx.pageTokens.use(found, means.now)
  const about = caseOf(ladder.subject)
  if (about !== undefined) means.touched.touch({ kind: 'case', id: about })
  return {
    ...{ escalation: ladderLabel(ladder.number), outcome: 'acknowledged' },
    backBy: new Date(backBy).toISOString(),
  }
}

/** Of a drill there is nothing to have: it has reached whoever was paged. */
async function acknowledgeDrill(
  means: Means,
  found: FoundPageToken,
  text: string,
): Promise<PageAcknowledged | Problem> {
  const { tx, now } = means
  const about = { id: found.ladderId, calls: await isDrillRinging(means, found) }
  const judged = await tx.pageTokens.judge(text, found, about)
  if (judged !== 'good') return judged.why === 'unknown' ? unknown() : problem(`page-${judged.why}`, judged.refused)
  const answered = await answerByHook(means, found)
  if ('problem' in answered) return answered
  await tx.pageTokens.use(found, now)
  return { ...answered, outcome: 'acknowledged' }
}

/** Whether there is such a page is told to nobody who does not carry its token. */
function unknown(): Problem {
  return problem(
    'page-unknown',
    'This acknowledges nothing here. Send the token of the page to the address that came with it.',
  )
}
