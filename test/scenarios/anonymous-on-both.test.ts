import { expect, test } from 'vitest'
import { MANY_ASKED, sheetsOfMany } from '../fixtures/many-asked.ts'
import { formAnswers } from '../kit/form-answers.ts'
import { textOf } from '../kit/message-text.ts'
import { World } from '../kit/world.ts'

const ANSWER = 'check-in.answer-anonymously'

/** Working time for all who are asked, London included. */
const LONDON_TEN = Date.parse('2026-11-23T10:00:00Z')

test.each([
  ['slack', 'acme', 'Acme Hosting', ['Ravi Shah', 'Mia Chen', 'Sol Reyes'], ['Anna Berg', 'Tom Ek', 'Priya Nair']],
  ['teams', 'globex', 'Globex Agency', ['Leo Park', 'Ida Rossi', 'Noa Levi'], ['Anna Berg', 'Tom Ek', 'Mara Lind']],
] as const)(
  'on %s a side of three or more answers without names: nothing is said until the close, and then who wrote what is not',
  async (platform, slug, name, theirs, ours) => {
    const world = await World.open({ ...MANY_ASKED, sheets: sheetsOfMany({ anonymous: true }), startAt: LONDON_TEN })
    const anna = world.person(platform, 'Anna Berg')
    await anna.tellBot(`check now ${slug}`)
    world.expectMessage(`${platform} @Anna Berg`, 'CHECK-1 with')
    const prompts = ours.map((one) => world.expectMessage(`${platform} @${one}`, 'CHECK-1 is open', 'Without names'))
    const asked = world.expectMessage(`${platform} #${slug}-shared`, 'CHECK-1 is open', 'Without names')
    expect(asked.text).toContain(`at ${name} are asked`)
    expect(JSON.stringify([asked, ...prompts].map(({ message }) => message.payload))).not.toContain('hand-over')

    for (const [at, who] of [...theirs, ...ours].entries()) {
      const person = world.person(platform, who)
      const card = prompts[at - theirs.length] ?? asked
      await person.press(card, ANSWER)
      const text = `Number ${at} says so`
      const answers = { ...formAnswers(person.dialog(), at < theirs.length ? '2' : '5'), text }
      // The first of theirs lets the other side read it.
      const result = await person.submit({ ...answers, ...(at === 0 && { show_words: 'yes' }) })
      // In the dialog itself, on either: a message would tell that they answered.
      if (platform === 'teams') expect(result).toMatchObject({ notice: expect.stringContaining('Thank you') })
      else {
        expect(JSON.stringify(person.dialog().payload)).toContain('Thank you')
        await person.actions.dismiss(person.dialog().id)
      }
      world.expectNothingElse()
      expect(world.again(card).text).toBe(card.text)
    }

    // Once more tells its presser alone, in the same way.
    const again = world.person(platform, theirs[0])
    const pressed = await again.press(asked, ANSWER)
    expect(JSON.stringify(platform === 'teams' ? pressed : again.dialog().payload)).toContain('final')
    if (platform === 'slack') await again.actions.dismiss(again.dialog().id)
    expect(again.hasDialog()).toBe(false)
    world.expectNothingElse()

    // Everybody who is asked is reminded.
    await world.advance('2d')
    const reminded = world.takeMessages().filter(({ text }) => text.includes('CHECK-1 is still open'))
    for (const who of ours) expect(reminded.map(({ where }) => where)).toContain(`${platform} @${who}`)
    const inChannel = reminded.find(({ where }) => where === `${platform} #${slug}-shared`)
    for (const who of theirs) expect(inChannel?.text).toContain(who)

    await world.advance('6d')
    const results = world.takeMessages().filter(({ text }) => text.includes('CHECK-1 is closed'))
    const internal = results.find(({ where }) => where.endsWith('-internal'))!
    const shared = results.find(({ where }) => where.endsWith('-shared'))!
    const whole =
      platform === 'slack'
        ? (await anna.unfold(internal, 'slack #acme-internal only Anna Berg')).text
        : textOf(internal.message)
    const saidIn = (text: string) => [0, 1, 2, 3, 4, 5].filter((at) => text.includes(`Number ${at} says so`))
    expect(saidIn(whole)).toEqual([0, 3, 4, 5])
    const read =
      platform === 'slack'
        ? (await again.unfold(shared, `slack #${slug}-shared only ${theirs[0]}`)).text
        : textOf(shared.message)
    expect(saidIn(read)).toEqual([0])
    // Nobody is named but the two account managers, who are to talk: whatever anybody said.
    const namesIn = (text: string) => [...theirs, ...ours].filter((who) => text.includes(who))
    expect(namesIn(whole)).toEqual([theirs[0], 'Anna Berg'])
    expect(namesIn(`${shared.text} ${read}`)).toEqual([theirs[0], 'Anna Berg'])
    world.takeMessages()
    await world.close()
  },
  120_000,
)
