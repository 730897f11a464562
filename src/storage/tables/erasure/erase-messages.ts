import type { ToErase } from '../../../ports/store/erasure.ts'
import { queueKeyOf } from '../../../ports/store/outbox.ts'
import type { Unit } from '../../tx-client.ts'
import { eraseForms } from './erase-forms.ts'
import { eraseHeard } from './erase-heard.ts'
import { erasePlaces } from './erase-places.ts'
import { eraseSent } from './erase-sent.ts'
import { scrubberOf } from './scrubber-of.ts'

/** What was heard of somebody, what was or is to be sent to or about them, and where they are written to. */
export async function eraseMessages(unit: Unit, toErase: ToErase): Promise<void> {
  const { personIds, accounts } = toErase
  const [personId = ''] = personIds
  const scrubber = await scrubberOf(unit.db, toErase)
  const queueKeys = accounts.map((account) => queueKeyOf({ kind: 'person', personId, ...account }))
  const direct = await eraseHeard(unit, scrubber)
  await eraseForms(unit, scrubber)
  await erasePlaces(unit, queueKeys, direct, scrubber)
  await eraseSent(unit, queueKeys, scrubber)
}
