import { expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { formAnswers } from '../kit/form-answers.ts'
import { inParis } from '../kit/quarter.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { shared: 'acme-shared', ours: 'acme-internal', robin: 'Ravi Shah', alien: 'Mia Chen' },
  teams: { shared: 'globex-shared', ours: 'globex-internal', robin: 'Leo Park', alien: 'Ida Rossi' },
} as const
const CHECKS = { cron: '0 10 1 1 *', window: '2 working days', remindAfter: '1 working day' }
const ANNA = {
  ...{ name: 'Anna Berg', side: 'internal', roles: ['account-manager'], zone: 'Europe/Paris' },
  ...{ slack: `${SLACK.northwind}/${SLACK.anna}`, teams: `${TEAMS.northwind}/${TEAMS.anna}` },
}
const SHEETS = [
  {
    ...{ slug: 'umbrella', name: 'Umbrella Works', stage: 'steady', calendar: { zone: 'Europe/Paris' } },
    checkIns: CHECKS,
    people: [
      ANNA,
      {
        ...{ name: 'Robin Vale', side: 'partner', roles: ['account-manager'] },
        ...{ slack: `${SLACK.acme}/${SLACK.ravi}`, teams: `${TEAMS.globex}/${TEAMS.leo}` },
      },
    ],
  },
  // Of another partner, whose person happens to read the channel.
  {
    ...{ slug: 'hooli', name: 'Hooli Fibre', stage: 'steady', calendar: { zone: 'Europe/Paris' } },
    people: [
      ANNA,
      {
        ...{ name: 'Kim Doe', side: 'partner', roles: ['account-manager'] },
        ...{ slack: `${SLACK.acme}/${SLACK.mia}`, teams: `${TEAMS.globex}/${TEAMS.ida}` },
      },
    ],
  },
  { ...{ slug: 'initech', name: 'Initech', stage: 'steady', calendar: { zone: 'Europe/Paris' } }, people: [ANNA] },
]
/** All that the bot has said since, and what the form that is open says is wrong. */
function heard(world: World, person: Person, result?: unknown): string {
  const said = world.takeMessages().map(({ text }) => text)
  const form = person.hasDialog() ? JSON.stringify([person.dialog().errors, person.dialog().payload]).slice(0, 900) : ''
  return [...said, form, JSON.stringify(result ?? '')].join('\n').replaceAll('\u00A0', ' ')
}

/** Closes whatever form is open: nothing of it is sent. */
async function leave(person: Person): Promise<void> {
  while (person.hasDialog()) await person.actions.dismiss(person.dialog().id)
}

async function types(world: World, person: Person, channel: string, line: string): Promise<string> {
  world.takeMessages()
  await person.say(channel, `@Liaison ${line}`)
  return heard(world, person)
}

/** Presses a button and answers the form that it opens, if it opens one. */
async function answers(world: World, person: Person, card: Met, values: string | Record<string, string>) {
  world.takeMessages()
  const pressed = await person.press(card, 'check-in.answer')
  if (!person.hasDialog()) return heard(world, person, pressed)
  const filled = formAnswers(person.dialog(), typeof values === 'string' ? values : '4')
  const sent = await person.submit(typeof values === 'string' ? filled : { ...filled, ...values })
  const told = heard(world, person, sent)
  await leave(person)
  return told
}

test.each<Platform>(['slack', 'teams'])(
  'whatever is answered, typed or set up wrongly of a health check gets its right answer, and does nothing, on %s',
  { timeout: 180_000 },
  async (platform) => {
    const { shared, ours, robin: theirs, alien } = PLACES[platform]
    const world = await World.open({ startAt: inParis('2026-11-23 09:30'), sheets: SHEETS })
    const anna = world.person(platform, 'Anna Berg')
    const robin = world.person(platform, theirs)
    const tom = world.person(platform, 'Tom Ek')
    const kim = world.person(platform, alien)
    const run = async (number: number) =>
      world.playground.liaison.services.store.read((view) => view.runs.byNumber(number))
    await anna.say(shared, '@Liaison bind umbrella shared')
    world.takeMessages()

    // Nobody on a side: said before it opens, with what to do.
    await anna.say(ours, '@Liaison bind initech shared')
    expect(await types(world, anna, ours, 'check now initech')).toMatch(/side can be asked yet|not see it/u)

    await anna.say(shared, '@Liaison check now umbrella')
    const opened = world.takeMessages()
    const asked = opened.find(({ text, where }) => where.endsWith(`#${shared}`) && text.includes('CHECK-1 is open'))!
    const prompt = opened.find(({ text, where }) => where.endsWith('@Anna Berg') && text.includes('CHECK-1 is open'))!
    // Of Robin no clock is known: asked by the partner’s calendar.
    expect(Object.values((await run(1))!.windows).map(({ opensAt }) => opensAt)).toEqual([world.now(), world.now()])

    // In an edited form, twice, by somebody not asked, by the other partner’s people.
    expect(await answers(world, robin, asked, { Q1: '9' })).toMatch(
      /Please choose one of the options|Pick one of the choices/u,
    )
    expect((await run(1))!.responses).toEqual({})
    expect(await answers(world, robin, asked, '4')).toContain('Thank you')
    const once = await run(1)
    expect(await answers(world, robin, asked, '4')).toContain('in already')
    expect(await answers(world, tom, asked, '1')).toMatch(/not among them|not asked|do not know|named/u)
    expect(await answers(world, kim, asked, '1')).not.toMatch(/Thank you|Robin/u)
    expect(await run(1)).toEqual(once)

    // After the close: once, late, and then fixed.
    await world.advanceTo(inParis('2026-11-26 10:00'))
    expect(await answers(world, anna, prompt, '2')).toMatch(/Thank you|What happened/u)
    expect(Object.values((await run(1))!.responses).filter(({ late }) => late)).toHaveLength(1)
    const closed = await run(1)
    expect(await types(world, anna, ours, 'check CHECK-1')).toMatch(/can no longer be changed|are in/u)
    await leave(anna)
    expect(await run(1)).toEqual(closed)

    // A form of a check that the next one has followed.
    await world.advanceTo(inParis('2026-12-07 10:00'))
    world.takeMessages()
    await anna.say(shared, '@Liaison check now umbrella')
    const second = world.takeMessages().find(({ where }) => where.endsWith('@Anna Berg'))!
    await anna.press(second, 'check-in.answer')
    const late = formAnswers(anna.dialog(), '4')
    await world.advanceTo(inParis('2026-12-14 10:00'))
    await robin.say(shared, '@Liaison hello')
    await world.person(platform, 'Anna Berg').say(shared, '@Liaison check now umbrella')
    world.takeMessages()
    const sent = await anna.submit(late)
    expect(heard(world, anna, sent)).toContain('a newer check has opened')
    await leave(anna)
    expect((await run(2))!.responses).toEqual({})
    await world.close()
  },
)
