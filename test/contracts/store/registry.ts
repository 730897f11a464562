import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { conversation, insertPartner, partner, person, registerAcme, T0 } from './samples.ts'

export function registryContract(open: OpenStore): void {
  test('a partner is found by id and slug as it was kept, and the list is in the order of names', async () => {
    const { store } = await open()
    const globex = partner({ id: 'globex-id', slug: 'globex', name: 'globex' })
    const zeta = partner({ id: 'zeta-id', slug: 'zeta', name: 'Zeta' })
    await store.transact(async (tx) => {
      for (const one of [zeta, globex, partner()]) await insertPartner(tx, one)
    })
    const [bySlug, byId, names, nobody] = await store.read(async (view) => [
      await view.partners.bySlug('acme'),
      await view.partners.get('acme-id'),
      (await view.partners.list()).map(({ name }) => name),
      await view.partners.get('nobody'),
    ])
    expect(bySlug).toEqual(partner())
    expect(byId).toEqual(partner())
    expect(names).toEqual(['Acme Hosting', 'globex', 'Zeta'])
    expect(nobody).toBeUndefined()
  })

  test('a taken slug is a conflict', async () => {
    const { store } = await open()
    await store.transact(async (tx) => insertPartner(tx, partner()))
    const again = store.transact(async (tx) => tx.partners.insert(partner({ id: 'other' })))
    await expect(again).rejects.toThrow(ConflictError)
  })

  test('text survives whatever people write; only what is no text is replaced, alike on both databases', async () => {
    const { store } = await open()
    const name = `A"\\'; DROP TABLE -- <script> שלום 👩‍👩‍👧 \\u0000 ${'x'.repeat(10_000)}`
    const cut = `cut \u0000 here \ud83d`
    await store.transact(async (tx) => {
      await insertPartner(tx, partner({ name }))
      await insertPartner(tx, partner({ id: 'cut', slug: 'cut', name: cut }))
      await tx.people.insert(person('cut', { name: cut }), [])
    })
    await store.read(async (view) => {
      expect((await view.partners.get('acme-id'))?.name).toBe(name)
      expect((await view.partners.get('cut'))?.name).toBe('cut \uFFFD here \uFFFD')
      expect((await view.people.get('cut'))?.name).toBe('cut \uFFFD here \uFFFD')
    })
  })

  test('accounts whose platform was not asked since then come longest waiting first, and no more than asked for', async () => {
    const { store } = await open()
    const account = (userId: string) => ({ platform: 'slack' as const, tenantId: 'T0', userId })
    await store.transact(async (tx) => {
      for (const id of ['ada', 'bob', 'cyd']) await tx.people.insert(person(id), [account(id)])
      await tx.people.insert(person('eve'), [{ ...account('eve'), platform: 'teams' }])
      await tx.people.markAsked(account('ada'), T0 + 2)
      await tx.people.markAsked(account('bob'), T0 + 1)
      await tx.people.markAsked(account('nobody'), T0)
    })
    const unasked = (since: number, limit: number) =>
      store.read(async (view) =>
        (await view.people.unaskedSince('slack', since, limit)).map(({ personId }) => personId),
      )
    expect(await unasked(T0 + 3, 9)).toEqual(['cyd', 'bob', 'ada'])
    expect(await unasked(T0 + 3, 2)).toEqual(['cyd', 'bob'])
    expect(await unasked(T0 + 1, 9)).toEqual(['cyd'])
  })

  test('what is kept of how an account is reached grows, is its own, and waits until the account is known', async () => {
    const { store } = await open()
    const [ada, bob] = (['ada', 'bob'] as const).map((userId) => ({
      platform: 'teams' as const,
      tenantId: 'entra',
      userId,
    }))
    const kept = () =>
      store.read(async (view) => [await view.people.referenceOf(ada!), await view.people.referenceOf(bob!)])
    await store.transact(async (tx) => {
      await tx.people.keepReference(ada!, { metAs: 'too early' })
      await tx.people.insert(person('ada'), [ada!])
      await tx.people.insert(person('bob'), [bob!])
    })
    expect(await kept()).toEqual([undefined, undefined])
    for (const reference of [{ metAs: '29:1', chatId: 'a:1' }, { metAs: '29:2' }])
      await store.transact((tx) => tx.people.keepReference(ada!, reference))
    expect(await kept()).toEqual([{ metAs: '29:2', chatId: 'a:1' }, undefined])
  })

  test('an account on a platform that is no longer there is read all the same', async () => {
    const { store } = await open()
    const gone = { platform: 'fax-2', tenantId: 'office', userId: '0123' }
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.people.addAccount('ada', gone)
    })
    expect(await store.read((view) => view.people.accountsOf('ada'))).toContainEqual(gone)
  })

  test('a person is found by any account; an account belongs to one person', async () => {
    const { store } = await open()
    const teams = { platform: 'teams', tenantId: 'entra', userId: 'oid' } as const
    const known = person('ada', {
      name: 'Ada L.',
      zone: 'Europe/London',
      locale: 'en-GB',
      ours: false,
      partnerId: 'acme-id',
      profileFrom: 'slack',
      bySheet: { name: true, zone: false },
    })
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.people.addAccount('ada', teams)
      await tx.people.save(known)
    })
    await store.read(async (view) => {
      expect(await view.people.byAccount(teams)).toEqual(known)
      expect(await view.people.byAccount({ ...teams, tenantId: 'elsewhere' })).toBeUndefined()
      expect(await view.people.accountsOf('ada')).toEqual([{ platform: 'slack', tenantId: 'T1', userId: 'U1' }, teams])
      expect(await view.people.accountsOfEach(['ada', 'nobody'])).toEqual(
        new Map([['ada', await view.people.accountsOf('ada')]]),
      )
    })
    await store.transact((tx) => tx.people.removeAccount({ platform: 'slack', tenantId: 'T1', userId: 'U1' }))
    await store.transact((tx) => tx.people.removeAccount({ platform: 'slack', tenantId: 'T1', userId: 'U1' }))
    expect(await store.read((view) => view.people.accountsOf('ada'))).toEqual([teams])
    const stolen = store.transact(async (tx) => {
      await tx.people.insert(person('eve'), [teams])
    })
    await expect(stolen).rejects.toThrow(ConflictError)
    expect(await store.read((view) => view.people.get('eve'))).toBeUndefined()
  })

  test('saving a person or conversation that is not there is a fault', async () => {
    const { store } = await open()
    const nobody = store.transact((tx) => tx.people.save(person('nobody')))
    await expect(nobody).rejects.toMatchObject({ code: 'missing-row' })
    const place = store.transact((tx) => tx.conversations.save(conversation('nowhere')))
    await expect(place).rejects.toMatchObject({ code: 'missing-row' })
    const stray = store.transact((tx) =>
      tx.memberships.add({ partnerId: 'none', personId: 'none', side: 'internal', role: 'member' }),
    )
    await expect(stray).rejects.toMatchObject({ code: 'missing-row' })
  })

  test('memberships are added and removed as often as asked, account managers first', async () => {
    const { store } = await open()
    const member = { partnerId: 'acme-id', personId: 'ada', side: 'internal', role: 'member' } as const
    const manager = { partnerId: 'acme-id', personId: 'ada', side: 'internal', role: 'account-manager' } as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const one of [member, manager, member]) await tx.memberships.add(one)
    })
    const ada = person('ada', { name: 'Ada', zone: 'Europe/Paris' })
    await store.read(async (view) => {
      expect(await view.memberships.of('acme-id')).toEqual([
        { ...manager, person: ada },
        { ...member, person: ada },
      ])
      expect(await view.memberships.ofAll()).toEqual(await view.memberships.of('acme-id'))
      expect(await view.memberships.ofPerson('ada')).toEqual([manager, member])
    })
    await store.transact(async (tx) => {
      await tx.memberships.remove(manager)
      await tx.memberships.remove(manager)
    })
    expect(await store.read((view) => view.memberships.ofPerson('ada'))).toEqual([member])
  })

  test('managers of all partners are added and removed as often as asked, in the order of their names', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.people.insert(person('zoe', { name: 'Zoe' }), [])
      for (const id of ['zoe', 'ada', 'zoe']) await tx.managersOfAll.add(id)
    })
    await store.read(async (view) => {
      expect((await view.managersOfAll.list()).map(({ name }) => name)).toEqual(['Ada', 'Zoe'])
      expect(await view.managersOfAll.has('zoe')).toBe(true)
      expect(await view.managersOfAll.has('nobody')).toBe(false)
    })
    await store.transact(async (tx) => {
      for (const id of ['zoe', 'zoe']) await tx.managersOfAll.remove(id)
    })
    expect(await store.read((view) => view.managersOfAll.has('zoe'))).toBe(false)
  })

  test('a conversation is found where it is, also after it moved; the newest present one stands for its organisation', async () => {
    const { store } = await open()
    const reference = { serviceUrl: 'https://smba.example', conversation: { z: 1, a: [true, null] } }
    await store.transact(async (tx) => {
      await tx.conversations.insert(conversation('b', { reference }))
      await tx.conversations.insert(conversation('a'))
      await tx.conversations.insert(conversation('c', { present: false }))
      await tx.conversations.insert(conversation('d', { tenantId: 'T2' }))
    })
    await store.read(async (view) => {
      expect(await view.conversations.at('slack', 'T1', 'C-b')).toEqual(conversation('b', { reference }))
      expect(await view.conversations.at('slack', 'T2', 'C-b')).toBeUndefined()
      expect((await view.conversations.anyOf('slack', 'T1'))?.id).toBe('a')
      expect(await view.conversations.anyOf('slack', 'T3')).toBeUndefined()
    })
    await store.transact(async (tx) => {
      await tx.conversations.save(conversation('a', { conversationId: 'G-a', present: false }))
      await tx.conversations.save(conversation('b'))
    })
    await store.read(async (view) => {
      expect((await view.conversations.at('slack', 'T1', 'G-a'))?.id).toBe('a')
      expect(await view.conversations.get('b')).toEqual(conversation('b'))
      expect((await view.conversations.anyOf('slack', 'T1'))?.id).toBe('b')
    })
  })

  test('an installation is known by its first conversation, and by what it is connected with once it is', async () => {
    const { store } = await open()
    const installations = () => store.read((view) => view.installations.list())
    await store.transact((tx) => tx.conversations.insert(conversation('a')))
    expect(await installations()).toEqual([{ platform: 'slack', tenantId: 'T1', credentials: [] }])
    const connected = { platform: 'slack', tenantId: 'T1', credentials: ['SLACK_BOT_TOKEN'], connectedAt: T0 } as const
    const teams = { platform: 'teams', tenantId: 'T1', credentials: ['TEAMS_APP_ID'], connectedAt: T0 } as const
    for (const one of [connected, teams, connected])
      await store.transact((tx) => tx.installations.connected({ ...one, credentials: [...one.credentials] }))
    await store.transact((tx) => tx.conversations.insert(conversation('b')))
    expect(await installations()).toEqual([connected, teams])
  })

  test('two installations may have a conversation of the same id', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.conversations.insert(conversation('a', { conversationId: 'C1' }))
      await tx.conversations.insert(conversation('b', { conversationId: 'C1', tenantId: 'T2' }))
    })
    const at = (tenantId: string) =>
      store.read(async (view) => (await view.conversations.at('slack', tenantId, 'C1'))?.id)
    expect([await at('T1'), await at('T2'), await at('T3')]).toEqual(['a', 'b', undefined])
  })

  test('since when the bot is absent is kept, and conversations are found by what they come and go with', async () => {
    const { store } = await open()
    const absent = conversation('a', { group: 'T-1', present: false, absentSince: T0, archived: true })
    await store.transact(async (tx) => {
      await tx.conversations.insert(absent)
      await tx.conversations.insert(conversation('b', { group: 'T-1' }))
      await tx.conversations.insert(conversation('c', { group: 'T-2' }))
      await tx.conversations.insert(conversation('d'))
    })
    await store.read(async (view) => {
      expect(await view.conversations.get('a')).toEqual(absent)
      expect((await view.conversations.ofGroup('slack', 'T1', 'T-1')).map(({ id }) => id)).toEqual(['a', 'b'])
      expect(await view.conversations.ofGroup('slack', 'T2', 'T-1')).toEqual([])
    })
    await store.transact((tx) => tx.conversations.save(conversation('a', { group: 'T-1' })))
    expect(await store.read((view) => view.conversations.get('a'))).toEqual(conversation('a', { group: 'T-1' }))
  })

  test('whether outsiders are in a conversation is kept as yes, no, or not known', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.conversations.insert(conversation('a', { outsiders: true }))
      await tx.conversations.insert(conversation('b', { outsiders: false }))
      await tx.conversations.insert(conversation('c'))
    })
    await store.read(async (view) => {
      expect(await view.conversations.get('a')).toEqual(conversation('a', { outsiders: true }))
      expect(await view.conversations.get('b')).toEqual(conversation('b', { outsiders: false }))
      expect(await view.conversations.get('c')).toEqual(conversation('c'))
    })
    await store.transact((tx) => tx.conversations.save(conversation('a', { outsiders: false })))
    expect((await store.read((view) => view.conversations.get('a')))?.outsiders).toBe(false)
  })

  test('bindings are added and removed as often as asked, and found from both ends', async () => {
    const { store } = await open()
    const shared = { partnerId: 'acme-id', conversationRowId: 'a', purpose: 'shared' } as const
    const managers = { partnerId: 'acme-id', conversationRowId: 'b', purpose: 'managers' } as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.conversations.insert(conversation('a'))
      await tx.conversations.insert(conversation('b'))
      for (const one of [managers, shared, shared]) await tx.bindings.add(one)
    })
    await store.read(async (view) => {
      expect(await view.bindings.of('acme-id')).toEqual([
        { ...shared, conversation: conversation('a') },
        { ...managers, conversation: conversation('b') },
      ])
      expect(await view.bindings.at('b')).toEqual([managers])
    })
    await store.transact((tx) => tx.bindings.remove(managers))
    expect(await store.read((view) => view.bindings.at('b'))).toEqual([])
  })

  test('the organisations of a partner are kept once each', async () => {
    const { store } = await open()
    const one = { partnerId: 'acme-id', platform: 'slack', tenantId: 'T0ACME' } as const
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (const each of [one, { ...one, tenantId: 'T0ACME2' }, one]) await tx.partnerOrganisations.add(each)
    })
    await store.read(async (view) => {
      expect(await view.partnerOrganisations.of('acme-id')).toEqual([one, { ...one, tenantId: 'T0ACME2' }])
      expect(await view.partnerOrganisations.of('nobody')).toEqual([])
      expect(await view.partnerOrganisations.isRecorded('slack', 'T0ACME2')).toBe(true)
      expect(await view.partnerOrganisations.isRecorded('teams', 'T0ACME2')).toBe(false)
      expect(await view.partnerOrganisations.isRecorded('slack', 'T0ELSE')).toBe(false)
    })
  })

  test('our own people’s organisations on a platform are told, each once, and nobody else’s', async () => {
    const { store } = await open()
    const account = (tenantId: string, userId: string) => ({ platform: 'slack' as const, tenantId, userId })
    await store.transact(async (tx) => {
      await tx.people.insert({ ...person('ada'), ours: true }, [account('T0HOME', 'ada'), account('T0SISTER', 'ada')])
      await tx.people.insert({ ...person('bob'), ours: true }, [account('T0HOME', 'bob')])
      await tx.people.insert({ ...person('cyd'), ours: true }, [{ ...account('entra', 'cyd'), platform: 'teams' }])
      await tx.people.insert({ ...person('eve'), ours: false }, [account('T0ACME', 'eve')])
    })
    expect(await store.read((view) => view.people.ourOrganisations('slack'))).toEqual(['T0HOME', 'T0SISTER'])
  })
}
