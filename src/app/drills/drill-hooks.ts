import { answer } from '../../domain/drills/decide-drills.ts'
import { drillLabel } from '../../domain/drills/drill.ts'
import { drillPaging, stillRings } from '../../domain/drills/page-of-drill.ts'
import type { PageCall } from '../../domain/escalations/page-token.ts'
import { hookNamed, hookWords } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { type Problem, problem } from '../api/problem.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { moveDrill } from './move-drill.ts'
import { drillFace, touchAll } from './show-drill.ts'

/** What a page of a drill says now; `over`: nobody waits for an answer. */
export async function pageOfDrill(means: Means, { ladderId, side, personId }: PageCall) {
  const found = await drillPaged(means, ladderId)
  const call = stillRings(found?.drill, side, personId)
  if (!found || !call) return 'over'
  const { title, fallback } = await drillFace(means, found.partner, found.drill, [call])
  return { escalation: drillLabel(found.drill.number), title, text: fallback, urgency: 'page', drill: true }
}

/** Whoever was paged by a drill has answered it, or whoever is behind a page hook that a step calls by name. */
export async function answerByHook(
  means: Means,
  { ladderId, side, personId }: PageCall,
): Promise<{ escalation: string } | Problem> {
  const found = await drillPaged(means, ladderId)
  const by = found && (await whoAnswers(means, found.partner, side, personId))
  if (!found || !by) return problem('page-over', 'Whoever was called is not named there any more.')
  // That one which is nobody's own has answered by itself says its name already.
  const through = hookNamed(personId) ? undefined : 'hook'
  const answered = answer(found.drills, found.drill.number, by, [by.personId], means.now, through)
  if (!('drills' in answered)) return problem('page-over', 'That drill is over, or has been answered.')
  touchAll(means, found.partner.id, found.drill.number, found.drill.calls)
  await moveDrill(means, found.partner, answered.drills)
  return { escalation: drillLabel(found.drill.number) }
}

async function whoAnswers({ tx }: Means, partner: Partner, side: Side, personId: string): Promise<Party | undefined> {
  const hook = hookNamed(personId)
  if (hook) return (await tx.pageAddresses.of(personId)) && { personId, name: hookWords(hook), side }
  // Who was taken for two people may have one id by now.
  const person = await tx.people.get(personId)
  const entry = (await loadRoster(tx, partner.id)).find((one) => one.person.id === person?.id && one.side === side)
  return person && entry && { personId: person.id, name: person.name, side }
}

/** Whether anybody waits for the answer to that page. */
export async function isDrillRinging(
  means: Pick<Means, 'tx'>,
  { ladderId, side, personId }: PageCall,
): Promise<boolean> {
  const found = await drillPaged(means, ladderId)
  return stillRings(found?.drill, side, personId) !== undefined
}

async function drillPaged({ tx }: Pick<Means, 'tx'>, ladderId: string) {
  const of = drillPaging(ladderId)
  const partner = of && (await tx.partners.get(of.partnerId))
  const drills = of && (await tx.drills.of(of.partnerId))
  const drill = drills?.drills.find(({ number }) => number === of?.number)
  return partner && drills && drill ? { partner, drills, drill } : undefined
}
