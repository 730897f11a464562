import { expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'

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
