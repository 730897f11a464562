import { expect, test } from 'vitest'
import { readLog } from '../../src/domain/cases/read-log.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', first: 'Mia Chen', second: 'Ravi Shah' },
  teams: { partner: 'globex', first: 'Ida Rossi', second: 'Leo Park' },
} as const

test.each(['slack', 'teams'] as const)(
  'words written in time and told late on %s, or pressed, count at their own time: no breach, and the wait ends with the first of them',
  async (platform) => {
    const { partner, ...names } = SCENES[platform]
    const world = await World.open()
    const [tom, first, second] = ['Tom Ek', names.first, names.second].map((name) => world.person(platform, name))
    const { store } = world.playground.liaison.services
    const look = () =>
      store.read(async (tx) => {
        const found = (await tx.cases.byNumber(1))!
        const clocks = await tx.clocks.ofSubject('case', found.id)
        const told = (await tx.facts.of(found.partnerId, 'CASE-1')).map(({ kind }) => kind)
        const ack = clocks.find(({ measure }) => measure === 'acknowledge')
        return {
          found,
          told,
          ack,
          ladders: await tx.ladders.active({ partnerId: found.partnerId, subjectId: found.id }),
        }
      })
    await world.advance('6h')
    await tom!.command(`${partner}-internal`, `/partner case ${partner} "Orders are late" --severity 1`)
    const card = world.expectMessage(`${platform} #${partner}-shared`, 'Orders are late')
    await world.advance('10m')
    const { ack } = await look()
    const due = ack?.status === 'running' ? ack.dueAt : Number.NaN
    await world.advance(`${Math.round((due - world.now()) / 60_000) - 5}m`)

    const tell = world[platform].failLookUps(undefined, { about: names.first })
    if (platform === 'slack') await first!.reply(card, 'We are on the database now')
    else await first!.press(card, 'case.acknowledge')
    await world.advance('8m')
    await second!.reply(card, 'Failover has started')
    expect((await look()).ack).toMatchObject({ status: 'stopped', met: false })
    tell()
    await world.advance('10m')
    const after = await look()
    expect(after.found.acknowledgedBy?.name).toBe(names.first)
    expect(after.ack).toMatchObject({ status: 'stopped', met: true, stoppedAt: after.found.acknowledgedAt })
    expect(after.told).toEqual(expect.arrayContaining(['AcknowledgedEarlier', 'SlaBreachWithdrawn']))
    expect(after.ladders).toEqual([])

    await tom!.reply(card, '@Liaison ask "Which region?"')
    await world.advance('1m')
    const from = (await look()).found.log.at(-1)!.at
    const tellAnswer = world[platform].failLookUps(undefined, { about: names.first })
    await world.advance('5m')
    await first!.reply(card, 'Only eu-west')
    await world.advance('15m')
    await second!.reply(card, 'As was said')
    tellAnswer()
    await world.advance('10m')
    const { found, told } = await look()
    const [wait] = readLog(found.log, 1).waits
    expect(wait).toMatchObject({ on: 'partner', from })
    expect((wait!.to! - from) / 60_000).toBeLessThan(8)
    // Who somebody is on Teams is known from before, so that nothing was late there.
    expect(told.filter((kind) => kind === 'AnsweredEarlier')).toHaveLength(platform === 'slack' ? 1 : 0)
    world.takeMessages()
    await world.close()
  },
)
