import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

test('an escalation that ends before its card could be sent is not told to anybody any more', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Orders" --severity 1', places.internal)
  await app.taken()
  const send = (text: string) =>
    app.receive(app.inbound(people.tom, { kind: 'command', text, mentions: [] }, places.internal))
  await send('escalate CASE-1 "No progress"')
  await send('resolve CASE-1 "Found it"')
  const sent = await app.taken()
  expect(sent.filter(({ card }) => card.subject === 'ESC-1')).toEqual([])
  expect(sent.some(({ card }) => JSON.stringify(card).includes('Found it'))).toBe(true)
})
