import { describe, expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, type TestPlace } from '../../kit/app-fixture.ts'

const GLOBEX_SHARED = { conversationId: 'C-GLOBEX', kind: 'channel', name: 'globex-shared' } as const

async function said(app: App, speaker: TestPerson, text: string, place: TestPlace = places.direct): Promise<string> {
  const card = JSON.stringify(await app.says(speaker, text, place))
  return card.replaceAll(String.raw`\"`, '"')
}

describe('help offers the likely next step', () => {
  test('to whoever mistyped a word: how the nearest one is said', async () => {
    await using app = await App.open(acmeSheet)
    expect(await said(app, people.tom, 'tmeline CASE-1')).toContain('/partner help timeline')
    expect(await said(app, people.mia, 'tmeline CASE-1')).toContain('@Liaison help timeline')
  })

  test('to a stranger: being named, and what is possible then', async () => {
    await using app = await App.open(acmeSheet)
    const card = await said(app, people.eve, 'help')
    expect(card).toContain('ask the account manager you work with to name you. From then on, ')
    expect(card).toContain('@Liaison case "What is wrong"')
  })

  test('where no partner is registered: registering one; where some are: the list of them', async () => {
    await using app = await App.open()
    expect(await said(app, people.anna, 'help')).toContain('To register the first partner, type ')
    await app.register(acmeSheet)
    expect(await said(app, people.anna, 'help')).toContain('To see all partners, type ')
  })

  test('about a partner without a shared channel: binding one; with one: opening a case', async () => {
    await using app = await App.open({ ...acmeSheet, channels: acmeSheet.channels.slice(1) })
    const without = await said(app, people.tom, 'help', places.internal)
    expect(without).toContain('No channel is shared with Acme Hosting yet')
    expect(without).toContain('@Liaison bind acme shared')
    expect(await said(app, people.mia, 'help')).not.toContain('No channel is shared')
    await app.register(acmeSheet)
    expect(await said(app, people.tom, 'help', places.internal)).toContain('To open a case, type ')
  })

  test('but not beside the example of one verb', async () => {
    await using app = await App.open(acmeSheet)
    expect(await said(app, people.tom, 'help case')).not.toContain('Next: ')
  })
})

describe('help speaks of the partner whose channel it is in', () => {
  test('by its own short name, to our people', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const all = await said(app, people.tom, 'help all', GLOBEX_SHARED)
    expect(all).toContain('case globex "title"')
    expect(all).toContain('check globex | CHECK-2')
    expect(all).not.toContain('acme')
    expect(await said(app, people.tom, 'help case', GLOBEX_SHARED)).toContain('case globex "Orders API returns 500"')
  })

  test('by no name at all, to a person of a partner', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const all = await said(app, people.leo, 'help all', GLOBEX_SHARED)
    for (const usage of ['case "title"', 'check CHECK-2', 'show [CASE-12 |', 'people [add |', '@Liaison cases [mine]'])
      expect(all).toContain(usage)
    expect(all).not.toMatch(/acme\b|globex\b/u)
    expect(await said(app, people.leo, 'help cases', GLOBEX_SHARED)).not.toContain('acme')
  })

  test('by no name at all, to a stranger, who is offered no verb', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const all = await said(app, people.eve, 'help all', GLOBEX_SHARED)
    expect(all).not.toContain('case "title"')
    expect(all).not.toMatch(/acme\b|globex\b/u)
  })
})
