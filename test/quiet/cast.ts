import type { TestPerson } from '../kit/app-fixture.ts'

const HOME = 'T0HOME'
const FIRST =
  'Ada Ben Cora Dev Ella Finn Gita Hugo Iris Jon Kaya Liam Mona Nils Ola Pia Quin Rosa Sven Tara Umar Vera Wim Xena Yuri Zoe Arlo Bela Cleo Dara'.split(
    ' ',
  )
const ZONES = ['Europe/Paris', 'Europe/London', 'America/New_York', 'Asia/Kolkata'] as const
const PARTNERS = ['acme', 'basalt', 'cobalt', 'delta', 'ember', 'fjord'] as const

/** A partner with its people: the first of each side is its account manager. */
export type Party = {
  slug: string
  platform: 'slack' | 'teams'
  ours: TestPerson[]
  theirs: TestPerson[]
  sheet: object
}

/** Twelve people of ours and eighteen of six partners, in four zones, on two platforms. The same each time. */
export function cast(): Party[] {
  const ours = FIRST.slice(0, 12).map((name, at) => someone(name, HOME, at % 2 === 0 ? 'slack' : 'teams', at))
  return PARTNERS.map((slug, at): Party => {
    const platform = at % 2 === 0 ? 'slack' : 'teams'
    const on = ours.filter((one) => one.platform === platform)
    const mine = [0, 1, 2].map((nth) => on[(Math.floor(at / 2) + nth * 2) % on.length]!)
    const theirs = FIRST.slice(12 + at * 3, 15 + at * 3).map((name, nth) =>
      someone(name, `T0${slug.toUpperCase()}`, platform, at + nth),
    )
    const zone = ZONES[at % ZONES.length]!
    return { slug, platform, ours: mine, theirs, sheet: sheetOf(slug, platform, zone, mine, theirs) }
  })
}

function someone(first: string, tenantId: string, platform: 'slack' | 'teams', at: number): TestPerson {
  const zone = ZONES[at % ZONES.length]!
  return {
    platform,
    tenantId,
    userId: `U${first.toUpperCase()}`,
    outsider: tenantId !== HOME,
    name: `${first} Alder`,
    zone,
  }
}

function sheetOf(slug: string, platform: string, zone: string, ours: TestPerson[], theirs: TestPerson[]): object {
  const named = (side: string, all: TestPerson[]) =>
    all.map(({ name, tenantId, userId, zone: own }, nth) => ({
      ...{ name, side, zone: own, [platform]: `${tenantId}/${userId}` },
      roles: [['account-manager'], ['member'], ['sponsor']][nth],
    }))
  const channel = (purpose: string) => ({
    purpose,
    name: `${slug}-${purpose}`,
    [platform]: `${HOME}/C-${slug.toUpperCase()}-${purpose.toUpperCase()}`,
  })
  return {
    ...{ slug, name: `${slug[0]!.toUpperCase()}${slug.slice(1)} Works`, calendar: { zone } },
    people: [...named('internal', ours), ...named('partner', theirs)],
    channels: ['shared', 'internal', 'managers'].map(channel),
    checkIns: { cron: '30 7 * * 2', window: '3 working days', remindAfter: '26h' },
    sla: {
      others: 'stay',
      objectives: [
        { measure: 'resolve', severity: 2, target: '20h', hours: 'always', protects: 'The day’s work gets done.' },
        { measure: 'resolve', severity: 1, target: '6h', hours: 'always', protects: 'Customers are served.' },
      ],
    },
  }
}
