import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import { EVERY_KIND } from '../../fixtures/every-kind-template.ts'
import type { OpenStore } from './opened-store.ts'
import { T0 } from './samples.ts'

export function checkInTemplateContract(open: OpenStore): void {
  test('a version of a template is kept once, found by its number or as the newest, and retired with the others', async () => {
    const { store } = await open()
    const first = { template: { ...EVERY_KIND, version: 2 }, savedAt: T0, by: 'ana' }
    const second = { template: { ...EVERY_KIND, version: 3, name: 'Anew' }, savedAt: T0 + 1 }
    const other = { template: { ...EVERY_KIND, slug: 'a-first', version: 1 }, savedAt: T0, retiredAt: T0 + 2 }
    await store.transact(async (tx) => {
      for (const one of [first, second, other]) await tx.checkInTemplates.insert(one)
    })
    const { slug } = EVERY_KIND
    expect(await store.read((view) => view.checkInTemplates.version(slug, 2))).toEqual(first)
    expect(await store.read((view) => view.checkInTemplates.version(slug, 4))).toBeUndefined()
    expect(await store.read((view) => view.checkInTemplates.newest(slug))).toEqual(second)
    expect(await store.read((view) => view.checkInTemplates.newest('none'))).toBeUndefined()
    expect(await store.read((view) => view.checkInTemplates.newestOfEach())).toEqual([other, second])
    await expect(store.transact((tx) => tx.checkInTemplates.insert(second))).rejects.toThrow(ConflictError)
    await store.transact((tx) => tx.checkInTemplates.retire(slug, T0 + 5))
    await store.transact((tx) => tx.checkInTemplates.retire(slug, T0 + 9))
    expect(await store.read((view) => view.checkInTemplates.version(slug, 2))).toEqual({ ...first, retiredAt: T0 + 5 })
    expect(await store.read((view) => view.checkInTemplates.newestOfEach())).toEqual([
      other,
      { ...second, retiredAt: T0 + 5 },
    ])
  })
}
