import { expect, test } from 'vitest'
import type { Person } from '../../../src/domain/partners/partner.ts'
import type { Store, Tx } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { conversation, insertPartner, partner, person } from './samples.ts'

const ACCOUNT = { platform: 'slack' as const, tenantId: 'T0', userId: 'ada' }

async function begin(store: Store): Promise<void> {
  await store.transact(async (tx) => {
    await insertPartner(tx, partner())
    await tx.people.insert(person('ada', { name: 'Ada' }), [ACCOUNT])
    await tx.memberships.add({ partnerId: 'acme-id', personId: 'ada', side: 'internal', role: 'manager' })
    await tx.conversations.insert(conversation('c1', { name: 'acme-shared' }))
    await tx.bindings.add({ partnerId: 'acme-id', conversationRowId: 'c1', purpose: 'shared' })
  })
}

/** The same of everything that holds a person's name or a channel's. */
async function told(view: Tx): Promise<string[]> {
  const [member] = await view.memberships.of('acme-id')
  const [bound] = await view.bindings.of('acme-id')
  return [
    (await view.people.get('ada'))?.name ?? '',
    (await view.people.byAccount(ACCOUNT))?.name ?? '',
    member?.person.name ?? '',
    bound?.conversation.name ?? '',
    (await view.conversations.get('c1'))?.name ?? '',
    (await view.partners.bySlug('acme'))?.name ?? '',
  ]
}

async function rename(tx: Tx, name: string): Promise<void> {
  const one: Person | undefined = await tx.people.get('ada')
  await tx.people.save({ ...one!, name })
  await tx.conversations.save({ ...(await tx.conversations.get('c1'))!, name })
  const acme = (await tx.partners.get('acme-id'))!
  await tx.partners.save({ ...acme, name, version: acme.version + 1 })
}

const BEFORE = ['Ada', 'Ada', 'Ada', 'acme-shared', 'acme-shared', 'Acme Hosting']
const after = (name: string): string[] => BEFORE.map(() => name)

/** The store may keep what it has read of partners, people and places; nobody may notice. */
export function rememberedContract(open: OpenStore): void {
  test('what was read before is read anew after a change: in the same transaction, in the next, and in reads', async () => {
    const { store } = await open()
    await begin(store)
    expect(await store.read(told)).toEqual(BEFORE)
    await store.transact(async (tx) => {
      expect(await told(tx)).toEqual(BEFORE)
      await rename(tx, 'renamed')
      expect(await told(tx)).toEqual(after('renamed'))
    })
    expect(await store.read(told)).toEqual(after('renamed'))
    expect(await store.transact(told)).toEqual(after('renamed'))
  })

  test('what another process has changed is seen by the next transaction and read', async () => {
    const { store, another } = await open()
    await begin(store)
    const other = await another()
    for (const name of ['once', 'twice']) {
      await store.read(told)
      await store.transact(told)
      await other.transact((tx) => rename(tx, name))
      expect(await store.read(told)).toEqual(after(name))
      expect(await store.transact(told)).toEqual(after(name))
    }
  })

  test('a change that was undone is never seen', async () => {
    const { store } = await open()
    await begin(store)
    const undone = store.transact(async (tx) => {
      await rename(tx, 'undone')
      expect(await told(tx)).toEqual(after('undone'))
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await store.transact(told)).toEqual(BEFORE)
    await store.transact((tx) => rename(tx, 'kept'))
    expect(await store.read(told)).toEqual(after('kept'))
  })

  test('a read that began before a change goes on as it began', async () => {
    const { store } = await open()
    await begin(store)
    const { promise: begun, resolve: begins } = Promise.withResolvers<undefined>()
    const changed = begun.then(() => store.transact((tx) => rename(tx, 'meanwhile')))
    await store.read(async (view) => {
      expect(await told(view)).toEqual(BEFORE)
      begins(undefined)
      await changed
      expect(await told(view)).toEqual(BEFORE)
    })
    expect(await store.read(told)).toEqual(after('meanwhile'))
  })

  test('what several are given none of them can change', async () => {
    const { store } = await open()
    await begin(store)
    const member = await store.read(async (view) => (await view.memberships.of('acme-id'))[0]!)
    expect(() => {
      member.person.name = 'spoiled'
    }).toThrow(TypeError)
    expect(await store.read(told)).toEqual(BEFORE)
  })
}
