import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { people, places } from '../../kit/app-fixture.ts'
import { PageStage, PUBLIC_URL } from '../../kit/page-stage.ts'

/** What was written to anybody that says that something was not delivered. */
const undelivered = (stage: PageStage) =>
  stage.slack.calls.flatMap((call) =>
    call.what !== 'find' && call.card.title === 'A message was not delivered' ? [call.card.fallback] : [],
  )

describe('A step that pages', () => {
  test('calls whoever has an address for it there too, signed for them, with what it is about', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    const ladder = await stage.ladder()
    expect(stage.sent.map(({ page, to }) => [page.type, to.url, to.secrets.length])).toEqual([
      ['escalation.called', 'https://pages.example.com/Anna', 1],
    ])
    const { page } = stage.sent[0]!
    expect(page.data).toEqual({
      ...{ id: page.id, escalation: 'ESC-1', urgency: 'page', step: { number: 1, round: 1 } },
      title: expect.stringContaining('CASE-1'),
      text: expect.stringContaining('ESC-1'),
      acknowledge: {
        method: 'POST',
        url: expect.stringMatching(new RegExp(`^${PUBLIC_URL}/api/v1/pages/[\\w-]+/acknowledgement$`, 'u')),
        token: expect.stringMatching(/^liaison_page_[\w-]{43}$/u),
      },
    })
    expect(ladder.sides.internal).toMatchObject({ state: 'climbing', step: 0 })
    await stage.engine.settle()
    expect(stage.sent.length).toBe(1)
  })

  test('leaves phones alone where it is no page, and where nobody has an address', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
    await stage.says(people.tom, 'escalate CASE-1 "No progress"')
    await stage.engine.settle()
    expect(stage.sent).toEqual([])
  })

  test('says to the other side what both may read', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg', 'Ravi Shah')
    stage.app.clock.move(2 * HOUR)
    await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await stage.says(people.tom, 'escalate CASE-1 "No progress"')
    await stage.says(people.tom, 'note ESC-1 "Only for us: they are slow"', places.internal)
    await stage.engine.settle()
    const [ravi] = stage.sent.filter(({ to }) => to.url.endsWith('Ravi'))
    expect(stage.sent.length).toBe(2)
    expect(JSON.stringify(ravi)).not.toContain('they are slow')
  })

  test('of somebody of the other side waits for their hours', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Ravi Shah')
    stage.app.clock.move(13 * HOUR)
    await stage.escalate()
    expect(stage.sent).toEqual([])
  })
})

describe('What comes of a page', () => {
  test('is tried again under the same id with a token of its own; the first that is used ends both', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    let failing = true
    stage.answer = () =>
      failing
        ? { outcome: 'again', code: 'timed-out', reason: 'It did not answer within 5 s.' }
        : { outcome: 'delivered' }
    await stage.escalate()
    failing = false
    stage.app.clock.move(10 * SECOND)
    await stage.engine.settle()
    expect(stage.sent.length).toBe(2)
    expect(new Set(stage.sent.map(({ page }) => page.id)).size).toBe(1)
    expect(stage.way(0).token).not.toBe(stage.way(1).token)
    expect(await stage.acknowledge(stage.way(0))).toMatchObject({ status: 200 })
    expect(await stage.acknowledge(stage.way(1))).toMatchObject({ status: 409 })
  })

  test('is sent again, under the same id, where the process died before it could keep that it was sent', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    const hanging = Promise.withResolvers<never>()
    stage.answer = () => hanging.promise
    await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await stage.says(people.tom, 'escalate CASE-1 "No progress"')
    void stage.engine.settle().catch(() => {})
    await expect.poll(() => stage.sent.length).toBe(1)
    stage.answer = () => ({ outcome: 'delivered' })
    await stage.restart().settle()
    expect(stage.sent.length).toBe(2)
    expect(stage.sent[1]!.page.id).toBe(stage.sent[0]!.page.id)
    expect(stage.sent[1]!.page.type).toBe(stage.sent[0]!.page.type)
  })

  test('that hangs holds up nothing else', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    const hanging = Promise.withResolvers<{ outcome: 'delivered' }>()
    stage.answer = () => hanging.promise
    await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await stage.says(people.tom, 'escalate CASE-1 "No progress"')
    const settling = stage.engine.settle()
    await expect.poll(() => stage.sent.length).toBe(1)
    await expect
      .poll(() => stage.slack.calls.some((call) => call.what === 'post' && call.card.subject === 'ESC-1'))
      .toBe(true)
    hanging.resolve({ outcome: 'delivered' })
    await settling
  })

  test('that is refused for good is told to somebody of ours, by the host alone', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    stage.answer = () => ({ outcome: 'refused', code: 'http-404', reason: 'pages.example.com refuses it (404).' })
    await stage.escalate()
    expect(stage.sent.length).toBe(1)
    expect(undelivered(stage).join()).toContain('the page hook of Anna Berg: pages.example.com refuses it (404).')
    // She was reached in chat, so the step waits on.
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
  })

  test('leaves the step at once where nothing else reached anybody of it either', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    stage.slack.refusing.set('UANNA', { outcome: 'permanent', code: 'gone', reason: 'No such user.' })
    stage.answer = () => ({ outcome: 'refused', code: 'http-404', reason: 'pages.example.com refuses it (404).' })
    await stage.escalate()
    const ladder = await stage.ladder()
    expect(ladder.climbed.filter(({ side }) => side === 'internal').map(({ unheard }) => unheard)[0]).toBe(true)
    expect(ladder.sides.internal).not.toMatchObject({ state: 'climbing', step: 0 })
  })

  test('keeps a step alive that chat could not reach, as long as it is on its way or has arrived', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    stage.slack.refusing.set('UANNA', { outcome: 'permanent', code: 'gone', reason: 'No such user.' })
    await stage.escalate()
    expect(stage.sent.length).toBe(1)
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 0 })
  })

  test('is sent no more once somebody has it, or that step is over', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    stage.answer = () => ({ outcome: 'again', code: 'timed-out', reason: 'It did not answer.' })
    await stage.escalate()
    await stage.says(people.anna, 'ack ESC-1')
    stage.app.clock.move(MINUTE)
    await stage.engine.settle()
    expect(stage.sent.length).toBe(1)
  })
})

describe('An acknowledgement of a page', () => {
  test('is theirs as a press would be, and works once', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    const backBy = stage.app.clock.now() + 2 * HOUR
    expect(await stage.acknowledge(stage.way())).toEqual({
      status: 200,
      body: { escalation: 'ESC-1', outcome: 'acknowledged', backBy: new Date(backBy).toISOString() },
    })
    const { sides } = await stage.ladder()
    expect(sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg', side: 'internal' }, backBy })
    expect(sides.partner).not.toMatchObject({ state: 'acknowledged' })
    expect(await stage.acknowledge(stage.way())).toMatchObject({
      status: 409,
      body: { type: 'urn:liaison:problem:page-used' },
    })
  })

  test('by what only looks does nothing', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    const { url } = stage.way()
    expect(await stage.request('GET', url)).toMatchObject({ status: 405 })
    expect(await stage.request('PUT', url, '{}')).toMatchObject({ status: 405 })
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing' })
  })

  test('opens nothing with another token, another page, or what is no such body', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg', 'Ravi Shah')
    stage.app.clock.move(2 * HOUR)
    await stage.escalate()
    const { url, token } = stage.way(0)
    const wrong = `liaison_page_${'A'.repeat(43)}`
    expect(await stage.acknowledge({ url, token: wrong })).toMatchObject({ status: 404 })
    expect(await stage.acknowledge({ url, token: stage.way(1).token })).toMatchObject({ status: 404 })
    expect(await stage.acknowledge({ url: url.replace(/pages\/[\w-]+/u, 'pages/none'), token })).toMatchObject({
      status: 404,
      body: { type: 'urn:liaison:problem:page-unknown' },
    })
    expect(await stage.request('POST', url, '{}')).toMatchObject({ status: 422 })
    expect(await stage.request('POST', url, '{')).toMatchObject({ status: 400 })
    expect(await stage.request('POST', url, `token=${token}`, 'text/plain')).toMatchObject({ status: 415 })
    expect(await stage.request('POST', url, JSON.stringify({ token, by: 'Tom' }))).toMatchObject({ status: 422 })
    const twice = `{"token":"${wrong}","token":"${token}"}`
    expect(await stage.request('POST', url, twice)).toMatchObject({ status: 422 })
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'climbing' })
  })

  test('is dead once the step is over, once somebody has it, and when it begins again from the bottom', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    await stage.says(people.anna, 'ack ESC-1')
    expect(await stage.acknowledge(stage.way())).toMatchObject({
      status: 410,
      body: { type: 'urn:liaison:problem:page-over' },
    })
    await stage.says(people.mia, 'resolve ESC-1 "It is over"', places.shared)
    await stage.says(people.anna, 'resolve ESC-1 "It is over"')
    stage.app.clock.move(MINUTE)
    await stage.says(people.mia, 'reopen ESC-1 "It is back"', places.shared)
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 410 })
  })

  test('is of nobody any more who is not named there', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    await stage.app.register({
      ...{ slug: 'acme', name: 'Acme Hosting', stage: 'steady', calendar: { zone: 'Europe/Paris' } },
      people: [{ name: 'Tom Ek', side: 'internal', roles: ['account-manager'], slack: 'T0HOME/UTOM' }],
    })
    await stage.app.services.store.transact(async (tx) => {
      const acme = (await tx.partners.bySlug('acme'))!
      const anna = (await tx.memberships.of(acme.id)).find(({ person }) => person.name === 'Anna Berg')
      if (anna)
        await tx.memberships.remove({ partnerId: acme.id, personId: anna.personId, side: anna.side, role: anna.role })
    })
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 410 })
  })
})

describe('Who may acknowledge by a page', () => {
  test('is whoever may by pressing: whom it called in the place of somebody away, and not whom nothing of this climb has called', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Tom Ek', 'Anna Berg')
    await stage.app.says(people.anna, 'away until friday --delegate @Tom')
    await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await stage.says(people.mara, 'escalate CASE-1 "No progress"')
    await stage.engine.settle()
    expect(stage.sent.map(({ to }) => to.url)).toEqual(['https://pages.example.com/Tom'])
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 200, body: { outcome: 'acknowledged' } })
    expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Tom Ek' } })
  })

  test('is nobody whose role there is another by now, as in chat', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    await stage.app.says(people.anna, 'people acme add @Mara --role account-manager')
    await stage.app.says(people.mara, 'people acme add @Anna --role member')
    await stage.engine.settle()
    const refused = await stage.acknowledge(stage.way())
    expect(refused).toMatchObject({ status: 410, body: { type: 'urn:liaison:problem:page-over' } })
    expect((await stage.ladder()).sides.internal.state).toBe('climbing')
  })
})
