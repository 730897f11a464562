import { SOMEBODY } from '../../../domain/partners/party.ts'
import type { ToErase } from '../../../ports/store/erasure.ts'
import type { Unit } from '../../tx-client.ts'

/** The row of a person stays under its id, which facts and states refer to, and tells nothing. */
const NOBODY = {
  name: SOMEBODY,
  zone: 'UTC',
  locale: null,
  ours: false,
  profileFrom: null,
  nameBySheet: false,
  zoneBySheet: false,
  digestAt: null,
  weeklyOff: false,
  pagedAlways: false,
  quiet: null,
  partnerId: null,
}

/** Everything that is kept of somebody as a person: who they are, their accounts, their parts, and what they asked for. */
export async function eraseRegistry({ db }: Unit, { personIds }: ToErase): Promise<void> {
  const theirs = { where: { personId: { in: personIds } } }
  await db.account.deleteMany(theirs)
  await db.membership.deleteMany(theirs)
  await db.managerOfAll.deleteMany(theirs)
  await db.alarm.deleteMany(theirs)
  await db.mute.deleteMany(theirs)
  await db.absence.deleteMany(theirs)
  await db.toldAlone.deleteMany(theirs)
  await db.pageAddress.deleteMany(theirs)
  await db.pageToken.deleteMany(theirs)
  await db.heldRequest.deleteMany(theirs)
  await db.threadMessage.deleteMany(theirs)
  await db.person.updateMany({ where: { id: { in: personIds } }, data: NOBODY })
}
