import { expect, test } from 'vitest'
import { walkChain } from '../../../src/app/record/walk-chain.ts'
import { CHAINS } from '../../../src/domain/timeline/fact.ts'
import { sha256 } from '../../../src/storage/sha256.ts'
import type { OpenStore } from './opened-store.ts'
import { ada, fact, partner, person, registerAcme } from './samples.ts'

export function factContract(open: OpenStore): void {
  test('facts appended at the same time form two unbroken chains per partner, and read back as they were appended', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.partners.insert(partner({ id: 'globex-id', slug: 'globex' }))
    })
    const data = { zeta: 1, alpha: 'cut \ud83d', 'a much longer key': 2.5, owner: { person: 'ada', name: 'Ada' } }
    const appended = await Promise.all(
      Array.from({ length: 18 }, (_, i) =>
        (i % 2 === 0 ? store : other).transact((tx) =>
          tx.facts.append(
            fact(`Fact${i}`, {
              partnerId: i % 3 === 2 ? 'globex-id' : 'acme-id',
              audience: i % 3 === 0 ? 'internal' : 'shared',
              data,
            }),
          ),
        ),
      ),
    )
    await store.read(async (view) => {
      const [acme, globex] = [await view.facts.of('acme-id'), await view.facts.of('globex-id')]
      for (const chain of CHAINS)
        expect(acme.filter(({ audience }) => audience === chain).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
      for (const one of appended) expect([...acme, ...globex]).toContainEqual(one)
      for (const partnerId of ['acme-id', 'globex-id'])
        for (const chain of CHAINS)
          expect(await walkChain(view, { partnerId, chain }, sha256)).toMatchObject({
            head: { seq: chain === 'internal' && partnerId === 'globex-id' ? 0 : 6 },
            erased: 0,
          })
    })
  })

  test('the facts about several subjects come in the order in which they were recorded, whatever their chain and time', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.facts.append(fact('First', { at: 9_000 }))
      const { by: _, ...byNobody } = fact('Second', { at: 8_000, subject: 'ESC-1', audience: 'internal' })
      await tx.facts.append(byNobody)
      await tx.facts.append(fact('Elsewhere', { subject: 'CASE-2' }))
      await tx.facts.append(fact('Third', { at: 7_000, subject: 'ESC-1' }))
    })
    await store.read(async (view) => {
      const kinds = (await view.facts.of('acme-id', 'CASE-1', 'ESC-1')).map(({ kind }) => kind)
      expect(kinds).toEqual(['First', 'Second', 'Third'])
      expect(await view.facts.of('acme-id', 'CASE-9')).toEqual([])
    })
  })

  test('the head of a chain is that of its last fact, or of the last about a subject', async () => {
    const { store } = await open()
    const [one, two, ours] = await store.transact(async (tx) => {
      await registerAcme(tx)
      expect(await tx.facts.head('acme-id', 'shared')).toBeUndefined()
      return [
        await tx.facts.append(fact('First')),
        await tx.facts.append(fact('Second', { subject: 'CASE-2' })),
        await tx.facts.append(fact('Third', { audience: 'internal' })),
      ]
    })
    await store.read(async (view) => {
      expect(await view.facts.head('acme-id', 'shared')).toEqual({ seq: 2, hash: two.hash })
      expect(await view.facts.head('acme-id', 'shared', 'CASE-1')).toEqual({ seq: 1, hash: one.hash })
      expect(await view.facts.head('acme-id', 'internal')).toEqual({ seq: 1, hash: ours.hash })
      expect(await view.facts.head('acme-id', 'internal', 'CASE-2')).toBeUndefined()
    })
  })

  test('people are kept by their ids, and called as they are called when it is told', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.facts.append(fact('CaseAssigned', { data: { owner: { person: 'ada', name: 'Ada' } } }))
      await tx.facts.append(fact('CaseAssigned', { by: { ...ada, personId: 'gone' }, data: {} }))
      await tx.people.save(person('ada', { name: 'Ada King' }))
    })
    await store.read(async (view) => {
      const [assigned, byNobodyKnown] = await view.facts.of('acme-id')
      expect(assigned).toMatchObject({ by: { name: 'Ada King' }, data: { owner: { person: 'ada', name: 'Ada King' } } })
      expect(byNobodyKnown).toMatchObject({ by: { personId: 'gone', name: 'somebody', side: 'internal' } })
      expect(JSON.stringify(await view.facts.lines('acme-id', 'shared', 0, 9))).not.toContain('"Ada')
    })
  })

  test('the lines of a chain come page by page', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      for (let i = 0; i < 5; i += 1) await tx.facts.append(fact(`Fact${i}`))
    })
    await store.read(async (view) => {
      const seqs = async (after: number) =>
        (await view.facts.lines('acme-id', 'shared', after, 2)).map(({ seq }) => seq)
      expect([await seqs(0), await seqs(2), await seqs(4), await seqs(5)]).toEqual([[1, 2], [3, 4], [5], []])
    })
  })
}
