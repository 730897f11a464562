import { expect, test } from 'vitest'
import type { Place } from '../../../src/ports/inbound.ts'
import type { PlatformStage } from './platform-stage.ts'

export function knowsPeople(on: () => PlatformStage): void {
  /** Some platforms know people only where something was heard of them. */
  async function at(channelId: string): Promise<Place> {
    await on().type(on().people.ada, channelId, 'help')
    return on().received.at(-1)?.place ?? expect.fail('nothing was heard')
  }
  const lookUp = async (userId: string, failing = false) => {
    const place = await at(on().channels.shared)
    if (failing) on().failNext('looks nobody up')
    return on().adapter.lookUp({ userId, organisations: [], name: '' }, place)
  }

  test('a full member of the home organisation is ours', async () => {
    const { ada } = on().people
    const tenantId = on().organisations.home
    const profile = { userId: ada, tenantId, standing: 'ours', name: expect.stringMatching(/./u) }
    expect(await lookUp(ada)).toMatchObject({ profile })
    expect(on().adapter.home()).toBe(tenantId)
  })

  test('somebody of another organisation is not, and is known as its own', async () => {
    const { outsider } = on().people
    const profile = { userId: outsider, tenantId: on().organisations.other, standing: 'outside' }
    expect(await lookUp(outsider)).toMatchObject({ profile })
  })

  test('nobody is not made up', async () => {
    expect(await lookUp('nobody')).toBe('unknown')
  })

  test('while it does not say who somebody is, nothing is decided about them', async () => {
    expect(await lookUp(on().people.ben, true)).toHaveProperty('temporary')
    expect(await lookUp(on().people.ben)).toMatchObject({ profile: { standing: 'ours' } })
  })

  test('who reads a channel: ours alone, or others too', async () => {
    const { adapter, channels } = on()
    expect(await adapter.readers(await at(channels.internal))).toBe('ours alone')
    expect(await adapter.readers(await at(channels.shared))).toBe('others')
  })
}
