import { expect, test } from 'vitest'
import type { Side } from '../../src/domain/partners/party.ts'
import { Chance } from './chance.ts'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { places, type TestPerson } from '../kit/app-fixture.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'
import { Night, sayReport } from '../kit/night.ts'

const PARTNERS = 20
const LADDERS_EACH = 10

const ROLES = [
  ['am', 'account-manager', 'internal'],
  ['sponsor', 'sponsor', 'internal'],
  ['mgr', 'manager', 'internal'],
  ['their-am', 'account-manager', 'partner'],
  ['their-sponsor', 'sponsor', 'partner'],
  ['opener', 'member', 'partner'],
  ['second', 'member', 'partner'],
] as const

type Platform = 'slack' | 'teams'
const platformOf = (n: number): Platform => (n % 2 === 0 ? 'slack' : 'teams')
const HOME = 'T0HOME'
const tenantOf = (n: number, side: Side) => (side === 'internal' ? HOME : `T${n}`)
const idOf = (n: number, part: string) => `U${n}-${part}`

const numberOf = (label: string) => Number(label.split('-')[1])

function personOf(n: number, part: string, side: Side): TestPerson {
  return {
    ...{ platform: platformOf(n), tenantId: tenantOf(n, side), userId: idOf(n, part) },
    ...{ outsider: side === 'partner', name: `${part} ${n}`, zone: 'Europe/Paris' },
  }
}

const LINE = { name: 'First line', side: 'internal', every: '12 hours', at: '08:00' }
const OTHERS = [
  { tell: ['account-manager', 'sponsor'], wait: '1h' },
  { tell: ['manager'], wait: '2h' },
]

function sheet(n: number): unknown {
  const platform = platformOf(n)
  return {
    slug: `partner-${n}`,
    name: `Partner ${n}`,
    stage: 'steady',
    calendar: { zone: 'Europe/Paris' },
    people: ROLES.map(([part, role, side]) => ({
      ...{ name: `${part} ${n}`, side, roles: [role], zone: 'Europe/Paris' },
      [platform]: `${tenantOf(n, side)}/${idOf(n, part)}`,
    })),
    // Every third has a rotation of ours at its first step.
    ...(n % 3 === 0 && {
      rotations: [{ ...LINE, members: [`am ${n}`, `sponsor ${n}`, `mgr ${n}`] }],
      ladder: { ours: [{ tell: [{ rotation: LINE.name }], wait: '1h' }, ...OTHERS] },
    }),
    channels: (['shared', 'internal'] as const).map((purpose) => ({
      ...{ purpose, name: `${purpose}-${n}` },
      [platform]: `${HOME}/C${n}-${purpose}`,
    })),
  }
}

/** The next deadline that brings messages is handled, and the process dies as it sends them: so many. */
async function dieAtNextDeadline(stage: DeliveryStage): Promise<number> {
  const { app } = stage
  for (;;) {
    const next = await app.read((view) => view.timers.nextDueAt())
    if (next === undefined) return 0
    if (next > app.clock.now()) app.clock.move(next - app.clock.now())
    while ((await handleDeadline(app.services)) === 'handled');
    const taken = await stage.dieSending()
    if (taken.length > 0) return taken.length
  }
}

/** Somebody of ours says that they are away, and perhaps who stands in for them. */
async function saysAway(stage: DeliveryStage, n: number, part: string, delegate: string | undefined): Promise<void> {
  const [speaker, other] = [personOf(n, part, 'internal'), delegate && personOf(n, delegate, 'internal')]
  const mentions = other ? [{ userId: other.userId, organisations: [HOME], name: other.name }] : []
  const text = `away until friday${other ? ` --delegate @{${other.userId}}` : ''}`
  await stage.app.receive(stage.app.inbound(speaker, { kind: 'command', text, mentions }, places.direct))
}

/** Half the targets are away: every other one of these has muted the bot, too, and of those of a rotation some have said so, with a delegate or none. One channel is dead, and one platform down for an hour. */
async function night(seed: number, kills: number) {
  const chance = new Chance(seed)
  const stage = await DeliveryStage.open(sheet(0))
  for (let n = 1; n < PARTNERS; n += 1) await stage.app.register(sheet(n))
  stage.app.home.teams = HOME
  const admin = { platform: 'slack' as const, tenantId: HOME, userId: 'U-ADMIN' }
  stage.app.services.admins = [admin]
  const dark = new Night(stage)
  const saidAway: [n: number, part: string][] = []
  const there = new Map<string, { name: string; side: Side | 'admins' }>([
    ['U-ADMIN', { name: 'an admin', side: 'admins' }],
  ])
  for (let n = 0; n < PARTNERS; n += 1)
    for (const [part, , side] of ROLES) {
      if (part === 'opener' || part === 'second') continue
      const isThere = chance.happens(0.5)
      if (isThere) there.set(idOf(n, part), { name: `${part} ${n}`, side })
      if (!isThere && chance.happens(0.5)) dark.isMuted(platformOf(n), idOf(n, part))
      if (!isThere && n % 3 === 0 && side === 'internal' && chance.happens(0.6)) saidAway.push([n, part])
    }
  // Whom the bot may not write to alone reads it where both companies talk.
  for (let n = 1; n < PARTNERS; n += 2) {
    const readers = ['their-am', 'their-sponsor'].filter((part) => there.has(idOf(n, part)))
    if (readers.length > 0) there.set(`C${n}-shared`, { name: `${readers.join(' and ')} ${n}`, side: 'partner' })
  }
  for (const [n, part] of saidAway)
    await saysAway(stage, n, part, chance.happens(0.5) ? (part === 'am' ? 'sponsor' : 'am') : undefined)
  dark.isDead('slack', 'C0-shared')
  dark.isDead('slack', 'C0-internal')

  // It begins on Monday at 18:00 in Paris.
  stage.app.clock.move(9 * HOUR)
  for (let n = 0; n < PARTNERS; n += 1) {
    const place = { conversationId: `C${n}-shared`, kind: 'channel' as const, name: `shared-${n}` }
    for (let nth = 0; nth < LADDERS_EACH; nth += 1) {
      const label = `CASE-${n * LADDERS_EACH + nth + 1}`
      // So many at once are taken of nobody alone.
      const speaker = personOf(n, nth % 2 === 0 ? 'opener' : 'second', 'partner')
      await stage.type(speaker, `case "Fault ${nth}" --severity ${1 + (nth % 3)}`, place)
      await stage.type(speaker, `escalate ${label} "No progress"`, place)
    }
  }
  const began = stage.app.clock.now()
  dark.isDownUntil('teams', began + HOUR)
  const killedAt = Array.from({ length: kills }, () => began + Math.floor(chance.next() * 20 * HOUR)).toSorted(
    (a, b) => a - b,
  )
  const lost: number[] = []
  for (const at of killedAt) {
    await stage.passTo(Math.max(at, stage.app.clock.now()))
    lost.push(await dieAtNextDeadline(stage))
  }
  // What has reached somebody is dealt with; the others go on climbing.
  const dealtWith = new Set<string>()
  for (let until = stage.app.clock.now(); until < began + 7 * DAY; until += 2 * HOUR) {
    await stage.passTo(Math.max(until, stage.app.clock.now()))
    const { reached, quiet } = await dark.report(there)
    if (quiet.length === 0) break
    for (const { label } of reached.filter((one) => !dealtWith.has(one.label))) {
      dealtWith.add(label)
      const about = (await dark.ladder(label))?.subject.label ?? ''
      const [n, nth] = [Math.floor((numberOf(about) - 1) / LADDERS_EACH), (numberOf(about) - 1) % LADDERS_EACH]
      await stage.type(personOf(n, nth % 2 === 0 ? 'opener' : 'second', 'partner'), `withdraw ${about} "Dealt with"`)
    }
  }
  return { stage, dark, there, began, lost, saidAway }
}

test.each([
  ['', 0],
  [' and three kills', 3],
])(
  'a night of 200 escalations with half the targets away, a dead channel and a platform down for an hour%s: each reaches a human or the admins, and the report says whom, when and by which step',
  { timeout: 240_000 },
  async (_, kills) => {
    const { stage, dark, there, began, lost, saidAway } = await night(20_261_128, kills)
    await using _stage = stage
    // Each of them died with something on its way.
    expect(lost.map((many) => many > 0)).toEqual(Array.from({ length: kills }, () => true))
    // Of those whom rotations call some are away, and said so.
    expect(saidAway.length).toBeGreaterThan(3)
    const report = await dark.report(there)
    const lines = sayReport(report, began)
    expect(await dark.ladders()).toHaveLength(PARTNERS * LADDERS_EACH)
    expect(report.quiet).toEqual([])
    expect(lines).toHaveLength(PARTNERS * LADDERS_EACH)
  },
)
