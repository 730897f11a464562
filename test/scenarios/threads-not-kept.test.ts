import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', ours: 'acme-internal', contact: 'Ravi Shah', slash: '/partner' },
  teams: {
    partner: 'globex',
    shared: 'globex-shared',
    ours: 'globex-internal',
    contact: 'Leo Park',
    slash: '/partner',
  },
} as const

test.each(['slack', 'teams'] as const)(
  'where a partner’s threads on %s are not kept nothing said there is heard; its channel is told, and replies count by command',
  async (platform) => {
    const { partner, shared, ours, contact, slash } = SCENES[platform]
    const { log, lines } = recordedLog()
    const folder = mkdtempSync(join(tmpdir(), 'liaison-unheard-'))
    const world = await World.open({ log, folder })
    await world.advance('61m')
    const anna = world.person(platform, 'Anna Berg')
    const theirs = world.person(platform, contact)
    const { store } = world.playground.liaison.services
    const facts = () =>
      store.read(async (tx) => {
        const about = (await tx.cases.byNumber(1))!
        return (await tx.facts.of(about.partnerId, 'CASE-1')).map(({ kind, data }) => [kind, data['text']])
      })
    await anna.command(ours, `${slash} case ${partner} "Orders are late" --severity 2`)
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await anna.reply(card, 'Before the change')
    const before = anna.written()
    await anna.command(ours, `${slash} threads ${partner} not kept`)
    world.expectMessage(`${platform} #${shared}`, 'Nothing that is said here without a word to me is kept')
    const known = await facts()
    await theirs.reply(card, 'Whispered secret')
    await anna.edit(before, 'Reworded secret')
    await anna.reply(card, 'Another secret')
    expect(await facts()).toEqual(known)
    // It is still deleted where it is deleted on the platform.
    await anna.remove(before)
    expect(JSON.stringify(await facts())).not.toContain('Before the change')
    await theirs.say(shared, '@Liaison reply CASE-1 "By command"')
    expect(await facts()).toContainEqual(['CaseReplied', 'By command'])
    const timeline = await store.read(async (tx) => tx.facts.of((await tx.partners.bySlug(partner))!.id, partner))
    expect(timeline.at(-1)).toMatchObject({
      kind: 'PartnerChanged',
      by: { name: 'Anna Berg' },
      data: { what: 'what is written under its cards', from: 'kept', to: 'not kept' },
    })
    await anna.command(ours, `${slash} threads ${partner} kept`)
    world.expectMessage(`${platform} #${shared}`, 'What is written under the card of a case is kept with it')
    await theirs.reply(card, 'Heard again')
    expect(await facts()).toContainEqual(['CaseReplied', 'Heard again'])
    const never = ['Whispered secret', 'Reworded secret', 'Another secret']
    expect(await leftInDatabase(`file:${join(folder, 'liaison.db')}`, never)).toEqual([])
    for (const words of never) expect(lines.filter((line) => line.includes(words))).toEqual([])
    world.takeMessages()
    await world.close()
  },
)
