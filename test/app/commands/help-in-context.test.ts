import { describe, expect, test } from 'vitest'
import { EVERYDAY } from '../../../src/app/commands/everyday.ts'
import { VERBS } from '../../../src/app/commands/verbs.ts'
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
    expect(all).toContain('check (CHECK-2 | [globex] [now] [strategic] |')
    expect(all).not.toContain('acme')
    expect(await said(app, people.tom, 'help case', GLOBEX_SHARED)).toContain('case globex "Orders API returns 500"')
  })

  test('by that of one of their own, where it is nobody’s channel; else by the first there is', async () => {
    await using app = await App.open(globexSheet)
    for (const line of ['help', 'help all', 'help check', 'xyzzy', 'sla', 'people @Uma', 'check']) {
      const card = await said(app, people.anna, line)
      expect([line, card]).toEqual([line, expect.not.stringMatching(/\bacme\b/u)])
    }
    expect(await said(app, people.anna, 'help all')).toContain('check (CHECK-2 | [globex] [now] [strategic] |')
    expect(await said(app, people.anna, 'check globex')).not.toContain('I know no')
    await app.register(acmeSheet)
    expect(await said(app, people.anna, 'help people')).toMatch(/people (?:globex|acme) add @Ravi/u)
  })

  test('while there is none: by no name, and only what can be said then; what adds one is the example', async () => {
    await using app = await App.open()
    const all = await said(app, people.anna, 'help all')
    expect(all).not.toMatch(/\bacme\b/u)
    expect(all).toContain('/partner add')
    expect(all).not.toContain('/partner bind')
    expect(await said(app, people.anna, 'help')).toContain('No partner is registered yet.')
    expect(await said(app, people.anna, 'help case')).toContain('For example: ')
    expect(await said(app, people.anna, 'help case')).toContain('/partner add "Acme Hosting" --slug acme')
    expect(await said(app, people.anna, 'add "Acme Hosting" --slug acme')).not.toContain('Not done')
    expect(await said(app, people.anna, 'help case')).toContain('case acme "Orders API returns 500"')
  })

  test('by no name at all, to a person of a partner', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    const all = await said(app, people.leo, 'help all', GLOBEX_SHARED)
    for (const usage of [
      'case "title"',
      'check (CHECK-2 | [now] [strategic] |',
      'show [CASE-12 |',
      'people [add |',
      '@Liaison cases [mine]',
    ])
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

describe('help is about what whoever asks does here', () => {
  test('most days, by the part that they have with the partner', async () => {
    await using app = await App.open(acmeSheet)
    const manager = await said(app, people.mara, 'help', places.internal)
    const head = await said(app, people.anna, 'help', places.internal)
    expect(head).toContain('/partner people acme')
    expect(head).not.toContain('/partner next')
    expect(manager).toContain('/partner next ESC-3')
    expect(manager).not.toContain('/partner people')
    const contact = await said(app, people.mia, 'help', places.shared)
    expect(contact).toContain('@Liaison ask CASE-12')
    expect(contact).not.toContain('@Liaison list')
  })

  test('names only verbs that there are, and shows no more than fit on a phone', () => {
    const known = VERBS.map(({ verb }) => verb)
    for (const verbs of Object.values(EVERYDAY)) {
      expect(verbs.filter((verb) => !known.includes(verb))).toEqual([])
      expect(verbs.length).toBeLessThanOrEqual(10)
    }
  })

  test('alone with the bot, after what this is; in a channel, where its card says so, without', async () => {
    await using app = await App.open(acmeSheet)
    expect(await said(app, people.tom, 'hello')).toContain('I keep the cases, SLA clocks, health checks')
    expect(await said(app, people.tom, 'help', places.internal)).not.toContain('I keep the cases')
  })

  test('in the thread of a case: what can be done with it as it stands, without its name', async () => {
    await using app = await App.open(acmeSheet)
    await app.says(people.tom, 'case acme "Orders are late"', places.internal)
    await app.taken()
    const thread = await threadOfCase(app)
    const open = await said(app, people.tom, 'help', thread)
    expect(open).toContain('This is the thread of CASE-1')
    for (const line of [
      '/partner ack',
      '/partner ask "question"',
      '/partner resolve "how"',
      '/partner escalate "reason"',
    ])
      expect(open).toContain(line)
    expect(open).not.toMatch(/CASE-12|ESC-3|partner reopen/u)
    // One verb, and all of them, are told as they are said everywhere.
    expect(await said(app, people.tom, 'help resolve', thread)).toContain('resolve CASE-12 | ESC-3')
    await app.says(people.mia, 'resolve CASE-1 "Done"')
    await app.taken()
    expect(await said(app, people.tom, 'help', await threadOfCase(app))).toMatch(
      /partner confirm`?.*partner reopen "reason"/su,
    )
  })
})

async function threadOfCase(app: App): Promise<TestPlace> {
  const threadId = await app.read(async (view) => {
    const { id } = (await view.cases.byNumber(1))!
    const { id: channel } = (await view.conversations.at('slack', people.tom.tenantId, places.shared.conversationId))!
    const at = { cardKey: `case:${id}`, queueKey: `slack:conversation:${channel}` }
    return (await view.outbox.standing([at]))[0]!.shown!.messageId
  })
  return { ...places.shared, threadId }
}
