import type { Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import { named } from '../../domain/timeline/fact.ts'
import { armDigest } from '../digests/arm-digest.ts'
import { endDigest } from '../digests/rearm-digest.ts'
import { collectNaming, dropNaming } from '../notices/collect-naming.ts'
import { recordChange } from '../partners/record-change.ts'
import type { Means } from '../scene.ts'

/** Put somebody on the list of those who may act for every partner, recorded; false where they are on it. */
export async function putOnManagersOfAll(means: Means, person: Person, by?: Party): Promise<boolean> {
  if (await means.tx.managersOfAll.has(person.id)) return false
  await means.tx.managersOfAll.add(person.id)
  await record(means, 'ManagerOfAllNamed', person, by)
  await collectNaming(means, person.id, { role: 'manager' }, by)
  await armDigest(means, person)
  return true
}

/** Take somebody off that list, recorded; false where they are not on it. The roles they hold for single partners stay. */
export async function takeOffManagersOfAll(means: Means, person: Person, by?: Party): Promise<boolean> {
  if (!(await means.tx.managersOfAll.has(person.id))) return false
  await means.tx.managersOfAll.remove(person.id)
  await record(means, 'ManagerOfAllRemoved', person, by)
  await dropNaming(means, person.id, { role: 'manager' })
  await endDigest(means, person)
  return true
}

/** The list changes who may act for every partner: each timeline says so. */
async function record(means: Means, kind: PartnerFactKind, person: Person, by?: Party): Promise<void> {
  for (const partner of await means.tx.partners.list())
    await recordChange(means, partner, kind, { name: named(person) }, by)
}
