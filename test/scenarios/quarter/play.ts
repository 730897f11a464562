import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inParis } from '../../kit/quarter.ts'
import { copyPrepared } from '../../kit/prepared.ts'
import { World } from '../../kit/world.ts'
import { SHEETS, WORLDS } from './cast.ts'
import { Quarter, type Told } from './quarter.ts'

const TOLD = 'told.json'
const SHARED = 'slack #acme-shared'
const GLOBEX = 'teams #globex-shared'
const ANSWER = 'check-in.answer'
const WITHOUT_NAMES = 'check-in.answer-anonymously'

/** All that was said from January to March 2027; played once in a run of the tests. */
export async function quarterTold(): Promise<Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-quarter-'))
  await copyPrepared(folder, { quarter: [SHEETS, WORLDS] }, async (into) => {
    writeFileSync(join(into, TOLD), JSON.stringify(await playQuarter()))
  })
  const told = JSON.parse(readFileSync(join(folder, TOLD), 'utf8')) as Told[]
  rmSync(folder, { recursive: true })
  return told
}

async function playQuarter(): Promise<Told[]> {
  const world = await World.open({ startAt: inParis('2027-01-04 09:00'), sheets: SHEETS, ...WORLDS })
  const quarter = new Quarter(world)
  await january(quarter)
  await february(quarter)
  await march(quarter)
  await quarter.passTo('04-02 18:00')
  await world.close()
  return quarter.told.toSorted((one, other) => one.at - other.at)
}

/** Tom is away, Ravi answers late, and Noor of Initech says nothing. */
async function january(quarter: Quarter): Promise<void> {
  await quarter.passTo('01-15 11:00')
  await quarter.person('slack', 'Tom Ek').tellBot('away from 2027-01-20 to 2027-02-03')
  await quarter.passTo('01-22 14:00')
  await quarter.answer(quarter.person('slack', 'Anna Berg'), quarter.card('slack @Anna Berg', 'CHECK-1'), ANSWER, '4')
  await quarter.passTo('01-22 19:00')
  await quarter.answer(quarter.person('slack', 'Lou Diaz'), quarter.card('slack @Lou Diaz', 'CHECK-1'), ANSWER, '4')
  await quarter.passTo('01-25 02:00')
  await quarter.answer(quarter.person('slack', 'Aiko Mori'), quarter.card('slack @Aiko Mori', 'CHECK-1'), ANSWER, '4')
  await quarter.passTo('01-25 16:30')
  await quarter.answer(quarter.person('slack', 'Mia Chen'), quarter.card(SHARED, 'CHECK-1 is open'), ANSWER, '4')
  await quarter.passTo('01-28 07:00')
  await quarter.answer(quarter.person('slack', 'Kavi Rao'), quarter.card('slack @Kavi Rao', 'CHECK-2'), ANSWER, '3')
  await quarter.passTo('01-28 11:00')
  await quarter.details('slack', 'Anna Berg', quarter.card('slack #acme-internal', 'CHECK-1 is closed'))
  await quarter.passTo('02-09 15:00')
  await quarter.answer(quarter.person('slack', 'Ravi Shah'), quarter.card(SHARED, 'CHECK-1 is open'), ANSWER, '4')
  await quarter.passTo('02-09 16:00')
  await quarter.details('slack', 'Anna Berg', quarter.card('slack #acme-internal', 'CHECK-1 is closed'))
}

/** Globex is asked without names, on the same day as Acme, with which the sides see things differently. */
async function february(quarter: Quarter): Promise<void> {
  await quarter.passTo('02-18 16:00')
  await quarter.person('slack', 'Mia Chen').say('acme-shared', '@Liaison away from 2027-02-21 to 2027-02-24')
  await quarter.passTo('02-22 11:00')
  const both = quarter.card('teams @Anna Berg', 'CHECK-4')
  await quarter.answer(quarter.person('teams', 'Anna Berg'), both, `${ANSWER}:CHECK-4`, '2', 'Releases slip')
  await quarter.answer(quarter.person('teams', 'Anna Berg'), both, `${WITHOUT_NAMES}:CHECK-3`, '4')
  await quarter.answer(quarter.person('slack', 'Tom Ek'), quarter.card('slack @Tom Ek', 'CHECK-4'), ANSWER, '2')
  await quarter.answer(quarter.person('slack', 'Ravi Shah'), quarter.card(SHARED, 'CHECK-4 is open'), ANSWER, '5')
  const theirs = quarter.card(GLOBEX, 'CHECK-3 is open')
  for (const name of ['Leo Park', 'Ida Rossi', 'Noa Levi'])
    await quarter.answer(quarter.person('teams', name), theirs, WITHOUT_NAMES, '4', `${name} is content`)
  await quarter.answer(
    quarter.person('teams', 'Kavi Rao'),
    quarter.card('teams @Kavi Rao', 'CHECK-3'),
    WITHOUT_NAMES,
    '4',
  )
  await quarter.passTo('02-22 19:00')
  const louAsked = quarter.card('teams @Lou Diaz', 'CHECK-3')
  await quarter.answer(quarter.person('teams', 'Lou Diaz'), louAsked, `${WITHOUT_NAMES}:CHECK-3`, '4')
  await quarter.answer(quarter.person('teams', 'Lou Diaz'), louAsked, `${ANSWER}:CHECK-4`, '2')
  await quarter.passTo('02-24 02:00')
  await quarter.answer(quarter.person('slack', 'Aiko Mori'), quarter.card('slack @Aiko Mori', 'CHECK-4'), ANSWER, '2')
  await quarter.passTo('02-25 16:00')
  await quarter.answer(quarter.person('slack', 'Mia Chen'), quarter.card(SHARED, 'CHECK-4 is open'), ANSWER, '5')
  await quarter.passTo('02-26 14:00')
  await quarter.answer(quarter.person('slack', 'Anna Berg'), quarter.card('slack @Anna Berg', 'CHECK-5'), ANSWER, '3')
  await quarter.passTo('03-03 15:00')
  await quarter.person('slack', 'Anna Berg').tellBot('resolve ESC-1 "Releases are announced from now on"')
}

/** On either side somebody is not the right person; Anna thinks better of her answers. */
async function march(quarter: Quarter): Promise<void> {
  await quarter.passTo('03-22 11:00')
  const anna = quarter.person('slack', 'Anna Berg')
  await quarter.answer(anna, quarter.card('slack @Anna Berg', 'CHECK-6'), ANSWER, '3')
  await anna.say('acme-shared', '@Liaison people acme add @Sol Reyes --role member')
  await quarter.passTo('03-22 15:00')
  await quarter.answer(anna, quarter.card('slack @Anna Berg', 'CHECK-6'), ANSWER, '4')
  const ravi = quarter.person('slack', 'Ravi Shah')
  await ravi.press(quarter.card(SHARED, 'CHECK-6 is open'), 'check-in.hand-over')
  await ravi.submit({ userId: quarter.person('slack', 'Sol Reyes').id })
  await quarter.passTo('03-22 17:30')
  const lou = quarter.person('slack', 'Lou Diaz')
  await lou.press(quarter.card('slack @Lou Diaz', 'CHECK-6'), 'check-in.hand-over')
  await lou.submit({ userId: quarter.person('slack', 'Mara Lind').id })
  await quarter.passTo('03-23 10:00')
  await quarter.answer(quarter.person('slack', 'Sol Reyes'), quarter.card(SHARED, 'CHECK-6 is open'), ANSWER, '4')
  await quarter.answer(quarter.person('slack', 'Tom Ek'), quarter.card('slack @Tom Ek', 'CHECK-6'), ANSWER, '4')
  await quarter.answer(quarter.person('slack', 'Mara Lind'), quarter.card('slack @Mara Lind', 'CHECK-6'), ANSWER, '4')
  await quarter.passTo('03-24 02:00')
  await quarter.answer(quarter.person('slack', 'Aiko Mori'), quarter.card('slack @Aiko Mori', 'CHECK-6'), ANSWER, '4')
  await quarter.passTo('03-24 15:00')
  await quarter.answer(quarter.person('slack', 'Mia Chen'), quarter.card(SHARED, 'CHECK-6 is open'), ANSWER, '4')
  await quarter.passTo('03-31 13:00')
  await quarter.answer(quarter.person('slack', 'Kavi Rao'), quarter.card('slack @Kavi Rao', 'CHECK-7'), ANSWER, '3')
}
