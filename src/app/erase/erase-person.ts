import { caseOfAction } from '../../domain/corrective/corrective-action.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { touchBreaches } from '../cases/breaches.ts'
import { touchPrompts } from '../checkins/show-run.ts'
import { tellSomebody } from '../ladders/last-resort.ts'
import { recordChange } from '../partners/record-change.ts'
import type { Means } from '../scene.ts'
import { eraseFromStates, type Touched } from './erase-states.ts'
import { forgetNames } from './forget-names.ts'
import { passOn } from './pass-on.ts'
import { type ErasurePlan, formerSelves, planErasure } from './plan-erasure.ts'
import { listed } from '../../cards/listed.ts'

/**
 * Erase somebody: their parts pass on, and what they are and what they wrote goes from everywhere. Cards that stand are drawn anew without
 * them, and whoever answers for a partner is told where others may have named them. Refused while what they wrote is under dispute.
 */
export async function erasePerson(
  means: Means,
  person: Person,
  by?: Party,
): Promise<ErasurePlan | { refused: string }> {
  const { tx } = means
  const plan = await planErasure(tx, person)
  if ('refused' in plan) return plan
  await passOn(means, await forgetNames(tx, [person, ...(await formerSelves(tx, person))]), by)
  const touched = await eraseFromStates(tx, plan.personIds)
  const texts = [...plan.written.flatMap((one) => one.texts), ...touched.texts]
  const { personIds, accounts, names } = plan
  await tx.erasure.erase({ personIds, accounts, names, texts }, means.now)
  const partners = await partnersOf(means, plan, touched)
  for (const partner of partners) await recordChange(means, partner, 'PersonErased', {}, by)
  await touch(means, touched)
  for (const partner of partners) await tellMentions(means, partner, plan)
  return plan
}

async function partnersOf({ tx }: Means, plan: ErasurePlan, touched: Touched): Promise<Partner[]> {
  const ids = [
    ...plan.namedFor.map(({ id }) => id),
    ...[...plan.written, ...plan.mentions].map(({ partnerId }) => partnerId),
    ...[...touched.cases, ...touched.ladders, ...touched.runs, ...touched.actions].map(({ partnerId }) => partnerId),
  ]
  const partners = await Promise.all([...new Set(ids)].map((id) => tx.partners.get(id)))
  return partners.filter((partner) => partner !== undefined)
}

/** What stands of it on cards goes too. */
async function touch(means: Means, { cases, ladders, runs, actions }: Touched): Promise<void> {
  for (const action of actions) {
    const about = caseOfAction(action)
    if (about) means.touched.touch({ kind: 'case', id: about.id })
  }
  for (const { id, partnerId } of cases) {
    means.touched.touch({ kind: 'case', id })
    const partner = await means.tx.partners.get(partnerId)
    for (const { breachedAt } of partner ? await means.tx.clocks.ofSubject('case', id) : [])
      if (partner && breachedAt !== undefined) touchBreaches(means, partner, breachedAt)
  }
  for (const { id } of ladders) means.touched.touch({ kind: 'ladder', id })
  for (const run of runs) {
    touchPrompts(means, run)
    means.touched.touch({ kind: 'result', id: run.id })
  }
}

/** What others wrote about somebody is theirs, and for whoever answers for the partner to look through. */
async function tellMentions(means: Means, partner: Partner, { person, mentions }: ErasurePlan): Promise<void> {
  const labels = mentions.filter(({ partnerId }) => partnerId === partner.id).map(({ label }) => label)
  if (labels.length === 0) return
  const text = `Somebody who had a part in ${partner.name} was erased. Others may name them in what they wrote, which stays: ${listed(labels)}. Look it through.`
  const card = noticeCard({ title: 'Somebody was erased', text, tone: 'neutral', subject: partner.slug })
  await tellSomebody(means, partner, card, `erased:${partner.id}:${person.id}`, { but: means.cause.personId })
}
