import { expect, test } from 'vitest'
import { walkChain } from '../../../src/app/record/walk-chain.ts'
import { ConflictError } from '../../../src/ports/store/store.ts'
import type { ThreadMessage } from '../../../src/ports/store/thread-messages.ts'
import { sha256 } from '../../../src/storage/sha256.ts'
import type { OpenStore } from './opened-store.ts'
import { fact, registerAcme, T0 } from './samples.ts'

const AT = { platform: 'slack', tenantId: 'T0HOME', conversationId: 'C0SHARED', messageId: '1716200000.000100' }
const MESSAGE: ThreadMessage = {
  ...AT,
  ...{ id: 'message-1', partnerId: 'acme', caseId: 'case-1', personId: 'mia', saidAt: T0, chain: 'shared' },
  ...{ facts: [12], counted: false },
}

export function threadMessageContract(open: OpenStore): void {
  test('a message under a case is found by where it stands and by its id, as it was kept, once', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.threadMessages.insert(MESSAGE))
    expect(await store.read((view) => view.threadMessages.at(AT, 'acme'))).toEqual(MESSAGE)
    const elsewhere = { ...AT, conversationId: 'C0OTHER' }
    expect(await store.read((view) => view.threadMessages.at(elsewhere, 'acme'))).toBeUndefined()
    expect(await store.read((view) => view.threadMessages.at(AT, 'globex'))).toBeUndefined()
    const alsoOf = { ...MESSAGE, id: 'message-5', partnerId: 'globex', caseId: 'case-9' }
    await store.transact((tx) => tx.threadMessages.insert(alsoOf))
    expect(await store.read((view) => view.threadMessages.allAt(AT))).toEqual([MESSAGE, alsoOf])
    const again = { ...MESSAGE, id: 'message-2' }
    const ours = { ...MESSAGE, id: 'message-3', messageId: '3.1', chain: 'internal' as const }
    await store.transact((tx) => tx.threadMessages.insert(ours))
    const later = { ...ours, id: 'message-4', messageId: '4.1' }
    await store.transact((tx) => tx.threadMessages.insert(later))
    const newest = (limit: number) => store.read((view) => view.threadMessages.newest('case-1', 'internal', limit))
    expect(await newest(5)).toEqual([later, ours])
    expect(await newest(1)).toEqual([later])
    await expect(store.transact((tx) => tx.threadMessages.insert(again))).rejects.toThrow(ConflictError)
    const changed: ThreadMessage = { ...MESSAGE, facts: [12, 15], counted: true }
    await store.transact((tx) => tx.threadMessages.save(changed))
    expect(await store.read((view) => view.threadMessages.get('message-1'))).toEqual(changed)
  })

  test('a message is one case with each partner, and a thread holds one', async () => {
    const { store } = await open()
    const origin = { ...AT, partnerId: 'acme-id', caseId: 'case-1', threadId: '1716200000.000001' }
    await store.transact((tx) => tx.caseOrigins.insert(origin))
    const { platform, tenantId, conversationId, threadId } = origin
    await store.read(async (view) => {
      expect(await view.caseOrigins.of(AT)).toEqual([origin])
      expect(await view.caseOrigins.of({ ...AT, messageId: 'another' })).toEqual([])
      expect(await view.caseOrigins.inThread({ platform, tenantId, conversationId, threadId })).toEqual(origin)
    })
    for (const second of [
      { ...AT, partnerId: 'acme-id', caseId: 'case-2' },
      { ...origin, messageId: 'another', caseId: 'case-2' },
    ])
      await expect(store.transact((tx) => tx.caseOrigins.insert(second))).rejects.toThrow(ConflictError)
    const withAnother = { ...AT, partnerId: 'globex-id', caseId: 'case-4' }
    await store.transact((tx) => tx.caseOrigins.insert(withAnother))
    expect(await store.read((view) => view.caseOrigins.of(AT))).toEqual([origin, withAnother])
    const elsewhere = { ...AT, partnerId: 'acme-id', messageId: 'another', caseId: 'case-2' }
    await store.transact((tx) => tx.caseOrigins.insert(elsewhere))
    await store.transact((tx) => tx.caseOrigins.insert({ ...elsewhere, messageId: 'a third', caseId: 'case-3' }))
    expect(await store.read((view) => view.caseOrigins.of(elsewhere))).toEqual([elsewhere])
  })

  test('words of facts that are erased are gone, their digests stay, and the chain still verifies', async () => {
    const { store } = await open()
    const { seq } = await store.transact(async (tx) => {
      await registerAcme(tx)
      return tx.facts.append(fact('CaseReplied', { data: { text: 'A secret' } }))
    })
    await store.transact((tx) => tx.facts.eraseWords('acme-id', 'shared', [seq]))
    await store.transact((tx) => tx.facts.append(fact('CaseReplied', { data: { text: 'Something else' } })))
    await store.read(async (view) => {
      const [erased, next] = await view.facts.of('acme-id')
      expect(erased).toMatchObject({ data: {}, erased: true })
      expect(next).toMatchObject({ seq: seq + 1, data: { text: 'Something else' } })
      const walked = await walkChain(view, { partnerId: 'acme-id', chain: 'shared' }, sha256)
      expect(walked).toMatchObject({ head: { seq: seq + 1 }, erased: 1 })
    })
  })
}
