import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, type TestPerson, type TestPlace, textOf } from '../kit/app-fixture.ts'

/** A second channel that both companies read. */
const SHEET = {
  ...acmeSheet,
  channels: [...acmeSheet.channels, { purpose: 'shared', name: 'random', slack: 'T0HOME/C-ELSEWHERE' }],
}

const OURS = [people.anna, people.tom, people.mara]
const THEIRS = [people.ravi, people.mia]

/** Who writes where: their people only where both companies read. */
const somebody = fc.oneof(
  fc.record({
    who: fc.constantFrom(...OURS, ...THEIRS),
    where: fc.constantFrom('shared' as const, 'elsewhere' as const),
    then: fc.constantFrom('nothing' as const, 'case' as const),
  }),
  fc.record({
    who: fc.constantFrom(...OURS),
    where: fc.constantFrom('internal' as const, 'managers' as const),
    then: fc.constantFrom('nothing' as const, 'case' as const, 'share' as const),
  }),
)

test('words have the audience of the place where they were written: others read them where the same people read, and nowhere else', async () => {
  await using app = await App.open(SHEET)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  /** The card there, as it stands now. */
  const cardIn = (place: TestPlace) =>
    app.read(async (view) => {
      const about = (await view.cases.byNumber(1))!
      const [ladder] = await view.ladders.about(about.partnerId, about.id)
      const { id } = (await view.conversations.at('slack', 'T0HOME', place.conversationId))!
      const keys = [`case:${about.id}`, `escalation:${ladder!.id}`]
      const at = keys.map((cardKey) => ({ cardKey, queueKey: `slack:conversation:${id}` }))
      return (await view.outbox.standing(at)).find(({ shown }) => shown)?.shown?.messageId
    })

  let nth = 0
  const heard = new Set<string>()
  const write = async (who: TestPerson, place: TestPlace) => {
    const words = `word-${(nth += 1)}-of-${place.conversationId}`
    const threadId = await cardIn(place)
    if (threadId === undefined) return undefined
    heard.add(place.conversationId)
    const said = { kind: 'said' as const, messageId: `${nth}.1`, threadId, text: words, mentions: [], files: [] }
    await app.receive(app.inbound(who, said, place))
    return words
  }
  /** Tom lets Acme read what was written among ourselves: looks at it, and sends it. */
  const share = async (messageId: string, place: TestPlace) => {
    const [message] = await app.read((view) =>
      view.threadMessages.allAt({
        platform: 'slack',
        tenantId: 'T0HOME',
        conversationId: place.conversationId,
        messageId,
      }),
    )
    const pressed = { kind: 'action' as const, action: 'message.share', subject: 'CASE-1', version: 0 }
    const shown = await app.receive(app.inbound(people.tom, { ...pressed, data: { message: message!.id } }, place))
    if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
    const { form, context } = shown.form
    await app.receive(app.inbound(people.tom, { kind: 'submission', form, context, values: {} }, place))
    return shown.form.intro
  }
  /** Tom chooses in the menu of a message that it is to be a case. What the form holds is returned. */
  const makeCase = async (messageId: string, text: string, place: TestPlace) => {
    const written = { messageId, text, mentions: [], files: [], writtenAt: app.clock.now() }
    const shown = await app.receive(app.inbound(people.tom, { kind: 'pointed', messageId, message: written }, place))
    if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
    const { form, context } = shown.form
    const values = { partner: 'acme', case: 'new', title: `Parcel ${messageId}`, severity: '3', kind: 'incident' }
    const opened = await app.receive(app.inbound(people.tom, { kind: 'submission', form, context, values }, place))
    return { holds: JSON.stringify(shown.form), opened: textOf(opened) }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 4 }), async (notes) => {
      for (const note of notes) {
        const words = await write(note.who, places[note.where])
        if (words === undefined) continue
        const isShared = note.where === 'shared' || note.where === 'elsewhere'
        const heardIn = (await app.news())
          .filter(({ card }) => JSON.stringify(card).includes(words))
          .map(({ to }) => to)
        const other = note.where === 'shared' ? '#random' : '#acme-shared'
        // Among our own people an escalation's card is in one channel only.
        expect(heardIn).toEqual(isShared ? [other] : heardIn.filter((to) => to === '#acme-internal'))
        const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
        const chains = facts.filter(({ data }) => data['text'] === words).map(({ audience }) => audience)
        expect(chains).toEqual([isShared ? 'shared' : 'internal'])
        if (note.then === 'case') {
          // A case that is made of it holds its words only where those who read the case have read them.
          const { holds, opened } = await makeCase(`${nth}.1`, words, places[note.where])
          // After several of a day it is asked whether one more is meant.
          expect(opened).toMatch(/is open|One more case/u)
          expect(holds.includes(words)).toBe(isShared)
          const sent = (await app.news()).filter(({ card }) => JSON.stringify(card).includes(words))
          expect(sent).toEqual([])
        }
        if (note.then !== 'share') continue
        // By a press that shows the very words, and in no other way.
        expect(await share(`${nth}.1`, places[note.where])).toContain(words)
        const sent = (await app.news()).filter(({ card }) => JSON.stringify(card).includes(words))
        expect(sent.map(({ to }) => to).toSorted()).toEqual(['#acme-shared', '#random'])
      }
    }),
    { numRuns: 15 },
  )
  // Others may come to read along among our own people: what is said there is still no word to the partner.
  const joined = await write(people.anna, { ...places.managers, outsiders: true })
  const told = (await app.news()).filter(({ card }) => JSON.stringify(card).includes(joined!))
  expect(told.map(({ to }) => to)).toEqual(['#acme-internal'])
  expect([...heard].toSorted()).toEqual(['C-ELSEWHERE', 'C-MANAGERS', 'C-SHARED'])
})
