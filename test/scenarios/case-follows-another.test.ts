import { expect, test } from 'vitest'
import { verify } from '../../src/cli/verify.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', name: 'Acme Hosting', contact: 'Mia Chen', stranger: 'globex' },
  teams: { partner: 'globex', name: 'Globex Agency', contact: 'Leo Park', stranger: 'acme' },
} as const

test.each(['slack', 'teams'] as const)(
  'on %s a new case follows one that is over: by command, by the offer under it, or typed in its thread; both cards and both records say so',
  async (platform) => {
    const { partner, name, contact: contactName, stranger } = SCENES[platform]
    const [shared, ours] = [`${partner}-shared`, `${partner}-internal`]
    const [where, private_] = [`${platform} #${shared}`, `${platform} #${shared} only Tom Ek`]
    const world = await World.open()
    await world.advance('61m')
    const [tom, contact] = ['Tom Ek', contactName].map((one) => world.person(platform, one))
    const { store } = world.playground.liaison.services
    const look = (number: number) => store.read((tx) => tx.cases.byNumber(number))
    const kindsOf = (number: number) =>
      store.read(async (tx) => {
        const about = (await tx.cases.byNumber(number))!
        const facts = await tx.facts.of(about.partnerId, `CASE-${number}`)
        return facts.filter(({ kind }) => !kind.startsWith('Sla')).map(({ kind, audience }) => `${audience} ${kind}`)
      })
    const asks = async (line: string) => {
      await tom!.command(ours, `/partner ${line}`)
      return world.takeMessages()
    }
    const answers = async (line: string) => (await asks(line)).map(({ text }) => text).join('\n')

    await tom!.command(ours, `/partner case ${partner} "Orders are late" --severity 3`)
    const first = world.expectMessage(where, 'CASE-1')
    await asks(`case ${stranger} "A secret" --severity 3`)

    // What goes on is followed by nothing, nor is what somebody may not see: to them it is as if it were not there.
    expect(await answers(`case ${partner} "Again" --follows CASE-1`)).toMatch(
      /CASE-1 goes on.*write in its thread.*merge/su,
    )
    expect(await answers(`case ${partner} "Again" --follows CASE-2`)).toContain(`CASE-2 is not about ${name}`)
    const refusalOf = async (label: string) => {
      await contact!.say(shared, `@Liaison case "Again" --follows ${label}`)
      return world
        .takeMessages()
        .map(({ text }) => text)
        .join('\n')
        .replaceAll(label, 'CASE-?')
    }
    const unknown = await refusalOf('CASE-77')
    expect(unknown).toContain('I know no CASE-?')
    expect(await refusalOf('CASE-2')).toBe(unknown)
    expect(await look(3)).toBeUndefined()

    // By command; what is void can be followed as well.
    await tom!.command(ours, '/partner withdraw CASE-1 "A mistake"')
    world.takeMessages()
    await tom!.command(ours, `/partner case ${partner} "Orders are late indeed" --severity 3 --follows case-1`)
    const second = world.expectMessage(where, 'CASE-3', 'Orders are late indeed', 'follows CASE-1')
    expect(world.again(first).text).toContain('followed by CASE-3')
    world.takeMessages()

    // By the offer: its form says it before, and the one it follows is that of the thread.
    await tom!.reply(first, 'It happened again')
    await tom!.press(world.expectMessage(private_, 'changes nothing'), 'case.from-message')
    expect(JSON.stringify(tom!.dialog().payload)).toContain('The new case follows CASE-1')
    await tom!.submit({ title: 'Orders are late again', severity: '3', kind: 'incident' })
    const third = world.expectMessage(where, 'CASE-4', 'Orders are late again', 'follows CASE-1')
    expect(third.message.threadId).toBeUndefined()
    expect(world.again(first).text).toContain('followed by CASE-3 and CASE-4')
    world.takeMessages()
    expect(await kindsOf(1)).toEqual(
      ['CaseOpened', 'CaseWithdrawn', 'CaseFollowed', 'CaseReplied', 'CaseFollowed'].map((kind) => `shared ${kind}`),
    )

    // Nothing that becomes of either takes the link away; their own side may still take the end back.
    await asks('merge CASE-4 into CASE-3')
    expect(world.again(third).text).toContain('follows CASE-1')
    await asks('undo CASE-1')
    expect(await look(1)).toMatchObject({ status: 'open' })
    expect(world.again(first).text).toContain('followed by CASE-3 and CASE-4')
    await asks('withdraw CASE-1 "A mistake, really"')

    // By the other side, typed in the thread: whoever ended the first one goes on from there.
    await contact!.reply(first, '@Liaison case "Orders are late for us" --severity 3')
    world.expectMessage(where, 'CASE-5', 'Orders are late for us', 'follows CASE-1')
    expect(world.again(first).text).toContain('followed by CASE-3, CASE-4 and CASE-5')
    world.takeMessages()
    expect(await answers('undo CASE-1')).toContain('Open a new case that follows it')

    // Whoever reads either record is told of the other.
    expect(await answers('timeline CASE-1')).toContain('opened CASE-3, which follows CASE-1.')
    expect(await answers('timeline CASE-3')).toContain('it follows CASE-1.')
    await contact!.reply(second, '@Liaison show')
    expect(
      world
        .takeMessages()
        .map(({ text }) => text)
        .join(),
    ).toContain('follows CASE-1')
    expect((await verify(store)).filter(({ problem }) => problem)).toEqual([])
    await world.close()
  },
)
