import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import type { Unit } from '../../tx-client.ts'
import { namesTraced } from './rows-traced.ts'

/**
 * What a form came to is only told to whoever sends it twice, and what somebody asked for and did not confirm is asked for again: both are
 * forgotten where a trace of the person stands in them, whoever they are of.
 */
export async function eraseForms({ db }: Unit, scrubber: Scrubber): Promise<void> {
  for (const { platform, userId, alone } of scrubber.traces.accounts)
    if (alone)
      await db.submittedForm.deleteMany({ where: { id: { startsWith: `${platform}:`, contains: `:${userId}:` } } })
  const forms = await namesTraced(db, 'SubmittedForm', scrubber)
  for (const id of forms) await db.submittedForm.delete({ where: { id } })
  const held = await namesTraced(db, 'HeldRequest', scrubber)
  for (const id of held) await db.heldRequest.delete({ where: { id } })
}
