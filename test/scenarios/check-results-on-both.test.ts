import { expect, test } from 'vitest'
import { formAnswers } from '../kit/form-answers.ts'
import { type Met, type Person, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', shared: 'acme-shared', them: ['Mia Chen', 'Ravi Shah'] },
  teams: { slug: 'globex', shared: 'globex-shared', them: ['Leo Park', 'Ida Rossi'] },
} as const
const OURS = ['Anna Berg', 'Tom Ek']

test.each<Platform>(['slack', 'teams'])(
  'on %s the result shows what the sides see differently, and from the second on how it moved, as pictures that are told to whoever sees none',
  { timeout: 120_000 },
  async (platform) => {
    const { slug, shared, them } = PLACES[platform]
    const world = await World.open()
    // Late enough that both companies work.
    await world.advance('3h')
    const person = (name: string) => world.person(platform, name)
    const check = async (ours: string, theirs: string): Promise<Met> => {
      world.takeMessages()
      await person('Anna Berg').tellBot(`check now ${slug}`)
      const asked = world.takeMessages().filter(({ text }) => /CHECK-\d+ is open/u.test(text))
      const prompt = (place: string) => asked.find((one) => one.where === place)!
      for (const name of OURS) await answer(person(name), prompt(`${platform} @${name}`), ours)
      for (const name of them) await answer(person(name), prompt(`${platform} #${shared}`), theirs)
      world.takeMessages()
      await world.advance('7d')
      return world
        .takeMessages()
        .find((one) => one.where === `${platform} #${shared}` && /is closed, /u.test(one.text))!
    }
    const first = await check('2', '5')
    expect(told(first)).toContain('The sides see outcomes most differently: Northwind 25, ')
    expect(told(first)).not.toContain('The index is')
    const second = await check('3', '5')
    // Worked by hand: (25 + 100) / 2 = 62.5, then (50 + 100) / 2 = 75 of what both asked.
    expect(told(second)).toMatch(
      /The index is [\d.]+ of 100 in CHECK-2, [\d.]+ up since CHECK-1\. Check by check 62\.5, /u,
    )
    expect(JSON.stringify(second.message.payload)).not.toMatch(/"(?:image_)?url":"https?:/u)
    await world.close()
  },
)

async function answer(who: Person, prompt: Met, value: string): Promise<void> {
  await who.press(prompt, 'check-in.answer')
  await who.submit(formAnswers(who.dialog(), value))
  if (who.hasDialog()) await who.submit({ text: '' })
}

function told({ message }: Met): string {
  return JSON.stringify(message.payload)
}
