import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { Card } from '../../../src/cards/card.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { formOf } from '../../kit/by-form.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})
afterEach(() => app[Symbol.asyncDispose]())

/** All that is read on a card. */
const wholeOf = (said: Card | Answer): string => {
  if (!('blocks' in said)) return textOf(said)
  const lines = said.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items : block.kind === 'text' || block.kind === 'line' ? [block.text] : [],
  )
  return [textOf(said), ...lines.map(plainText)].join(' ')
}
const says = async (who: keyof typeof people, line: string, place = places.direct) =>
  wholeOf(await app.says(people[who], line, place))
const presses = async (who: keyof typeof people, action: string, data: Record<string, string>) =>
  textOf(
    await app.receive(
      app.inbound(people[who], { kind: 'action', action, subject: 'acme', version: 0, data }, places.direct),
    ),
  )

/** It is Monday 23 November, 09:00 in Paris. */
const setOurs = () => says('anna', 'rotation acme @Anna @Tom --every week --at "monday 09:00"')

test('a rotation is set by who answers for its side, changed by flags, and says at once who is on and who is next', async () => {
  expect(await says('tom', 'rotation acme @Tom')).toContain('the account manager of Acme Hosting or an admin sets')
  expect(await says('mia', 'rotation @Mia')).toContain('On your side, the account manager sets rotations')
  expect(await setOurs()).toContain(
    '“On call” is set: 2 people, 1 week each, handed over on Mondays at 09:00 (Europe/Paris). On duty now: Anna Berg, until Mon 30 Nov 2026, 09:00 (Europe/Paris). Next: Tom Ek, from Mon 30 Nov 2026, 09:00 (Europe/Paris).',
  )
  expect(await setOurs()).toContain('“On call” is so already.')
  expect(await says('anna', 'rotation acme --every "12 hours" --at 08:00 --hours "Mon-Fri 8-20"')).toContain(
    '2 people, 12 hours each, counted from 08:00 (Europe/Paris), only Mon-Fri 08:00-20:00',
  )
  expect(await says('anna', 'rotation acme --every fortnight')).toContain('does not say how long a turn is')
  expect(await says('anna', 'rotation acme --at "someday 09:00" --every week')).toContain('is no day of the week')
  expect(await says('anna', 'rotation acme --zone Mars/Base')).toContain('There is no time zone')
  expect(await says('anna', 'rotation acme @Anna @Ravi')).toContain('is not named on your side')
  expect(
    await says('ravi', 'rotation "Night desk" @Ravi @Mia --every day --at 20:00 --zone America/New_York'),
  ).toContain('“Night desk” is set: 2 people, 1 day each')
  const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
  expect(facts.filter(({ kind }) => kind === 'RotationSet').map(({ data }) => data['was'] === undefined)).toEqual([
    true,
    false,
    true,
  ])
})

test('each side reads in full how its own is set, and of the other who is on and next; nothing of another partner', async () => {
  await setOurs()
  await says('ravi', 'rotation "Night desk" @Ravi @Mia --every day --at 20:00')
  const who = await says('mia', 'who acme')
  expect(who).toContain('Anna Berg')
  expect(who).toContain('Night desk')
  const theirs = await says('mia', 'rotation')
  expect(theirs).toContain('Ravi Shah, Mia Chen')
  expect(theirs).not.toContain('Anna')
  expect(await says('tom', 'rotation acme')).toContain('In turn: Anna Berg, Tom Ek')
  expect(await says('tom', 'rotation', places.shared)).not.toContain('In turn')
  expect(await says('leo', 'who acme')).toContain('I know no partner called')
  expect(await says('eve', 'who acme')).toContain('I do not know you yet')
})

test('the form shows how it is and sets it; what it refuses stays in it', async () => {
  const form = formOf((await app.says(people.anna, 'rotation acme new')) as Answer)
  expect(form.fields.slice(0, 2).map(({ id }) => id)).toEqual(['rotation', 'm0'])
  const personId = async (name: string) =>
    app.read(
      async (view) =>
        (await view.memberships.of((await view.partners.bySlug('acme'))!.id)).find(
          ({ person }) => person.name === name,
        )!.personId,
    )
  const [anna, tom] = [await personId('Anna Berg'), await personId('Tom Ek')]
  const values = { rotation: 'Primary', m0: tom, m1: anna, every: '1 week', at: 'monday 09:00', zone: 'Europe/Paris' }
  expect(textOf(await app.submits(people.anna, form.form, 'acme', { ...values, every: 'a while' }))).toContain(
    'how long a turn is',
  )
  const tooLong = await app.submits(people.anna, form.form, 'acme', { ...values, rotation: 'night '.repeat(12) })
  expect(textOf(tooLong)).toContain('a name of 60 characters at most')
  // A platform opens no form that begins with more than it takes.
  const kept = 'form' in tooLong ? tooLong.form.fields[0] : undefined
  expect(kept).toMatchObject({ kind: 'text', maxLength: 60 })
  expect(kept?.kind === 'text' && kept.initial?.length).toBeLessThanOrEqual(60)
  expect(textOf(await app.submits(people.anna, form.form, 'acme', values))).toContain('On duty now: Tom Ek')
  const again = formOf((await app.says(people.anna, 'rotation acme new')) as Answer)
  expect(again.fields.find(({ id }) => id === 'm0')).toMatchObject({ initial: tom })
})

test('a name that is only typed after an @ mentions nobody, and nothing is called so', async () => {
  for (const line of ['rotation acme @Anna @Somebody', 'override acme @Somebody --for 2h', 'swap acme @Somebody'])
    expect(await says('anna', line)).toContain('“@Somebody” is no mention of anybody')
  expect(await says('anna', 'rotation acme')).not.toContain('@Somebody')
})

test('anybody takes a time themselves; whoever sets rotations gives one to others, who are told; one over another wins until it ends', async () => {
  await setOurs()
  expect(await says('tom', 'override acme --to 18:00')).toContain(
    'Tom Ek is on duty by “On call”, Mon 23 Nov 2026, 09:00 until 18:00',
  )
  expect(await says('tom', 'override acme @Anna --to 12:00')).toContain('You can take a time yourself.')
  expect(await says('anna', 'override acme @Mara --from 12:00 --for 2h')).toContain('Mara Lind is on duty')
  expect(await says('anna', 'override acme @Mara --from "yesterday" --to 12:00')).toContain(
    'does not say a day and a time',
  )
  app.clock.move(4 * HOUR)
  const told = (await app.news()).filter(({ card }) => card.title === 'You are on duty')
  expect(told.map(({ to }) => to)).toEqual(['Mara Lind'])
  expect(await says('tom', 'who acme')).toContain('On call: Mara Lind, until Mon 23 Nov 2026, 14:00')
  app.clock.move(1.5 * HOUR)
  expect(await says('tom', 'who acme')).toContain('On call: Tom Ek, until Mon 23 Nov 2026, 18:00')
  const form = formOf(await app.presses(people.anna, 'rotation.end-override', 'acme', 0))
  const [field] = form.fields
  const line = { override: field?.kind === 'select' ? field.options[0]!.value : '' }
  expect(await presses('mara', 'rotation.end-override', line)).toContain('the account manager of Acme')
  expect(await presses('tom', 'rotation.end-override', line)).toContain('On duty now: Anna Berg')
  expect(await presses('tom', 'rotation.end-override', line)).toContain('This override is over')
})

test('two members swap two turns: asked, accepted by a button, and of two swaps of one turn the first accepted holds', async () => {
  await says('anna', 'rotation acme @Anna @Tom @Mara --every week --at "monday 09:00"')
  expect(await says('anna', 'swap acme @Tom')).toContain('Tom Ek is asked: yours of Mon 14 Dec 2026, 09:00')
  expect(await says('mara', 'swap acme @Tom')).toContain('Tom Ek is asked')
  expect(await says('anna', 'swap acme @Ravi')).toContain('not named on your side')
  expect(await says('mara', 'swap acme accept')).toContain('No swap waits for your answer')
  expect(await says('tom', 'swap acme accept')).toContain('More than one swap waits')
  const swaps = () =>
    app.read(async (view) => (await view.rotations.of((await view.partners.bySlug('acme'))!.id))[0]!.swaps)
  const [first, second] = await swaps()
  expect(await presses('mara', 'rotation.accept', { swap: first!.id })).toContain('Only the one who was asked answers')
  expect(await presses('tom', 'rotation.accept', { swap: first!.id })).toContain('Swapped: Tom Ek has Mon 14 Dec 2026')
  expect((await swaps()).map(({ status }) => status)).toEqual(['accepted', 'lapsed'])
  expect(await presses('tom', 'rotation.accept', { swap: second!.id })).toContain('has lapsed')
  expect(await says('anna', 'rotation acme @Anna @Mara')).toContain('is set: 2 people')
  expect((await swaps()).map(({ status }) => status)).toEqual(['lapsed', 'lapsed'])
})

test('a swap is asked for by a form that offers turns to come, and what is not one any more is said there', async () => {
  expect(await says('anna', 'swap acme')).toContain('Your side has no rotation here yet')
  await setOurs()
  expect(await says('mara', 'swap acme')).toContain('You have no turn to come')
  const opens = async () => formOf((await app.says(people.anna, 'swap acme')) as Answer)
  const form = await opens()
  expect(form).toMatchObject({ form: 'rotation.swap', fields: [{ id: 'gives' }, { id: 'takes' }] })
  const [mine, theirs] = form.fields.map((field) => ('options' in field ? field.options : []))
  expect(mine![0]!.label).toBe('from Mon 7 Dec 2026, 09:00 (Europe/Paris)')
  expect(theirs![0]!.label).toContain('Tom Ek, from Mon 30 Nov 2026, 09:00')
  const sends = (values: Record<string, string>) => app.submits(people.anna, 'rotation.swap', 'acme', values)
  expect(await sends({ gives: 'gone:1', takes: theirs![0]!.value })).toMatchObject({
    kind: 'errors',
    errors: { form: expect.stringContaining('choose another one') },
  })
  const asked = await sends({ gives: mine![0]!.value, takes: theirs![0]!.value })
  expect(textOf(asked)).toContain('Tom Ek is asked')
  expect(await says('tom', 'swap acme accept')).toContain('Swapped: Tom Ek has Mon 7 Dec 2026')
  const [left] = (await opens()).fields
  expect(left && 'options' in left && left.options.map(({ label }) => label).join()).not.toContain('Mon 7 Dec 2026')
})

test('an hour that the clocks skip is told to whoever swaps by it or is away until it', async () => {
  await says('anna', 'rotation acme @Anna @Tom @Mara --every week --at "monday 09:00"')
  const skipped = '02:30 on 2027-03-28 does not exist in Europe/Paris'
  expect(await says('mara', 'swap acme @Tom --mine "2027-03-28 02:30"')).toContain(skipped)
  expect(await says('anna', 'away until 2027-03-28 02:30')).toContain(skipped)
})

test('whoever is away is not called, and whom they named stands in; nobody of another company does', async () => {
  await setOurs()
  expect(await says('anna', 'away')).toContain('You are not away.')
  expect(await says('anna', 'away until friday')).toMatch(
    /nobody stands in for you.* Nobody is on then by “On call” of Acme Hosting, Mon 23 Nov 2026, 09:00 until Fri 27 Nov/u,
  )
  expect(await says('tom', 'who acme')).toContain('nobody now (away, with nobody in their place)')
  expect(await says('anna', 'away until friday --delegate @Tom')).toContain(
    'Tom Ek stands in for you where a rotation or an escalation would call you',
  )
  expect(await says('tom', 'who acme')).toMatch(/Tom Ek\S* for Anna Berg/u)
  expect(await says('anna', 'away until friday --delegate @Ravi')).toContain('is not named on your side')
  expect(await says('anna', 'away until yesterday')).toContain('does not say')
  expect(await says('tom', 'away tomorrow --delegate @Anna')).toContain('Anna Berg is away too')
  expect(await says('anna', 'away')).toContain('with Tom Ek in your place')
  expect(await says('anna', 'away off')).toContain('You are back')
  expect(await says('tom', 'who acme')).not.toContain(' for Anna Berg')
})

test('who says whom an escalation would call first on each side now, of our side to our own people alone', async () => {
  expect(await says('tom', 'who acme')).toMatch(
    /An escalation now would first call Anna Berg\..*An escalation now would first call Ravi Shah\./su,
  )
  expect(await says('mia', 'who acme')).not.toContain('call Anna Berg')
  await says('anna', 'away until friday')
  expect(await says('tom', 'who acme')).toContain('first call Northwind managers')
})

test('two turns in a row of one person are one', async () => {
  const line = 'rotation acme @Anna @Anna @Tom --every week --at "monday 09:00"'
  expect(await says('anna', line)).toContain(
    'On duty now: Anna Berg, until Mon 7 Dec 2026, 09:00 (Europe/Paris). Next: Tom Ek, from Mon 7 Dec 2026, 09:00',
  )
})

test('whoever is named no longer leaves an empty slot, and has it again when they are named anew', async () => {
  await says('anna', 'rotation acme @Tom @Anna --every week --at "monday 09:00"')
  await says('anna', 'people acme remove @Tom')
  expect(await says('anna', 'who acme')).toContain('nobody now (the slot is empty)')
  expect(await says('anna', 'rotation acme')).toContain('In turn: an empty slot, Anna Berg')
  expect(await says('anna', 'rotation acme --at "monday 10:00"')).toContain(
    'Nobody is on Mon 23 Nov 2026, 10:00 until Mon 30 Nov 2026, 10:00 (Europe/Paris) (the slot is empty); Mon 7 Dec',
  )
  await says('anna', 'people acme add @Tom')
  expect(await says('anna', 'who acme')).toContain('Tom Ek')
  await says('anna', 'people acme add @Uma --role sponsor')
  await says('anna', 'rotation acme @Uma @Anna --every week --at "monday 09:00"')
  await says('anna', 'people acme add @Priya --role sponsor')
  expect(await says('anna', 'who acme')).toContain('nobody now (the slot is empty)')
  expect(await says('anna', 'rotation acme @Anna')).toContain('On duty now: Anna Berg alone')
})

test('whoever takes over is told when they do, in their hours; of short turns nobody is', async () => {
  await setOurs()
  const told = async () =>
    (await app.news()).flatMap(({ to, card }) => (card.title === 'You are on duty now' ? [to] : []))
  await app.passTo(MONDAY_NINE + 7 * DAY + MINUTE)
  expect(await told()).toEqual(['Tom Ek'])
  await says('anna', 'away from 2026-12-07 to 2026-12-09 --delegate @Mara')
  await app.passTo(MONDAY_NINE + 14 * DAY + MINUTE)
  expect(await told()).toEqual(['Mara Lind'])
  await app.passTo(MONDAY_NINE + 17 * DAY + MINUTE)
  expect(await told()).toEqual(['Anna Berg'])
  await says('anna', 'rotation acme --every 2h --at 09:00')
  await app.passTo(MONDAY_NINE + 18 * DAY)
  expect(await told()).toEqual([])
})

test.each([
  ['in hours with a lunch break', ' --hours "mon-fri 09:00-12:00 13:00-17:00"', []],
  [
    'with an hour of somebody else on the first day',
    '',
    ['override acme --from "2026-11-30 13:00" --to "2026-11-30 14:00"'],
  ],
  ['with an hour away on the first day', '', ['away from "2026-11-30 13:00" to "2026-11-30 14:00"']],
] as const)('whoever takes over is told of their whole turn as it begins, once: %s', async (_, hours, lines) => {
  await says('anna', `rotation acme @Anna @Tom --every week --at "monday 09:00"${hours}`)
  for (const line of lines) await says(line.startsWith('away') ? 'tom' : 'anna', line)
  await app.news()
  const told = async () =>
    (await app.news()).flatMap(({ to, card }) =>
      card.title === 'You are on duty now' ? [[to, textOf(card)] as const] : [],
    )
  await app.passTo(MONDAY_NINE + 7 * DAY + MINUTE)
  const [[who, text] = []] = await told()
  expect(who).toBe('Tom Ek')
  expect(text).toContain('until Mon 7 Dec 2026, 09:00')
  await app.passTo(MONDAY_NINE + 13 * DAY)
  expect(await told()).toEqual([])
})
