import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { slug: 'acme', name: 'Acme Hosting', manager: 'Anna Berg', contact: 'Ravi Shah' },
  teams: { slug: 'globex', name: 'Globex Agency', manager: 'Anna Berg', contact: 'Leo Park' },
} as const

test.each(['slack', 'teams'] as const)(
  'on %s, a partner ends once nothing is open: its channels are told and let go, its people can do nothing more, and it can be resumed',
  async (platform) => {
    const { slug, name, manager, contact } = SCENES[platform]
    const world = await World.open()
    const [tom, head, theirs] = [
      world.person(platform, 'Tom Ek'),
      world.person(platform, manager),
      world.person(platform, contact),
    ]
    const internal = `${slug}-internal`
    const all = () =>
      world
        .takeMessages()
        .map(({ text }) => text)
        .join()
    await tom.command(internal, `/partner case ${slug} "Orders are late" --severity 3`)
    const card = world.takeMessages().find(({ where }) => where === `${platform} #${slug}-shared`)!

    await tom.command(internal, `/partner end ${slug} "The contract ran out"`)
    world.expectMessage(`${platform} #${internal} only Tom Ek`, `Only the account manager and the sponsor of ${name}`)
    await head.command(internal, `/partner end ${slug} "The contract ran out"`)
    world.expectMessage(`${platform} #${internal} only ${manager}`, `${name} cannot end yet`, 'CASE-1')
    world.expectNothingElse()

    await tom.command(internal, '/partner withdraw CASE-1 "Opened by mistake"')
    world.takeMessages()
    await head.command(internal, `/partner end ${slug} "The contract ran out"`)
    const told = world.takeMessages()
    const said = (where: string) => told.filter((one) => one.where === where).map(({ text }) => text)
    expect(said(`${platform} #${slug}-shared`)).toEqual([expect.stringContaining(`${name} has ended`)])
    expect(said(`${platform} #${internal}`)).toEqual([expect.stringContaining(`no longer their internal channel`)])
    expect(told.filter(({ text, where }) => text.includes('contract ran out') && !where.includes('only'))).toEqual([])

    // Nobody of theirs can look at or do anything any more, and what is written under its cards is not kept.
    await theirs.say(`${slug}-shared`, '@Liaison show CASE-1')
    expect(all()).toMatch(/The partnership has ended|I cannot answer you alone here/u)
    await theirs.reply(card, 'SECRET: is anybody there?')
    await tom.command(internal, `/partner case ${slug} "Once more" --severity 3`)
    world.expectMessage(`${platform} #${internal} only Tom Ek`, `${name} has ended`, `resume ${slug}`)
    await tom.command(internal, `/partner show CASE-1`)
    world.expectMessage(`${platform} #${internal} only Tom Ek`, 'Orders are late')
    await head.command(internal, `/partner remove ${slug}`)
    world.expectMessage(`${platform} #${internal} only ${manager}`, 'has a history (1 case)')
    await world.advance('30 days')
    expect(world.takeMessages().filter(({ text }) => text.includes(name))).toEqual([])

    await head.command(internal, `/partner resume ${slug}`)
    world.expectMessage(`${platform} #${internal} only ${manager}`, `${name} goes on`)
    await head.tellBot(`timeline ${slug}`)
    const timeline = all()
    expect(timeline).toContain('The contract ran out')
    expect(timeline).not.toContain('SECRET')
    await head.say(`${slug}-shared`, `@Liaison bind ${slug} shared`)
    await theirs.say(`${slug}-shared`, `@Liaison case "It is back"`)
    expect(all()).toContain('CASE-2')
    await world.close()
  },
)
