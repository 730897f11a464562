import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import { ApiStage, FIGURE, ORDERS } from '../kit/api-stage.ts'
import { acmeSheet, people, textOf, type TestPerson } from '../kit/app-fixture.ts'
import { type PageWay, pagesOn } from '../kit/pages-on.ts'

const partnerOf = (slug: string, manager: TestPerson, ...members: TestPerson[]) => ({
  ...{ slug, name: `${slug} Works`, stage: 'steady', calendar: { zone: 'Europe/Paris' } },
  people: [
    acmeSheet.people[0]!,
    ...[manager, ...members].map(({ name, tenantId, userId }, at) => ({
      ...{ name, side: 'partner', roles: [at === 0 ? 'account-manager' : 'member'], slack: `${tenantId}/${userId}` },
    })),
  ],
  channels: [{ purpose: 'shared', name: `${slug}-shared`, slack: `T0HOME/C-${slug.toUpperCase()}` }],
  sla: { figures: [FIGURE] },
})

let stage: ApiStage
let pages: PageWay[]
let tokens: Awaited<ReturnType<typeof mintAll>>

/** One of each kind, in one world. */
async function mintAll() {
  const { app } = stage
  const short = await stage.mintAnswer(people.ravi, ['Orders without rework'], 'acme', '1')
  await app.passTo(app.clock.now() + DAY)
  await app.register(partnerOf('hooli', people.eve))
  await app.register(partnerOf('initech', people.ida, people.sol))
  const minted = {
    expired: short.kind === 'notice' ? short.once!.replace('The token: ', '') : '',
    good: await stage.mint(),
    another: await stage.mint(),
    ofOtherFigures: await stage.mint(people.ravi, ['Calls taken']),
    ours: await stage.mint(people.anna, ['Decisions in time']),
    oursAlone: await stage.mint(people.anna, ['Desk at work']),
    ofGlobex: await stage.mint(people.leo, ['Orders without rework'], 'globex'),
    revoked: await stage.mint(),
    ofNobody: await stage.mint(people.ida, ['Orders without rework'], 'initech'),
    ofHooli: await stage.mint(people.eve, ['Orders without rework'], 'hooli'),
    hurried: await stage.mint(),
  }
  await says('anna', 'people initech add @Sol --role account-manager', 'Sol Reyes')
  await says('ravi', `token revoke ${minted.revoked.slice(8, 16)}`, 'is revoked')
  await says('anna', 'end hooli "Over"', 'ended')
  for (let sent = 0; sent < 60; sent += 1) await stage.post(minted.hurried, { partner: 'acme', measurements: [] })
  return minted
}

async function says(who: keyof typeof people, line: string, words: string): Promise<void> {
  expect(textOf(await stage.app.says(people[who], line))).toContain(words)
}

beforeAll(async () => {
  stage = await ApiStage.open()
  tokens = await mintAll()
  pages = await pagesOn(stage.app, 3)
  await says('anna', 'ack ESC-3', 'ESC-3')
}, 60_000)
afterAll(() => stage[Symbol.asyncDispose]())

/** What stands in the records by now that did not before. */
async function recorded(act: () => Promise<void>): Promise<string[]> {
  const all = () =>
    stage.app.read(async (view) =>
      Promise.all((await view.partners.list()).map(async ({ id }) => [id, await view.facts.of(id)] as const)),
    )
  const before = new Map(await all())
  await act()
  return (await all()).flatMap(([id, facts]) => facts.slice(before.get(id)!.length).map(({ kind }) => kind))
}

/** What is said with a problem, where that is always the same. */
const WORDS: Record<string, string> = {
  'token-missing':
    'Send the header Authorization: Bearer and the token. The account manager of your side mints one: token in chat.',
  'token-unknown': 'There is no such token. Send the whole one, as it was shown when it was minted.',
  'partner-ended': 'The partnership has ended: nothing is reported of it any more.',
  'other-partner':
    'This token is of another partner. Name the partner that it was minted for, or use a token of this one.',
  'figure-not-named':
    'Report the figures that the token was minted for, or have a token minted that names the others too.',
  'too-many': 'Send the same request again in 1 s.',
  'page-unknown': 'This acknowledges nothing here. Send the token of the page to the address that came with it.',
  body: 'Send {"token": "…"} with the token that came with the page.',
}
const ANOTHER = 'Have the account manager of your side mint another one.'

const mark = (token: string) => token.slice(0, 'liaison_00000000_'.length)
const secret = (token: string) => token.slice('liaison_00000000_'.length)
const CALLS = { figure: 'Calls taken', period: '2026-11', value: '12' }
const DECISIONS = { figure: 'Decisions in time', period: '2026-11', value: '3' }
const DESK = { figure: 'Desk at work', period: '2026-11', value: '160' }

type Tokens = typeof tokens
type With = { partner?: string; number?: object; query?: string; header?: string; words?: string }
const QUERY = (t: Tokens) => `?token=${t.good}&access_token=${t.good}`

/** Whoever asks and is refused stands in the log of whoever runs it, and not in the record of two companies. */
describe('POST /api/v1/measurements', () => {
  test.each<[kind: string, carried: (t: Tokens) => string, outcome: string, asked?: (t: Tokens) => With]>([
    ['no token', () => '', '401 token-missing'],
    ['an empty one', () => 'Bearer ', '401 token-missing'],
    ['one under another scheme', (t) => `Basic ${t.good}`, '401 token-missing'],
    ['one without a scheme', (t) => t.good, '401 token-missing'],
    ['two of them', (t) => `Bearer ${t.good} ${t.another}`, '401 token-missing'],
    ['two in a list', (t) => `Bearer ${t.good}, Bearer ${t.another}`, '401 token-missing'],
    ['one in the address', () => '', '401 token-missing', (t) => ({ query: QUERY(t) })],
    ['one in another header', () => '', '401 token-missing', () => ({ header: 'x-api-key' })],
    ['garbage', () => 'Bearer garbage', '401 token-unknown'],
    ['garbage beside one in the address', () => 'Bearer x', '401 token-unknown', (t) => ({ query: QUERY(t) })],
    ['half of one', (t) => `Bearer ${t.good.slice(0, 30)}`, '401 token-unknown'],
    ['one and a letter', (t) => `Bearer ${t.good}x`, '401 token-unknown'],
    ['one in capitals', (t) => `Bearer ${t.good.toUpperCase()}`, '401 token-unknown'],
    ['an invented one', () => `Bearer liaison_00000000_${'A'.repeat(43)}`, '401 token-unknown'],
    ['a mark with another secret', (t) => `Bearer ${mark(t.good)}${secret(t.another)}`, '401 token-unknown'],
    ['that of a page', () => `Bearer ${pages[0]!.token}`, '401 token-unknown'],
    [
      'an expired one',
      (t) => `Bearer ${t.expired}`,
      '401 token-ended',
      (t) => ({ words: `The token ${mark(t.expired).slice(8, 16)} held until 2026-12-02T11:00:00.000Z. ${ANOTHER}` }),
    ],
    [
      'a revoked one',
      (t) => `Bearer ${t.revoked}`,
      '401 token-ended',
      (t) => ({ words: `The token ${mark(t.revoked).slice(8, 16)} was revoked. ${ANOTHER}` }),
    ],
    [
      'one whose minter is not in charge any more',
      (t) => `Bearer ${t.ofNobody}`,
      '401 token-ended',
      (t) => ({
        partner: 'initech',
        words: `The token ${mark(t.ofNobody).slice(8, 16)} ended with its minter: they are not the account manager of your side any more. ${ANOTHER}`,
      }),
    ],
    ['one of an ended partnership', (t) => `Bearer ${t.ofHooli}`, '403 partner-ended', () => ({ partner: 'hooli' })],
    ['one of another partner', (t) => `Bearer ${t.ofGlobex}`, '403 other-partner /partner'],
    [
      'a good one, for another partner',
      (t) => `Bearer ${t.good}`,
      '403 other-partner /partner',
      () => ({ partner: 'globex' }),
    ],
    [
      'a good one, for a partner that there is not',
      (t) => `Bearer ${t.good}`,
      '403 other-partner /partner',
      () => ({ partner: 'nobody' }),
    ],
    ['one of other figures', (t) => `Bearer ${t.ofOtherFigures}`, '403 figure-not-named /measurements/0/figure'],
    ['one of the other side', (t) => `Bearer ${t.ours}`, '403 figure-not-named /measurements/0/figure'],
    [
      'one of theirs, for what is ours alone',
      (t) => `Bearer ${t.good}`,
      '403 figure-not-named /measurements/0/figure',
      () => ({ number: DESK }),
    ],
    ['one used beyond its rate', (t) => `Bearer ${t.hurried}`, '429 too-many'],
    ['one just minted', (t) => `Bearer ${t.good}`, '200 reported'],
    ['the same in another spelling of the scheme', (t) => `bEARER   ${t.good}`, '200 unchanged'],
    ['another one of the same figures', (t) => `Bearer ${t.another}`, '200 unchanged'],
    ['one of other figures, for these', (t) => `Bearer ${t.ofOtherFigures}`, '200 reported', () => ({ number: CALLS })],
    ['one of our side, for what we report', (t) => `Bearer ${t.ours}`, '200 reported', () => ({ number: DECISIONS })],
    [
      'one of our side, for what is ours alone',
      (t) => `Bearer ${t.oursAlone}`,
      '200 reported',
      () => ({ number: DESK }),
    ],
    [
      'one of another partner, for its own',
      (t) => `Bearer ${t.ofGlobex}`,
      '200 reported',
      () => ({ partner: 'globex' }),
    ],
  ])('with %s', async (_kind, carried, outcome, asked) => {
    const [status, name, pointer] = outcome.split(' ')
    const { partner = 'acme', number = ORDERS, query = '', header, words = WORDS[name!] } = asked?.(tokens) ?? {}
    const value = header === undefined ? carried(tokens) : tokens.good
    const facts = await recorded(async () => {
      const body = { partner, measurements: [number] }
      const answered = await stage.post(undefined, body, { [header ?? 'authorization']: value }, query)
      const { type, detail, errors, measurements } = answered.body
      expect([answered.status, detail, errors?.[0]?.pointer]).toEqual([Number(status), words, pointer])
      expect(measurements?.[0]?.outcome ?? type).toBe(status === '200' ? name : `urn:liaison:problem:${name}`)
      expect(answered.headers.get('www-authenticate')).toBe(status === '401' ? 'Bearer realm="liaison"' : null)
      expect(answered.headers.get('retry-after')).toBe(status === '429' ? '1' : null)
    })
    expect(facts).toEqual(name === 'reported' ? ['FigureReported'] : [])
  })
})

describe('POST /api/v1/pages/{page}/acknowledgement', () => {
  const INVENTED = `liaison_page_${'A'.repeat(43)}`

  test.each<
    [
      kind: string,
      body: () => object,
      outcome: string,
      asked?: { page?: number; path?: string; header?: true; times?: number; words?: string },
    ]
  >([
    ['no token', () => ({}), '422 body'],
    ['one in the header', () => ({}), '422 body', { header: true }],
    ['one in the address', () => ({}), '422 body', { path: '?token=' }],
    ['garbage', () => ({ token: 'garbage' }), '404 page-unknown'],
    ['an invented one', () => ({ token: INVENTED }), '404 page-unknown'],
    ['one of numbers', () => ({ token: tokens.good }), '404 page-unknown'],
    ['that of another page', () => ({ token: pages[1]!.token }), '404 page-unknown'],
    [
      'a good one, for a page that there is not',
      () => ({ token: pages[0]!.token }),
      '404 page-unknown',
      { path: '/none' },
    ],
    ['its own', () => ({ token: pages[0]!.token }), '200 acknowledged'],
    [
      'its own, a second time',
      () => ({ token: pages[0]!.token }),
      '409 page-used',
      { words: 'This was used already. It acknowledges once.' },
    ],
    [
      'its own, when somebody has it',
      () => ({ token: pages[2]!.token }),
      '410 page-over',
      { page: 2, words: 'That step of the escalation is over.' },
    ],
    ['garbage, beyond its rate', () => ({ token: INVENTED }), '429 too-many', { page: 1, times: 61 }],
  ])('with %s', async (_kind, body, outcome, { page = 0, path, header, times = 1, words } = {}) => {
    const [status, name] = outcome.split(' ')
    const own = pages[page]!
    const at =
      path === '/none' ? own.path.replace(/pages\/[^/]+/u, 'pages/none') : own.path + (path ? path + own.token : '')
    const headers = { 'content-type': 'application/json', ...(header && { authorization: `Bearer ${own.token}` }) }
    const facts = await recorded(async () => {
      let answered = await stage.request('POST', at, headers, JSON.stringify(body()))
      for (let sent = 1; sent < times; sent += 1)
        answered = await stage.request('POST', at, headers, JSON.stringify(body()))
      expect([answered.status, answered.body.detail]).toEqual([Number(status), words ?? WORDS[name!]])
      if (status !== '200') expect(answered.body.type).toBe(`urn:liaison:problem:${name}`)
    })
    expect(facts).toEqual(status === '200' ? ['EscalationAcknowledged'] : [])
  })
})

test.each(['', 'Bearer garbage', 'Bearer expired', 'Bearer good'])(
  'GET /api/v1/openapi.json, with “%s”: it is for anybody',
  async (said) => {
    const authorization = said.replace('expired', tokens.expired).replace('good', tokens.good)
    expect((await stage.request('GET', '/api/v1/openapi.json', { authorization })).status).toBe(200)
  },
)

test('no secret of any of them stands in the log', () => {
  const logged = JSON.stringify(stage.app.logged)
  for (const token of Object.values(tokens)) expect(logged).not.toContain(secret(token))
  for (const { token } of pages) expect(logged).not.toContain(token)
})
