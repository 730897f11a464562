import { afterEach, beforeEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  const ladder = {
    ours: [
      { tell: [{ person: 'Mara Lind' }], wait: '1h' },
      { tell: [{ person: 'Tom Ek' }], wait: '1h' },
    ],
  }
  app = await App.open({ ...acmeSheet, ladder })
})

afterEach(() => app[Symbol.asyncDispose]())

const asked = async (...how: Parameters<App['says']>) => JSON.stringify(await app.says(...how))

test('a step of one partner that calls nobody any more is named where our people ask for its escalations', async () => {
  expect(await asked(people.anna, 'escalations acme')).not.toContain('of ours calls nobody')
  await app.says(people.anna, 'people acme remove @tom')
  const said = 'Step 2 of ours calls nobody: Tom Ek is not named there any more.'
  expect(await asked(people.anna, 'escalations acme')).toContain(said)
  // Of all partners it would be read by nobody, and the partner reads nothing of our steps.
  expect(await asked(people.anna, 'escalations')).not.toContain('calls nobody')
  expect(await asked(people.anna, 'escalations acme mine')).not.toContain('calls nobody')
  expect(await asked(people.mia, 'escalations', places.shared)).not.toContain('calls nobody')
})
