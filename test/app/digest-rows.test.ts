import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'

/** A partner's person on a platform on which the bot may not write to people of other organisations. */
const ines: TestPerson = {
  ...{ platform: 'teams', tenantId: 'T0INITECH', userId: 'UINES', outsider: true },
  ...{ name: 'Ines Roy', zone: 'Europe/Paris' },
}
const initechSheet = {
  slug: 'initech',
  name: 'Initech',
  calendar: { zone: 'Europe/Paris' },
  people: [
    acmeSheet.people[0],
    { name: ines.name, side: 'partner', roles: ['account-manager'], zone: ines.zone, teams: 'T0INITECH/UINES' },
  ],
  channels: [
    { purpose: 'shared', name: 'initech-shared', teams: 'T0HOME/C-INITECH' },
    { purpose: 'managers', name: 'initech-managers', teams: 'T0HOME/C-INITECH-MANAGERS' },
  ],
}

/** With them there is nothing to tell of, and Priya stands for nobody else. */
const umbrellaSheet = {
  slug: 'umbrella',
  name: 'Umbrella Works',
  calendar: { zone: 'Europe/Paris' },
  people: [
    {
      name: people.priya.name,
      side: 'internal',
      roles: ['account-manager'],
      zone: 'Europe/Paris',
      slack: 'T0HOME/UPRIYA',
    },
  ],
}

/** Monday 23 November 2026, 10:00 in Paris; Thursday is a day off. Something needs Tom, Anna with two partners, and Ines. */
async function opened(): Promise<App> {
  const app = await App.open()
  app.services.digestAt = '09:00'
  await app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-26'] } } })
  await app.register(globexSheet)
  await app.register(initechSheet)
  await app.register(umbrellaSheet)
  await app.says(people.uma, 'help')
  app.services.admins.push(people.ada)
  await app.says(people.ada, 'managers add @Uma')
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.leo, 'case globex "Slow orders" --severity 4')
  await app.says(people.tom, 'case initech "Late leaflets" --severity 4')
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.says(people.anna, 'escalate CASE-4 "No progress"')
  await app.passTo(app.clock.now() + MINUTE)
  await app.news()
  return app
}

/** Later on that day a case comes up that is due on it, and Tom is given it. */
async function later(app: App, who: TestPerson): Promise<number> {
  await app.says(people.mia, 'case "Orders are lost" --severity 1', places.shared)
  await app.says(people.anna, 'assign CASE-5 @tom', places.internal)
  await app.passTo(app.clock.now() + 5 * HOUR + MINUTE)
  return (await app.news()).filter(({ to, card }) => to === who.name && card.title.startsWith('Due today')).length
}

/** Each row of "Told each morning" in docs/notifications.md: who it is, after how many days, and how many messages they get then; `week`: that tell of a week. */
const ROWS: Record<string, { who: TestPerson; days: number; asked?: true; later?: true; week?: true; get: number }> = {
  'somebody whom something needs': { who: people.tom, days: 1, asked: true, get: 1 },
  'somebody for whom something new falls due on the day': {
    who: people.tom,
    days: 1,
    asked: true,
    later: true,
    get: 1,
  },
  'somebody with several partners, or on several platforms': { who: people.anna, days: 1, asked: true, get: 1 },
  'somebody whom nothing needs': { who: people.mara, days: 1, get: 0 },
  'somebody whom the bot may not write to, or cannot reach': { who: ines, days: 1, asked: true, get: 0 },
  'somebody off, away, on a holiday, or after their hours': { who: people.tom, days: 3, asked: true, get: 0 },
  'a manager of all partners, who is named for none': { who: people.uma, days: 1, asked: true, get: 1 },
  'somebody who is named for no partner': { who: people.max, days: 1, get: 0 },
  'whoever stands for a partner on our side, of a week': { who: people.mara, days: 14, week: true, get: 1 },
  'a manager of all partners, of a week': { who: people.uma, days: 14, week: true, get: 1 },
  'the same, where nothing has changed and nothing presses': { who: people.priya, days: 14, week: true, get: 0 },
  'a member of ours, or anybody of the partner, of a week': { who: people.tom, days: 14, week: true, get: 0 },
}

test('every row of the table of mornings is as docs/notifications.md says, and there is no other', async () => {
  const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## Told each morning')
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (?!who |---)([^|]+?) +\|/gmu)].map(([, row]) => row)
  expect(rows).toEqual(Object.keys(ROWS))
  await using app = await opened()
  const opening = app.clock.now()
  expect(textOf(await app.says(people.uma, 'digest weekly on'))).toContain('how your partners did in the last')
  for (const day of [1, 3]) {
    await app.passTo(opening + (day - 1) * DAY)
    await app.news()
    await app.passTo(opening + day * DAY - MINUTE)
    const told = (await app.news()).filter(({ card }) => card.blocks.some(({ kind }) => kind === 'line'))
    for (const [row, { who, days, asked, later: falls, get }] of Object.entries(ROWS)) {
      if (days !== day || falls) continue
      const theirs = told.filter(({ to, card }) => to === who.name && card.title === 'What needs you today')
      expect(theirs.length, row).toBe(get)
      const mine = await app.says(who, 'mine')
      expect('title' in mine && mine.title, row).toBe(asked ? 'What needs you' : 'Nothing needs you')
    }
    for (const [row, { who, days, later: falls, get }] of Object.entries(ROWS))
      if (days === day && falls) expect(await later(app, who), row).toBe(get)
  }
  app.clock.move(opening + 13 * DAY - app.clock.now())
  await app.passTo(opening + 13 * DAY)
  await app.news()
  await app.passTo(opening + 14 * DAY - MINUTE)
  const ofWeeks = (await app.news()).filter(({ card }) => /Last week|What you could do/u.test(JSON.stringify(card)))
  for (const [row, { who, week, get }] of Object.entries(ROWS))
    if (week) expect(ofWeeks.filter(({ to }) => to === who.name).length, row).toBe(get)
  expect(ofWeeks.map(({ to }) => to)).not.toContain('Mia Chen')
})
