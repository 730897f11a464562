import fc from 'fast-check'
import { applyPartnerSheet } from '../../../../src/app/apply-partner-sheet.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import { profileOf } from '../../../kit/app-fixture.ts'
import { partnerSheet } from '../../../kit/partner-sheet.ts'
import { awayNow, keptWhileAway, lostByTime } from './by-time.ts'
import { CAST, CHANNELS, endOfNextDay, type Member, MEMBERS, PLACES, type Platform, POLICIES } from './cast.ts'
import type { Happening, Life } from './life.ts'
import { bothTake, presses, type Way } from './presses.ts'
import { DEEDS } from './promises.ts'
import { resolutions } from './resolutions.ts'

/** Whatever somebody says, of which nothing is promised here. */
export function says(
  who: Member,
  text: string,
  place = who.side === 'internal' ? PLACES.direct : sharedPlaceOf(who),
): Happening {
  return {
    toString: () => `${who.name}: ${text}`,
    happens: async (life) => void (await life.says(who, text, place)),
  }
}

/** Where somebody says what both companies may read. */
function sharedPlaceOf({ platform, partner }: Member) {
  return partner === 'globex' ? PLACES.globex.slack : PLACES.shared[platform]
}

const ours = [CAST.anna, CAST.ben, CAST.mara, CAST.sam]
const theirs = [CAST.ravi, CAST.lena]
const acting = fc.constantFrom(...ours, ...theirs, CAST.anna, CAST.ravi, CAST.lena, CAST.tom, CAST.leo)
const nth = fc.nat(3)
const way = fc.constantFrom<Way>('word', 'fresh', 'stale')

export const passes = (minutes: number): Happening => ({
  toString: () => `${minutes} min pass`,
  async happens(life) {
    const before = await life.ladders()
    await life.passTo(life.now() + minutes * MINUTE)
    const after = await life.ladders()
    const away = awayNow(await life.read((view) => view.absences.notOver(life.now())), life.now())
    return [...lostByTime(before, after, away), ...keptWhileAway(after, away)]
  },
})

const sleeps = (minutes: number): Happening => ({
  toString: () => `the process is down for ${minutes} min`,
  async happens(life) {
    life.held.push({ from: life.now(), to: life.now() + minutes * MINUTE })
    await life.sleepTo(life.now() + minutes * MINUTE)
  },
})

const switches = (at: number): Happening => ({
  toString: () => `channel ${at} dies or is back`,
  async happens(life) {
    const { platform, place } = CHANNELS[at]!
    const { refusing } = life.platforms[platform]
    const { conversationId } = place
    const isDead = refusing.has(conversationId)
    if (isDead) refusing.delete(conversationId)
    else
      refusing.set(conversationId, {
        outcome: 'permanent',
        code: 'is_archived',
        gone: 'conversation',
        reason: 'This channel is archived.',
      })
    await life.hears(
      life.app.inbound(whoIsOn(platform), isDead ? { kind: 'joined' } : { kind: 'left', archived: true }, place),
    )
  },
})

const whoIsOn = (platform: Platform) => (platform === 'slack' ? CAST.tom : CAST.mara)

const mutes = (who: Member): Happening => ({
  toString: () => `${who.name} mutes the bot, or no more`,
  async happens(life) {
    const { refusing } = life.platforms[who.platform]
    if (!refusing.delete(who.userId))
      refusing.set(who.userId, { outcome: 'permanent', code: 'muted', reason: 'This person cannot be written to.' })
  },
})

/** From then on their half days are others than those of whoever works from nine to five. */
const quietens = (who: Member, text: string): Happening => ({
  toString: () => `${who.name}: ${text}`,
  async happens(life) {
    life.quieted.add(who.userId)
    await life.says(who, text, who.side === 'internal' ? PLACES.direct : sharedPlaceOf(who))
  },
})

const leaves = (who: Member): Happening => ({
  toString: () => `${who.name} leaves, or comes back`,
  async happens(life) {
    const known = life.app.lookUps.get(who.userId)
    const isGone = typeof known === 'object' && 'profile' in known && known.profile.standing === 'gone'
    life.app.lookUps.set(who.userId, { profile: profileOf(isGone ? who : { ...who, standing: 'gone' }) })
    if (!isGone) await life.hears(life.app.inbound(who, { kind: 'account changed' }, PLACES.direct))
    else
      await life.says(CAST.anna, `people acme add @${who.name.split(' ')[0]} --role ${who.role}`, PLACES.internal.slack)
  },
})

const goesDown = (platform: 'slack' | 'teams', minutes: number): Happening => ({
  toString: () => `${platform} is down for ${minutes} min`,
  async happens(life) {
    life.held.push({ from: life.now(), to: life.now() + minutes * MINUTE + HOUR })
    life.platforms[platform].isDown = true
    await life.passTo(life.now() + minutes * MINUTE)
    life.platforms[platform].isDown = false
  },
})

const dies = (at: number, kept: boolean): Happening => ({
  toString: () => `the process dies at transaction ${at}${kept ? ', which is kept' : ''}`,
  happens: async (life) => life.diesAt({ at, kept }),
})

const diesSending: Happening = {
  toString: () => 'the process dies sending',
  happens: async (life) => life.diesSending(),
}

const changesPolicy = (at: number): Happening => ({
  toString: () => `policy ${at}`,
  async happens(life) {
    const sheet = partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder: POLICIES[at] })
    await life.survives(() => applyPartnerSheet(life.app.services, sheet))
  },
})

const weighted = (weight: number, arbitrary: fc.Arbitrary<Happening>) => ({ weight, arbitrary })

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  weighted(6, fc.constantFrom(5, 30, 60, 90, 150, 240, 600, 960).map(passes)),
  weighted(1, fc.constantFrom(20, 120, 900).map(sleeps)),
  weighted(
    4,
    fc
      .tuple(fc.constantFrom(CAST.mia, CAST.pat, CAST.anna, CAST.leo), fc.integer({ min: 1, max: 4 }))
      .map(([who, severity]) =>
        says(
          who,
          who.side === 'internal'
            ? `case acme "Matter" --severity ${severity}`
            : `case "Matter" --severity ${severity}`,
        ),
      ),
  ),
  weighted(
    4,
    fc
      .tuple(fc.constantFrom(CAST.mia, CAST.tom, CAST.anna, CAST.ravi, CAST.leo), fc.integer({ min: 1, max: 3 }))
      .map(([who, n]) => says(who, `escalate CASE-${n} "No progress"`)),
  ),
  weighted(
    10,
    fc
      .tuple(acting, fc.constantFrom(...DEEDS, 'ack', 'ack', 'next', 'snooze'), nth, way, fc.boolean())
      .map((all) => presses(...all)),
  ),
  weighted(
    2,
    fc
      .tuple(
        fc.constantFrom<[Member, Member]>([CAST.anna, CAST.ben], [CAST.ravi, CAST.lena], [CAST.sam, CAST.mara]),
        nth,
      )
      .map(([[one, other], at]) => bothTake(one, other, at)),
  ),
  weighted(4, resolutions),
  weighted(
    3,
    fc
      .tuple(
        fc.constantFrom(...ours, ...theirs),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(
          'ack CASE-',
          'resolve CASE-',
          'severity CASE-',
          'withdraw CASE-',
          'confirm CASE-',
          'reopen CASE-',
        ),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([who, n, word, severity]) =>
        says(
          who,
          `${word}${n}${word.startsWith('sev') ? ` ${severity}` : word.startsWith('ack') || word.startsWith('confirm') ? '' : ' "So"'}`,
        ),
      ),
  ),
  weighted(
    2,
    fc
      .tuple(
        fc.constantFrom(...ours, ...theirs, CAST.tom),
        fc.constantFrom(
          'away until friday',
          'away until friday --delegate @Tom',
          'away until tomorrow --delegate @Mara',
          'away tomorrow',
          'away from "tomorrow 11:00" to friday --delegate @Mara',
          'away from "tomorrow 20:00" to friday --delegate @Tom',
          'away off',
        ),
      )
      .map(([who, text]) => says(who, text)),
  ),
  weighted(
    1,
    fc
      .tuple(
        fc.constantFrom(...ours, ...theirs),
        fc.constantFrom('quiet 12:00-15:00', 'quiet 09:00-11:00', 'quiet 14:00-17:00', 'quiet off'),
      )
      .map(([who, text]) => quietens(who, text)),
  ),
  weighted(1, fc.constantFrom(...ours, ...theirs).map(leaves)),
  weighted(
    1,
    fc
      .tuple(fc.constantFrom(CAST.pat, CAST.tom, CAST.mia, CAST.sam), fc.constantFrom('account-manager', 'sponsor'))
      .map(([who, role]) => says(CAST.anna, `people acme add @${who.name.split(' ')[0]} --role ${role}`)),
  ),
  weighted(
    1,
    fc
      .constantFrom(
        'rotation acme @Tom @Anna --every day --at "09:00"',
        'rotation acme @Ben --every week --at "monday 09:00"',
      )
      .map((text) => says(CAST.anna, text)),
  ),
  weighted(
    1,
    fc
      .tuple(
        fc.constantFrom(CAST.anna, CAST.ben, CAST.tom),
        fc.constantFrom(
          'override acme --for 4h',
          'override acme end',
          'swap acme @Tom',
          'swap acme accept',
          'pages on',
        ),
      )
      .map(([who, text]) => says(who, text)),
  ),
  weighted(1, fc.nat(POLICIES.length - 1).map(changesPolicy)),
  weighted(1, fc.nat(CHANNELS.length - 1).map(switches)),
  weighted(1, fc.constantFrom(...MEMBERS).map(mutes)),
  weighted(
    1,
    fc
      .tuple(fc.constantFrom('slack' as const, 'teams' as const), fc.constantFrom(30, 180))
      .map(([platform, minutes]) => goesDown(platform, minutes)),
  ),
  weighted(
    2,
    fc.tuple(fc.nat(6), fc.boolean()).map(([at, kept]) => dies(at, kept)),
  ),
  weighted(1, fc.constant(diesSending)),
)

/** All that is away is back, everybody has a working day, and what comes at the end of it has its turn. */
export async function allIsWell(life: Life): Promise<void> {
  for (const platform of Object.values(life.platforms)) {
    platform.isDown = false
    platform.refusing.clear()
  }
  for (const { platform, place } of CHANNELS)
    await life.hears(life.app.inbound(whoIsOn(platform), { kind: 'joined' }, place))
  await life.passTo(endOfNextDay(life.now()))
  await life.comesToRest()
}
