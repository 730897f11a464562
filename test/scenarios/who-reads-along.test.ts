import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const ASK_ELSEWHERE = 'I show only what this channel is for. Ask me in a direct message'

test.each([
  ['slack', 'acme-shared', 'acme', 'Acme Hosting', 'globex', 'acme-internal'],
  ['teams', 'globex-shared', 'globex', 'Globex Agency', 'acme', 'globex-internal'],
] as const)(
  'on %s our own people are shown in #%s what it is for, and elsewhere the rest',
  async (platform, shared, own, ownName, other, inside) => {
    const world = await World.open()
    const tom = world.person(platform, 'Tom Ek')

    for (const line of ['list', `show ${other}`, `cases ${other}`, `people ${other}`, 'managers']) {
      await tom.say(shared, `@Liaison ${line}`)
      const answer = world.expectMessage(`${platform} #${shared} only Tom Ek`, ASK_ELSEWHERE)
      expect(answer.text).not.toMatch(other === 'acme' ? /Acme Hosting/u : /Globex Agency/u)
    }
    await tom.say(shared, `@Liaison people ${own}`)
    const people = world.expectMessage(`${platform} #${shared} only Tom Ek`, `People for ${ownName}`)
    expect(people.text).not.toContain('Mara Lind')

    await tom.say(inside, '@Liaison list')
    world.expectMessage(`${platform} #${inside} only Tom Ek`, 'Acme Hosting', 'Globex Agency')
    await tom.say(inside, `@Liaison people ${own}`)
    world.expectMessage(`${platform} #${inside} only Tom Ek`, `People for ${ownName}`, 'Mara Lind')
    await tom.tellBot(`people ${other}`)
    world.expectMessage(`${platform} @Tom Ek`, `People for ${other === 'acme' ? 'Acme Hosting' : 'Globex Agency'}`)
    await world.close()
  },
)
