import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakePlayground } from './fake-playground.ts'
import { servePage, type PageServer } from './page-server.ts'

const playground = fakePlayground()
const { slack, teams } = playground.fakes
let server: PageServer

beforeAll(async () => {
  server = await servePage(playground)
})
afterAll(() => server[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const say = { platform: 'slack', personId: 'U1', action: 'say', channelId: 'C1', text: 'hello' }

describe('the page is sealed', () => {
  test.each([
    '/',
    '/playground',
    '/playground/assets/main.ts',
    '/playground/state',
    '/playground/vendor/adaptivecards.js',
  ])('%s lets nothing foreign in and nothing out', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('holds no script or style of its own in the HTML, and names no other host', async () => {
    const html = await (await get('/')).text()
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)|\son\w+=|https?:\/\//)
  })

  test('its modules are served as JavaScript without types', async () => {
    const response = await get('/playground/assets/unread.ts')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await response.text()).not.toContain('personId: string')
  })

  test.each([
    '/playground/assets/../page-routes.ts',
    '/playground/assets/..%2fpage-routes.ts',
    '/playground/assets/none.ts',
  ])('%s is not a file of the page', async (path) => {
    expect(await rawStatus(path)).toBe(404)
  })
})

describe('beginning again', () => {
  test('is offered where it can be done, and refused where it cannot', async () => {
    expect((await post('/playground/reset', {})).status).toBe(404)
    expect((await (await get('/playground/state')).json()).canReset).toBe(false)
    let times = 0
    await using resettable = await servePage(playground, () => (times += 1))
    const ask = (headers: Record<string, string>) =>
      fetch(`${resettable.url}/playground/reset`, { method: 'POST', headers, body: '{}' })
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ask({ 'content-type': 'application/json', origin: 'https://example.com' })).status).toBe(403)
    expect((await ask({ 'content-type': 'application/json' })).status).toBe(202)
    await expect.poll(() => times).toBe(1)
  })
})

describe('the page shows', () => {
  test('the clock, both workplaces, the deadlines and the tour', async () => {
    const state = await (await get('/playground/state')).json()
    expect(state).toMatchObject({
      now: playground.now(),
      slack: { platform: 'slack', name: 'Northwind' },
      teams: { platform: 'teams' },
      home: { slack: 'U1', teams: 'A1' },
    })
    expect(state.deadlines).toHaveLength(2)
    expect(state.verbs).toContainEqual(expect.objectContaining({ usage: expect.stringMatching(/^case /) }))
  })

  test('only the exchanges that it has not seen yet', async () => {
    const all = await (await get('/playground/exchanges')).json()
    const later = await (await get('/playground/exchanges?slack=1&teams=1')).json()
    expect(all).toHaveLength(4)
    const slacks = [2, 3].map((seq) => expect.objectContaining({ platform: 'slack', seq }))
    expect(later).toEqual(slacks)
    expect((await get('/playground/exchanges?slack=minus')).status).toBe(400)
  })

  test('a change at once: the stream of events tells of it', async () => {
    const response = await get('/playground/events')
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const events = readEvents(response)
    expect(await events.next()).toContain('event: change')
    for (const change of [() => slack.changed(), () => teams.changed(), () => void playground.advance(1)]) {
      change()
      change()
      expect(await events.next()).toBe('event: change\ndata: {}\n\n')
    }
    await events.stop()
  })
})

describe('people act', () => {
  test('by saying, commanding, pressing, submitting and closing, and what follows has happened', async () => {
    const before = playground.settled
    slack.answer = { ok: true, notice: 'done' }
    const acts = [
      { ...say, threadId: '2' },
      { ...say, action: 'command', text: '/partner list' },
      { platform: 'slack', personId: 'U1', action: 'press', channelId: 'C1', messageId: '2', actionId: 'a:b' },
      { platform: 'slack', personId: 'U1', action: 'submit', dialogId: 'V1', values: { why: 'x' } },
    ]
    for (const act of acts)
      expect(await (await post('/playground/act', act)).json()).toEqual({ ok: true, notice: 'done' })
    expect(slack.deeds.slice(-4)).toEqual([
      { personId: 'U1', did: 'say', with: ['C1', 'hello', { threadId: '2' }] },
      { personId: 'U1', did: 'command', with: ['C1', '/partner list'] },
      { personId: 'U1', did: 'press', with: ['C1', '2', 'a:b'] },
      { personId: 'U1', did: 'submit', with: ['V1', { why: 'x' }] },
    ])
    expect(playground.settled).toBe(before + 4)
    await post('/playground/act', { platform: 'teams', personId: 'A1', action: 'dismiss', dialogId: 'D-1' })
    expect(teams.deeds.at(-1)).toEqual({ personId: 'A1', did: 'dismiss', with: ['D-1'] })
    const direct = { platform: 'slack', personId: 'U1', action: 'open-direct' }
    expect(await (await post('/playground/act', direct)).json()).toEqual({ ok: true, channelId: 'D1' })
  })

  test('and are told how the platform refused', async () => {
    slack.answer = { ok: false, notice: '/partner is not a valid command' }
    const response = await post('/playground/act', { ...say, personId: 'U3', action: 'command', text: '/partner' })
    expect(await response.json()).toEqual({ ok: false, notice: '/partner is not a valid command' })
  })

  test('as an admin does: into channels and out of them, the bot too, and with accounts', async () => {
    const actor = { platform: 'slack', personId: 'U1' }
    const member = { ...actor, action: 'set-member', channelId: 'C2', memberId: 'U3', present: true }
    const standing = { ...actor, action: 'set-standing', memberId: 'U2', standing: 'deactivated' }
    const answered = async (body: unknown) => (await post('/playground/act', body)).json()
    expect(await answered(member)).toEqual({ ok: true, notice: 'Ravi Shah was added to acme-internal.' })
    expect(await answered({ ...member, memberId: 'U0BOT', present: false })).toMatchObject({ ok: true })
    expect(await answered(standing)).toEqual({ ok: true, notice: 'The account of Tom Ek is deactivated.' })
    expect(await answered({ ...standing, memberId: 'U0BOT' })).toMatchObject({ ok: false })
    expect(slack.deeds.slice(-3)).toEqual([
      { personId: 'admin', did: 'setMember', with: ['C2', 'U3', true] },
      { personId: 'admin', did: 'setBotPresent', with: ['C2', false] },
      { personId: 'admin', did: 'setStanding', with: ['U2', 'deactivated'] },
    ])
    for (const unknown of [
      { ...member, memberId: 'U999' },
      { ...member, channelId: 'D1' },
      { ...standing, memberId: '' },
    ])
      expect((await post('/playground/act', unknown)).ok).toBe(false)
  })

  test.each(['U999', 'U0BOT'])('%s is nobody one can be', async (personId) => {
    expect((await post('/playground/act', { ...say, personId })).status).toBe(404)
  })

  test('on the clock: forward by a span, or to the next deadline', async () => {
    const before = playground.now()
    expect(await (await post('/playground/clock', { advance: 3_600_000 })).json()).toEqual({ moved: true })
    expect(await (await post('/playground/clock', { to: 'next' })).json()).toEqual({ moved: true })
    expect(playground.now()).toBe(before + 3_600_000 + 45 * 60_000)
  })
})

describe('what is not from the page is refused, and nothing happens', () => {
  const untouched = async (attempt: () => Promise<unknown>) => {
    const before = [slack.deeds.length, playground.now()]
    const result = await attempt()
    expect([slack.deeds.length, playground.now()]).toEqual(before)
    return result
  }

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ])('from %s', async (_, headers) => {
    for (const [path, body] of [
      ['/playground/act', say],
      ['/playground/clock', { to: 'next' }],
    ] as const)
      expect(await untouched(async () => (await post(path, body, headers)).status)).toBe(403)
  })

  test('under a name that somebody pointed at this machine', async () => {
    expect(await rawStatus('/playground/state', { host: 'evil.example' })).toBe(403)
    expect(await rawStatus('/playground/state', { host: 'localhost:3978' })).toBe(200)
    expect(await rawStatus('/playground/state', { host: '[::1]:3978' })).toBe(200)
  })

  test('as a form or as text', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect(
        await untouched(
          async () => (await post('/playground/act', JSON.stringify(say), { 'content-type': type })).status,
        ),
      ).toBe(415)
  })

  test.each([
    ['no JSON', '{'],
    ['a list', []],
    ['an unknown action', { ...say, action: 'fly' }],
    ['an unknown platform', { ...say, platform: 'irc' }],
    ['a text that is a number', { ...say, text: 7 }],
    ['an endless text', { ...say, text: 'x'.repeat(60_000) }],
    ['a field too much', { ...say, admin: true }],
  ])('with %s, in a sentence', async (_, body) => {
    const response = await untouched(() => post('/playground/act', body))
    if (!(response instanceof Response)) throw new Error('No response')
    expect(response.status).toBe(400)
    expect((await response.json()).error).toMatch(/\.$/)
  })

  test.each([{ advance: -1 }, { advance: 0.5 }, { advance: 1e15 }, { to: 'the past' }, {}])(
    'with %j for the clock',
    async (body) => {
      expect(await untouched(async () => (await post('/playground/clock', body)).status)).toBe(400)
    },
  )
})

/** Without the tidying that fetch does to paths and headers. */
function rawStatus(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

/** The blocks of a stream of events, one at a time. */
function readEvents(response: Response): { next(): Promise<string>; stop(): Promise<void> } {
  if (response.body === null) throw new Error('No stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let waiting = ''
  return {
    async next() {
      while (!waiting.includes('\n\n')) waiting += (await reader.read()).value ?? ''
      const end = waiting.indexOf('\n\n') + 2
      const event = waiting.slice(0, end)
      waiting = waiting.slice(end)
      return event
    },
    stop: () => reader.cancel(),
  }
}
