import { expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { acmeSheet, App, people, places, type TestPerson, type TestPlace, textOf } from '../kit/app-fixture.ts'

/** A case that nobody has taken up for two days, so that its escalation's card stands among our own people. */
async function scene() {
  const app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  const threadId = await app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const [ladder] = await view.ladders.about(about.partnerId, about.id)
    const { id } = (await view.conversations.at('slack', 'T0HOME', places.managers.conversationId))!
    const standing = await view.outbox.standing([
      { cardKey: `escalation:${ladder!.id}`, queueKey: `slack:conversation:${id}` },
    ])
    return standing[0]!.shown!.messageId
  })
  const words = { mentions: [], files: [] as string[] }
  return {
    app,
    write: (messageId: string, text: string, by: TestPerson = people.tom, files: string[] = []) =>
      app.receive(app.inbound(by, { kind: 'said', messageId, threadId, text, mentions: [], files }, places.managers)),
    edit: (messageId: string, text: string) =>
      app.receive(app.inbound(people.tom, { kind: 'edited', messageId, text, ...words }, places.managers)),
    remove: (messageId: string) =>
      app.receive(app.inbound(people.tom, { kind: 'deleted', messageId }, places.managers)),
    idOf: (messageId: string) =>
      app.read(async (view) => {
        const at = { platform: 'slack', tenantId: 'T0HOME', conversationId: places.managers.conversationId, messageId }
        return (await view.threadMessages.allAt(at))[0]!.id
      }),
    press: (who: TestPerson, message: string, place: TestPlace = places.managers) =>
      app.receive(
        app.inbound(
          who,
          { kind: 'action', action: 'message.share', subject: 'CASE-1', version: 0, data: { message } },
          place,
        ),
      ),
    submit: (who: TestPerson, shown: Answer) => {
      if (shown.kind !== 'form' && shown.kind !== 'errors') throw new Error(`no form: ${textOf(shown)}`)
      const { form, context } = shown.form
      return app.receive(app.inbound(who, { kind: 'submission', form, context, values: {} }, places.managers))
    },
    told: (kind: string) =>
      app.read(async (view) => {
        const facts = await view.facts.of((await view.partners.bySlug('acme'))!.id, 'CASE-1')
        return facts.filter((one) => one.kind === kind)
      }),
  }
}

const introOf = (answer: Answer) => (answer.kind === 'form' || answer.kind === 'errors' ? answer.form.intro : [])

test('a note among ourselves is shared word for word by a press that says who reads it, and counts as the sharer’s reply', async () => {
  const { app, write, press, submit, idOf, told } = await scene()
  await using _ = app
  await write('1.1', 'The *lorry* broke down\nnear Lyon', people.tom, ['photo.jpg'])
  const offer = (await app.news()).at(-1)!
  expect(offer.to).toBe('only Tom Ek')
  expect(offer.card.buttons.map(({ action, label }) => [action, label])).toEqual([
    ['message.share', 'Share with Acme Hosting'],
  ])
  // While the same is waited for, one remark is enough.
  await write('1.2', 'And another one near Dijon')
  expect((await app.news()).filter(({ to }) => to === 'only Tom Ek')).toEqual([])
  const shown = await press(people.anna, await idOf('1.1'))
  expect(introOf(shown)).toEqual([
    'Acme Hosting will read this under CASE-1, as written by Tom Ek and shared by you:',
    'The *lorry* broke down\nnear Lyon\nWith photo.jpg.',
    'It is read in #acme-shared by Ravi Shah, Mia Chen and everybody else there. It counts as a reply.',
  ])
  expect(await app.news()).toEqual([])
  const shared = await submit(people.anna, shown)
  expect(textOf(shared)).toBe('Shared. Acme Hosting reads it under CASE-1.')
  // A second sending of the same form is the first.
  await submit(people.anna, shown)
  const sent = (await app.news()).filter(({ card }) => JSON.stringify(card).includes('lorry'))
  expect(sent.map(({ to, card }) => [to, JSON.stringify(card.blocks)])).toEqual([
    ['#acme-shared', expect.stringMatching(/Anna Berg.*shares what.*Tom Ek/u)],
  ])
  expect(await told('NoteShared')).toMatchObject([
    {
      audience: 'shared',
      by: { name: 'Tom Ek' },
      data: { text: 'The *lorry* broke down\nnear Lyon', files: 'photo.jpg', sharedBy: { name: 'Anna Berg' } },
    },
  ])
  expect(await app.read((view) => view.cases.byNumber(1))).toMatchObject({ acknowledgedBy: { name: 'Anna Berg' } })
  expect(textOf(await press(people.mara, await idOf('1.1')))).toContain('Anna Berg has shared it')
  expect(textOf(await app.says(people.mia, 'timeline CASE-1', places.shared))).not.toContain('Dijon')
  // It goes with whoever wrote it, wherever it was shared.
  app.services.admins.push({ platform: 'slack', tenantId: 'T0HOME', userId: people.anna.userId })
  await app.says(people.anna, 'erase @Tom')
  expect(await told('NoteShared')).toMatchObject([{ erased: true }])
  expect(JSON.stringify(await told('NoteShared'))).not.toContain('lorry')
  expect(await leftInDatabase(app.databaseUrl, ['lorry', 'photo.jpg'])).toEqual([])
})

test('what was edited meanwhile comes back as it is now, what was deleted is not sent, and nobody else can share it', async () => {
  const { app, write, edit, remove, press, submit, idOf, told } = await scene()
  await using _ = app
  await write('1.1', 'The key is hunter2')
  const id = await idOf('1.1')
  const shown = await press(people.anna, id)
  await edit('1.1', 'The key is changed')
  const again = await submit(people.anna, shown)
  expect(again).toMatchObject({ kind: 'errors', errors: { form: expect.stringContaining('edited meanwhile') } })
  expect(introOf(again)).toContain('The key is changed')
  expect(await told('NoteShared')).toEqual([])
  for (const one of [people.mia, people.leo, people.eve]) {
    const no = await press(one, id, places.shared)
    expect(no.kind).toBe('notice')
    expect(JSON.stringify(no)).not.toContain('key')
  }
  expect(textOf(await press(people.mia, id, places.shared))).toContain('theirs to share')
  await remove('1.1')
  expect(textOf(await submit(people.anna, again))).toContain('not on record')
  expect(textOf(await press(people.anna, id))).toContain('not on record')
  await write('1.2', 'x'.repeat(3_001))
  expect(textOf(await press(people.anna, await idOf('1.2')))).toContain('3001 characters')
  expect(textOf(await press(people.anna, 'no-such-message'))).toContain('not on record')
  await write('1.3', 'Fine')
  const late = await press(people.anna, await idOf('1.3'))
  await app.says(people.mia, 'resolve CASE-1 "Found them"', places.shared)
  expect(textOf(await submit(people.anna, late))).toContain('reopen it first')
  expect(await told('NoteShared')).toEqual([])
  const sent = (await app.news()).filter(({ to }) => to === '#acme-shared')
  expect(JSON.stringify(sent)).not.toMatch(/hunter2|changed/u)
})

test('a note that was shared is edited for the partner by a press alone; deleted, it is gone there too, and the record says so', async () => {
  const { app, write, edit, remove, press, submit, idOf, told } = await scene()
  await using _ = app
  await write('1.1', 'The key is hunter2')
  await write('1.2', 'The door is blue')
  for (const id of ['1.1', '1.2']) await submit(people.anna, await press(people.anna, await idOf(id)))
  await app.news()
  await edit('1.1', 'The key is hunter3')
  expect(JSON.stringify((await app.news()).filter(({ to }) => to === '#acme-shared'))).not.toContain('hunter3')
  await submit(people.anna, await press(people.anna, await idOf('1.1')))
  expect((await told('NoteShared')).map(({ data }) => data['text'])).toEqual([
    'The key is hunter2',
    'The door is blue',
    'The key is hunter3',
  ])
  await app.news()
  await remove('1.1')
  await remove('1.1')
  const redrawn = (await app.news()).filter(({ to }) => to === '#acme-shared').map(({ card }) => JSON.stringify(card))
  expect(redrawn).toHaveLength(2)
  for (const card of redrawn) expect(card).toMatch(/shares what.*Tom Ek.*deleted where it was written/u)
  expect((await told('NoteShared')).map(({ erased = false }) => erased)).toEqual([true, false, true])
  expect((await told('MessageDeleted')).map(({ audience, by }) => [audience, by?.name])).toEqual([
    ['internal', 'Tom Ek'],
    ['shared', 'Tom Ek'],
  ])
  const theirs = JSON.stringify(await app.says(people.mia, 'timeline CASE-1', places.shared))
  expect(theirs).not.toContain('hunter')
  expect(theirs).toContain('The door is blue')
})

test('the case among ourselves tells the last notes of ours, and `share` offers them where only our own people read', async () => {
  const { app, write, idOf } = await scene()
  await using _ = app
  const share = async (place: TestPlace) => app.says(people.anna, 'share CASE-1', place)
  expect(textOf(await share(places.internal))).toContain('no note of ours')
  await write('1.1', 'First')
  expect(introOf((await share(places.internal)) as Answer)).toContain('First')
  for (const n of [2, 3, 4]) await write(`1.${n}`, `Note ${n}`)
  const card = JSON.stringify(await app.says(people.anna, 'show CASE-1', places.internal))
  expect(card).toMatch(/Note 4.*Note 3.*Note 2/u)
  expect(card).not.toContain('First')
  expect(card).toContain('case.share')
  expect(JSON.stringify(await app.says(people.anna, 'show CASE-1', places.shared))).not.toContain('Note')
  const offered = (await share(places.internal)) as Answer
  if (offered.kind !== 'form') throw new Error('no form')
  const message = await idOf('1.1')
  expect(offered.form.fields).toMatchObject([{ options: [{}, {}, {}, { value: message, label: 'Tom Ek: First' }] }])
  const { form, context } = offered.form
  const chosen = { kind: 'submission' as const, form, context, values: { message } }
  expect(introOf(await app.receive(app.inbound(people.anna, chosen, places.internal)))).toContain('First')
  expect(textOf(await share(places.shared))).toContain('only our own people read')
})
