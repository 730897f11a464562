import type { Run } from '../../domain/checkins/run.ts'
import { translationFor } from '../../domain/checkins/translation-for.ts'
import { type Worded, wordedFor } from '../../domain/checkins/worded.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Means } from '../scene.ts'
import { templateAsked } from './templates.ts'

/** What a run asks, in the words of the reader's side and language: translations are of the version that it was opened with. */
export async function runWordedFor({ tx }: Pick<Means, 'tx'>, run: Run, { personId, side }: Party): Promise<Worded> {
  const template = await templateAsked(tx, run.template)
  const scale = template?.scale && { scale: template.scale }
  const reader = template && (await tx.people.get(personId))
  return wordedFor({ ...run, ...scale }, side, template && translationFor(template, reader?.locale))
}
