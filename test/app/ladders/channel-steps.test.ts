import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

/** Our own channel, then the managers’; the partner’s steps call the shared channel first. */
beforeEach(async () => {
  const ladder = {
    ours: [
      { tell: [{ channel: 'internal' }], wait: '1h' },
      { tell: ['managers'], wait: '1h' },
    ],
    theirs: [
      { tell: [{ channel: 'shared' }], wait: '1h' },
      { tell: ['account-manager'], wait: '1h' },
    ],
  }
  app = await App.open({ ...acmeSheet, ladder })
})

afterEach(() => app[Symbol.asyncDispose]())

const escalates = async () => {
  await app.says(people.tom, 'case acme "Lost parcels" --severity 2')
  await app.news()
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
}
const told = async () => (await app.news()).filter(({ card }) => textOf(card).includes('ESC-1'))
const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!

test('a step calls our own channel, and on the partner’s side the shared one, each in its own wording', async () => {
  await escalates()
  const calls = await told()
  const at = calls.map(({ to }) => to)
  expect(at).toContain('#acme-internal')
  expect(at).toContain('#acme-shared')
  expect(at).not.toContain('#escalations')
  const shared = calls.filter(({ to }) => to === '#acme-shared').map(({ card }) => textOf(card))
  expect(shared.join(' ')).toContain('whoever is called now')
  expect(shared.join(' ')).not.toContain('own channel')
  expect(
    calls
      .filter(({ to }) => to === '#acme-internal')
      .map(({ card }) => textOf(card))
      .join(' '),
  ).toContain('Northwind’s own channel')
  await app.passTo(app.clock.now() + 1 * HOUR)
  const next = (await told()).map(({ to }) => to)
  expect(next).toContain('#escalations')
  expect(next).toContain('Ravi Shah')
})

test('a step that calls a channel which the bot was removed from is left at once', async () => {
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.internal))
  await escalates()
  expect((await ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 1 })
  expect((await told()).map(({ to }) => to)).toContain('#escalations')
})

test('what a channel that is gone means is said before it is needed, and what to do', async () => {
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.internal))
  const said = JSON.stringify(await app.says(people.anna, 'rehearse acme'))
  expect(said).toContain('step 1 at Northwind: Liaison is not in the internal channel: invite it there')
  expect(said).toContain('Acme Hosting: the shared channel at once, then Ravi Shah')
})

test('the shared channel is no target of ours, and ours none of theirs', () => {
  const ours = { ours: [{ tell: [{ channel: 'shared' }], wait: '1h' }] }
  const theirs = { theirs: [{ tell: [{ channel: 'internal' }], wait: '1h' }] }
  for (const steps of [ours, theirs])
    expect(partnerSheet.safeParse({ name: 'Acme', ladder: steps }).success).toBe(false)
})
