import type { Traces } from '../../../domain/erasure/scrub.ts'
import type { ToErase } from '../../../ports/store/erasure.ts'
import { queueKeyOf } from '../../../ports/store/outbox.ts'
import type { Unit } from '../../tx-client.ts'
import { eraseHeard } from './erase-heard.ts'
import { eraseSent } from './erase-sent.ts'
import { erasePlaces } from './erase-places.ts'

/** What was heard of somebody, what was or is to be sent to or about them, and where they are written to. */
export async function eraseMessages(unit: Unit, { personIds, accounts }: ToErase, traces: Traces): Promise<void> {
  const [personId = ''] = personIds
  const queueKeys = accounts.map((account) => queueKeyOf({ kind: 'person', personId, ...account }))
  const direct = await eraseHeard(unit, accounts, traces)
  await erasePlaces(unit, queueKeys, direct, traces)
  await eraseSent(unit, queueKeys, traces)
}
