import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'

const checkIns = { cron: '0 10 * * 1', window: '2 working days', remindAfter: '1 working day' }

async function told(app: App, who: TestPerson, line: string, at = places.direct) {
  const { headline = '', blocks, buttons } = (await app.says(who, line, at)) as Card
  const fields = blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []))
  return {
    headline: plainText(headline),
    fields: Object.fromEntries(fields.map(({ label, value }) => [label, plainText(value)])),
    buttons: buttons.map(({ action }) => action),
  }
}

test('when the next open is told with the days behind it, the kind, how long, and who is asked; who may change it has the form', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const ours = await told(app, people.anna, 'check schedule acme')
  expect(ours.headline).toContain('the next opens Mon 23 Nov 2026, 10:00')
  expect(ours.fields).toEqual({
    'They come': 'by “0 10 * * 1” (Europe/Paris)',
    Then: expect.stringMatching(/^Mon 30 Nov 2026.*, Mon 7 Dec 2026/u),
    Kind: 'pulse',
    'Open for': '2 working days, reminder after 1 working day',
    Asked: 'Northwind: Anna Berg, Tom Ek; Acme Hosting: Ravi Shah, Mia Chen',
  })
  expect(ours.buttons).toEqual(['terms.checks'])
  expect((await told(app, people.tom, 'check acme schedule')).buttons).toEqual([])
  const theirs = await told(app, people.ravi, 'check schedule', places.shared)
  expect(theirs.fields['Asked']).toBe('Northwind: 2; Acme Hosting: 2')
  expect(theirs.buttons).toEqual([])
})

test('without a cadence it says that none is scheduled, and while one is open until when', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.anna, 'check now acme')
  const { headline, fields } = await told(app, people.anna, 'check schedule acme')
  expect(headline).toContain('none is scheduled')
  expect(fields).toEqual({ 'Open now': expect.stringContaining('until '), Asked: expect.any(String) })
})
