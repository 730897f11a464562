import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeReaders } from '../../src/app/judge-readers.ts'
import type { Purpose } from '../../src/domain/partners/purpose.ts'
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

/** The card there, as it stands now. */
const cardIn = (app: App, place: TestPlace) =>
  app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const [ladder] = await view.ladders.about(about.partnerId, about.id)
    const { id } = (await view.conversations.at('slack', 'T0HOME', place.conversationId))!
    const keys = [`case:${about.id}`, `escalation:${ladder!.id}`]
    const at = keys.map((cardKey) => ({ cardKey, queueKey: `slack:conversation:${id}` }))
    return (await view.outbox.standing(at)).find(({ shown }) => shown)?.shown?.messageId
  })

test('words have the audience of the place where they were written: others read them where the same people read, and nowhere else', async () => {
  await using app = await App.open(SHEET)
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  await app.news()
  let nth = 0
  const heard = new Set<string>()
  const write = async (who: TestPerson, place: TestPlace) => {
    const words = `word-${(nth += 1)}-of-${place.conversationId}`
    const threadId = await cardIn(app, place)
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
        // Among our own people an escalation's card is in the managers' channel only; the team reads others, and no card stands there.
        expect(heardIn).toEqual(isShared ? [other] : [])
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
  expect((await app.news()).filter(({ card }) => JSON.stringify(card).includes(joined!))).toEqual([])
  expect([...heard].toSorted()).toEqual(['C-ELSEWHERE', 'C-MANAGERS', 'C-SHARED'])
})

const WAR_ROOM: TestPlace = { conversationId: 'C-WAR-ROOM', kind: 'channel', name: 'war-room' }

/** Two channels of each audience in which a card stands; of each two, the second one changes. */
const PAIRS = {
  shared: { first: places.shared, second: places.elsewhere },
  managers: { first: places.managers, second: WAR_ROOM },
} as const

/** Where the card of the case, or that of its escalation, stands. */
const CARDS_IN = {
  shared: ['acme-shared', 'random'],
  internal: [],
  managers: ['escalations', 'war-room'],
  nothing: [],
} satisfies Record<Purpose | 'nothing', string[]>

const changing = fc.record({
  among: fc.constantFrom('shared' as const, 'managers' as const),
  /** The message is still on its way to the second place when that changes. */
  isLate: fc.boolean(),
  into: fc.constantFrom<(Purpose | 'outsiders' | 'nothing' | 'the same')[]>(
    ...(['shared', 'internal', 'managers', 'outsiders', 'nothing', 'the same'] as const),
  ),
  then: fc.constantFrom('edited' as const, 'deleted' as const, 'written there' as const),
})

test('words follow the readers of their place, also where a place changes between writing, sending, editing and deleting', async () => {
  const warRoom = { purpose: 'managers', name: 'war-room', slack: 'T0HOME/C-WAR-ROOM' }
  await using app = await App.open({ ...SHEET, channels: [...SHEET.channels, warRoom] })
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.passTo(app.clock.now() + 2 * DAY)
  let seen = (await app.taken()).length
  /** What arrives, each in the face for those who read there now: the name of the channel and all that is to be read. */
  const arrives = async () => {
    const fresh = (await app.taken()).slice(seen)
    seen += fresh.length
    const read: { at: string; says: string }[] = []
    for (const delivery of fresh) {
      const judged = await judgeReaders(app.services, delivery, true)
      const { destination: to } = delivery
      if (!('card' in judged) || to.kind !== 'conversation') continue
      const { name } = (await app.read((view) => view.conversations.get(to.conversationRowId)))!
      read.push({ at: name, says: JSON.stringify(judged.card) })
    }
    return read
  }
  const bound = new Map<TestPlace, Purpose | undefined>([
    [places.elsewhere, 'shared'],
    [WAR_ROOM, 'managers'],
  ])
  /** Nothing is sent by it. */
  const type = (text: string, place: TestPlace) =>
    app.receive(app.inbound(people.anna, { kind: 'command', text, mentions: [] }, place))
  const bind = async (place: TestPlace, purpose: Purpose | undefined) => {
    await type('help', { ...place, outsiders: false })
    const before = bound.get(place)
    if (before === purpose) return
    if (before) await type(`unbind acme ${before}`, place)
    if (purpose) await type(`bind acme ${purpose}`, place)
    bound.set(place, purpose)
  }
  let nth = 0
  const write = async (place: TestPlace, messageId: string) => {
    const threadId = (await cardIn(app, place))!
    const said = { kind: 'said' as const, messageId, threadId, text: `words-${messageId}`, mentions: [], files: [] }
    await app.receive(app.inbound(people.anna, said, place))
    return said.text
  }
  await fc.assert(
    fc.asyncProperty(changing, async ({ among, isLate, into, then }) => {
      const { first, second } = PAIRS[among]
      await bind(places.elsewhere, 'shared')
      await bind(WAR_ROOM, 'managers')
      await arrives()
      const words = await write(first, `${(nth += 1)}.1`)
      const at = async (said: string) =>
        (await arrives()).filter(({ says }) => says.includes(said)).map((one) => one.at)
      if (!isLate) expect(await at(words)).toEqual([second.name])

      if (into === 'outsiders') await type('help', { ...second, outsiders: true })
      else if (into !== 'the same') await bind(second, into === 'nothing' ? undefined : into)
      const readers = into === 'outsiders' || into === 'the same' ? among : into
      const sameReaders = CARDS_IN[readers].filter((one) => one !== second.name).toSorted()
      if (then === 'written there') {
        await at(words)
        const there = await write(second, `${(nth += 1)}.1`)
        expect((await at(there)).toSorted()).toEqual(sameReaders)
        return
      }
      if (then === 'deleted') {
        await app.receive(app.inbound(people.anna, { kind: 'deleted', messageId: `${nth}.1` }, first))
        expect(await at(words)).toEqual([])
        return
      }
      const text = `other-${words}`
      const edited = { kind: 'edited' as const, messageId: `${nth}.1`, text, mentions: [], files: [] }
      await app.receive(app.inbound(people.anna, edited, first))
      // Our own people may read on what both companies read.
      const mayRead = among === 'shared' ? into !== 'nothing' : readers === 'managers' && into !== 'outsiders'
      expect(await at(words)).toEqual(mayRead ? [second.name] : [])
    }),
    {
      numRuns: 25,
      examples: (['outsiders', 'shared', 'internal'] as const).flatMap((into) =>
        [true, false].map(
          (isLate) => [{ among: 'managers' as const, isLate, into, then: 'edited' as const }] as [never],
        ),
      ),
    },
  )
})
