import type { Run } from '../../domain/checkins/run.ts'
import { translationFor } from '../../domain/checkins/translation-for.ts'
import { type Worded, wordedFor } from '../../domain/checkins/worded.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Means } from '../scene.ts'
import { withActions } from './actions-asked.ts'
import { templateAsked } from './templates.ts'

/** What a run asks, in the words of the reader's side and language: translations are of the version that it was opened with. */
export async function runWordedFor(
  means: Pick<Means, 'tx' | 'company'>,
  partner: Partner,
  run: Run,
  { personId, side }: Party,
): Promise<Worded> {
  const { tx } = means
  const template = await templateAsked(tx, run.template)
  const scale = template?.scale && { scale: template.scale }
  const reader = template && (await tx.people.get(personId))
  const worded = wordedFor({ ...run, ...scale }, side, template && translationFor(template, reader?.locale))
  return withActions(means, partner, worded)
}
