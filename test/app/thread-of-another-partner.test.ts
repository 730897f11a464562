import { expect, test } from 'vitest'
import {
  acmeSheet,
  App,
  globexSheet,
  people,
  places,
  type TestPerson,
  type TestPlace,
  textOf,
} from '../kit/app-fixture.ts'

test('in a channel that serves another partner now, the thread of the former one’s case tells nothing of that case', async () => {
  await using app = await App.open(acmeSheet, { ...globexSheet, channels: [] })
  const form = async (who: TestPerson, messageId: string) => {
    const message = { messageId, threadId: '10.1', text: 'The banner', mentions: [], files: [], writtenAt: 0 }
    const shown = await app.receive(app.inbound(who, { kind: 'pointed', messageId, message }, places.shared))
    if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
    return shown.form
  }
  const send = (who: TestPerson, { form: name, context }: Awaited<ReturnType<typeof form>>, title: string) =>
    app.receive(
      app.inbound(
        who,
        { kind: 'submission', form: name, context, values: { title, severity: '3', kind: 'incident' } },
        places.shared,
      ),
    )
  await send(people.mia, await form(people.mia, '10.1'), 'Secret of Acme')
  await app.says(people.anna, 'unbind acme shared', places.shared)
  await app.says(people.anna, 'bind globex shared', places.shared)

  const asked = await form(people.leo, '10.2')
  expect(JSON.stringify(asked)).not.toMatch(/CASE-1|Secret/u)
  expect(textOf(await send(people.leo, asked, 'Ours'))).toContain('CASE-2 is open')
})

test('a message is filed once with each partner: the second case of one partner is told which case has it, another partner’s hears of none', async () => {
  await using app = await App.open(acmeSheet, { ...globexSheet, channels: [] })
  const author = { userId: people.anna.userId, name: people.anna.name, organisations: [people.anna.tenantId] }
  const message = { messageId: '20.1', text: 'The power is out', mentions: [], files: [], writtenAt: 0, author }
  app.threads.set('20.1', { messages: [message] })
  const file = async (who: TestPerson, label: string, place: TestPlace) => {
    const shown = await app.receive(app.inbound(who, { kind: 'pointed', messageId: '20.1', message }, place))
    if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
    const { form, context } = shown.form
    const values = { case: label, description: 'The power is out' }
    return textOf(await app.receive(app.inbound(who, { kind: 'submission', form, context, values }, place)))
  }
  const deleted = { kind: 'deleted' as const, messageId: '20.1' }
  await app.says(people.anna, 'case acme "One"', places.managers)
  await app.says(people.anna, 'case acme "Two"', places.managers)
  expect(await file(people.anna, 'CASE-1', places.shared)).toContain('on the record of CASE-1')
  expect(await file(people.anna, 'CASE-2', places.shared)).toContain('on the record of CASE-1 already')
  await app.says(people.anna, 'unbind acme shared', places.shared)
  await app.says(people.anna, 'bind globex shared', places.shared)
  await app.says(people.leo, 'case "Three"', places.shared)
  const told = await file(people.leo, 'CASE-3', places.shared)
  expect(told).toContain('on the record of CASE-3')
  expect(told).not.toMatch(/CASE-1|already/u)
  await app.receive(app.inbound(people.leo, deleted, places.shared))
  for (const label of ['CASE-1', 'CASE-3'])
    expect(textOf(await app.says(people.anna, `timeline ${label}`, places.managers))).not.toContain('The power is out')
})
