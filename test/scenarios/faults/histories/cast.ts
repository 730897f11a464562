import type { Side } from '../../../../src/domain/partners/party.ts'
import { HOUR, type Instant } from '../../../../src/domain/time/instant.ts'
import type { TestPerson, TestPlace } from '../../../kit/app-fixture.ts'

export type Platform = 'slack' | 'teams'

export const HOME = 'T0HOME'

/** Somebody of a history. `role`: as they are named for Acme, or for `partner`. */
export type Member = TestPerson & { platform: Platform; side: Side; role: string; zone: string; partner: string }

function member(
  platform: Platform,
  side: Side,
  role: string,
  name: string,
  zone = 'Europe/Paris',
  partner = 'acme',
): Member {
  const tenantId = side === 'internal' ? HOME : `T0${partner.toUpperCase()}`
  const userId = `U${name.split(' ')[0]!.toUpperCase()}`
  return { platform, tenantId, userId, name, zone, side, role, partner, outsider: side === 'partner' }
}

/** Each side has somebody on each platform who may act on its escalations; Lena cannot be written to alone. */
export const CAST = {
  anna: member('slack', 'internal', 'account-manager', 'Anna Berg'),
  ben: member('teams', 'internal', 'sponsor', 'Ben Sand'),
  mara: member('teams', 'internal', 'manager', 'Mara Lind'),
  sam: member('slack', 'internal', 'manager', 'Sam Holt', 'America/New_York'),
  tom: member('slack', 'internal', 'member', 'Tom Ek'),
  ravi: member('slack', 'partner', 'account-manager', 'Ravi Shah', 'Europe/London'),
  lena: member('teams', 'partner', 'sponsor', 'Lena Hahn'),
  pat: member('slack', 'partner', 'member', 'Pat Moss', 'America/New_York'),
  mia: member('slack', 'partner', 'member', 'Mia Chen'),
  leo: member('slack', 'partner', 'account-manager', 'Leo Marsh', 'Europe/Paris', 'globex'),
} satisfies Record<string, Member>
export const MEMBERS: Member[] = Object.values(CAST)
export const ADMIN = { platform: 'slack', tenantId: HOME, userId: 'U-ADMIN' }

export const PLACES = {
  shared: { slack: place('C-SHARED', 'acme-shared'), teams: place('T-SHARED', 'acme-shared-teams') },
  internal: { slack: place('C-INTERNAL', 'acme-internal'), teams: place('T-INTERNAL', 'acme-internal-teams') },
  managers: { teams: place('T-MANAGERS', 'escalations') },
  globex: { slack: place('C-GLOBEX', 'globex-shared') },
  direct: { conversationId: 'D-BOT', kind: 'direct' },
} satisfies Record<string, TestPlace | Partial<Record<Platform, TestPlace>>>

function place(conversationId: string, name: string): TestPlace {
  return { conversationId, kind: 'channel', name }
}

/** Those in which the bot may be and may not be. */
export const CHANNELS: { platform: Platform; place: TestPlace }[] = [
  { platform: 'slack', place: PLACES.shared.slack },
  { platform: 'teams', place: PLACES.shared.teams },
  { platform: 'slack', place: PLACES.internal.slack },
  { platform: 'teams', place: PLACES.managers.teams },
]

export function isShared(conversationId: string): boolean {
  const { shared, globex } = PLACES
  return [shared.slack, shared.teams, globex.slack].some((one) => one.conversationId === conversationId)
}

export const SHEET = {
  slug: 'acme',
  name: 'Acme Hosting',
  stage: 'steady',
  calendar: { zone: 'Europe/Paris' },
  people: MEMBERS.filter(({ partner }) => partner === 'acme').map((one) => named(one)),
  channels: (['shared', 'internal', 'managers'] as const).flatMap((purpose) =>
    Object.entries(PLACES[purpose]).map(([platform, { name, conversationId }]) => ({
      ...{ purpose, name, [platform]: `${HOME}/${conversationId}` },
    })),
  ),
}

/** Another partner of the same account manager, of which nothing is said but whom it is with: it goes by what holds where nobody says anything. */
export const GLOBEX = {
  slug: 'globex',
  name: 'Globex Agency',
  stage: 'steady',
  calendar: { zone: 'Europe/Paris' },
  people: [named(CAST.anna), named(CAST.leo)],
  channels: [{ purpose: 'shared', name: 'globex-shared', slack: `${HOME}/C-GLOBEX` }],
}

function named({ name, side, role, zone, platform, tenantId, userId }: Member) {
  return { name, side, roles: [role], zone, [platform]: `${tenantId}/${userId}` }
}

/** Ladders that terms may say from some moment on: both sides together, our own steps alone, by whoever is on duty, with hardly anybody, and of steps that each of their people must take. */
export const POLICIES: object[] = [
  {
    cycles: 1,
    ours: [
      { tell: ['account-manager'], wait: '30m' },
      { tell: ['managers'], wait: '1h' },
    ],
  },
  { cycles: 2, ours: [{ tell: ['sponsor'], wait: '1h' }, { wait: '1h' }, { tell: ['managers'], wait: '2h' }] },
  {
    cycles: 1,
    ours: [
      { tell: [{ rotation: 'on call' }], wait: '45m' },
      { tell: ['account-manager'], wait: '2h' },
    ],
  },
  { cycles: 2, ours: [] },
  {
    cycles: 2,
    ours: [
      { tell: ['account-manager', 'sponsor'], wait: '2h', acknowledge: 'all' },
      { tell: ['manager'], wait: '1h', acknowledge: 'all' },
    ],
  },
  {
    cycles: 1,
    ours: [{ tell: ['sponsor', 'manager'], wait: '3h', acknowledge: 'all' }],
    watchers: ['member', 'account-manager', 'managers'],
  },
  {
    cycles: 1,
    ours: [
      { tell: [{ rotation: 'on call' }, 'sponsor'], wait: '1h', acknowledge: 'all' },
      { tell: ['managers'], wait: '1h' },
    ],
    watchers: ['manager'],
  },
]

/** Mondays to Fridays from 9 to 17, on the clock of whoever it is. */
export function isAtWork(zone: string, at: Instant): boolean {
  const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return dayOfWeek <= 5 && hour >= 9 && hour < 17
}

/** 16:00 in Paris, of the next day on which there is work: it is morning in New York. */
export function endOfNextDay(at: Instant): Instant {
  let day = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Europe/Paris')
    .add({ days: 1 })
    .with({ hour: 16, minute: 0, second: 0, millisecond: 0 })
  while (day.dayOfWeek > 5) day = day.add({ days: 1 })
  return day.epochMilliseconds
}

/** Of the half working day that goes on at a moment for whoever works so; nights and weekends go with the half day before. */
export function halfDayOf(zone: string, at: Instant): string {
  for (let back = at; ; back -= HOUR) {
    const there = Temporal.Instant.fromEpochMilliseconds(back).toZonedDateTimeISO(zone)
    if (there.dayOfWeek > 5 || there.hour < 9) continue
    return `${there.toPlainDate().toString()} ${there.hour < 13 ? 'morning' : 'afternoon'}`
  }
}
