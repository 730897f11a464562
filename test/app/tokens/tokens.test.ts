import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { createInboundEngine } from '../../../src/engine/inbound.ts'
import { forgetOld } from '../../../src/app/retention/forget-old.ts'
import { keepFor } from '../../../src/app/retention/keep-for.ts'
import { USUAL_DAYS } from '../../../src/domain/retention/keep-days.ts'
import { ApiStage, ORDERS } from '../../kit/api-stage.ts'
import { people, places, textOf } from '../../kit/app-fixture.ts'

let stage: ApiStage
beforeEach(async () => {
  stage = await ApiStage.open()
})
afterEach(() => stage[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) => textOf(await stage.app.says(people[who], line))

const statusOf = async (token: string, body: object = { partner: 'acme', measurements: [ORDERS] }) => {
  const { status, body: said } = await stage.post(token, body)
  return status === 200 ? 200 : `${status} ${said.type.replace('urn:liaison:problem:', '')}`
}

const facts = () =>
  stage.app.read(async (view) =>
    (await view.facts.of((await view.partners.bySlug('acme'))!.id)).filter(({ kind }) => kind.startsWith('Token')),
  )

const linesOf = async (who: keyof typeof people) => {
  const said = await stage.app.says(people[who], 'token acme')
  if (!('blocks' in said)) return [textOf(said)]
  return said.blocks.flatMap((block) => (block.kind === 'list' ? block.items.map((item) => plainText(item)) : []))
}

describe('who may mint and revoke, and whose token it is', () => {
  test.each<[keyof typeof people, boolean]>([
    ['anna', true],
    ['tom', false],
    ['mara', false],
    ['uma', false],
    ['ravi', true],
    ['mia', false],
    ['leo', false],
    ['eve', false],
  ])('%s mints: %s', async (who, may) => {
    const said = await stage.app.says(people[who], 'token acme mint')
    expect('kind' in said && said.kind === 'form').toBe(may)
  })

  test('an admin mints for nobody, and revokes', async () => {
    const { platform, tenantId, userId } = people.ada
    stage.app.services.admins = [{ platform, tenantId, userId }]
    expect(await says('ada', 'token acme mint')).toContain('the account manager of Acme Hosting mints tokens')
    const token = await stage.mint()
    expect(await says('ada', `token acme revoke ${token.slice(8, 16)}`)).toContain('is revoked')
    expect(await statusOf(token)).toBe('401 token-ended')
  })

  test('each side mints for its own alone: figures that the other reports are not there to choose', async () => {
    const offered = async (who: keyof typeof people) =>
      (await stage.formOf(people[who], 'token acme mint')).fields.flatMap((field) =>
        field.kind === 'select' ? field.options.map(({ label }) => label) : [],
      )
    expect(new Set(await offered('ravi'))).toEqual(
      new Set(['Orders without rework', 'Calls taken', 'All 2 that your side reports today']),
    )
    expect(new Set(await offered('anna'))).toEqual(
      new Set(['Decisions in time', 'Desk at work', 'All 2 that your side reports today']),
    )
    const form = await stage.formOf(people.ravi, 'token acme mint')
    const desk = await stage.app.read(async (view) =>
      (await view.partners.bySlug('acme'))!.terms.figures.find(({ name }) => name === 'Desk at work'),
    )
    const said = await stage.app.submits(people.ravi, form.form, 'acme', { f0: desk!.id })
    expect(textOf(said)).toBe('Choose what is reported with it.')
  })

  test('our side revokes both sides’, the partner its own', async () => {
    const theirs = await stage.mint()
    const ours = await stage.mint(people.anna, ['Decisions in time'])
    expect(await says('ravi', `token revoke ${ours.slice(8, 16)}`)).toContain('No token of Acme Hosting that you could')
    expect(await says('tom', `token acme revoke ${theirs.slice(8, 16)}`)).toContain('Only the account manager')
    expect(await says('anna', `token acme revoke ${theirs.slice(8, 16)}`)).toContain('is revoked')
    expect(await says('anna', `token acme revoke ${theirs.slice(8, 16)}`)).toContain('was revoked before')
    expect(await statusOf(theirs)).toBe('401 token-ended')
    const decisions = { figure: 'Decisions in time', period: '2026-11', value: '3' }
    expect(await statusOf(ours, { partner: 'acme', measurements: [decisions] })).toBe(200)
  })

  test('minted and revoked stands in the record, in that of both unless a figure is ours alone', async () => {
    const theirs = await stage.mint(people.ravi, ['all'])
    await stage.mint(people.anna, ['Desk at work'])
    await says('ravi', `token revoke ${theirs.slice(8, 16)}`)
    const told = (await facts()).map(({ kind, audience, by, data }) => [kind, audience, by?.name, data['figures']])
    expect(told.toSorted()).toEqual([
      ['TokenMinted', 'internal', 'Anna Berg', '“Desk at work”'],
      ['TokenMinted', 'shared', 'Ravi Shah', '“Orders without rework” and “Calls taken”'],
      ['TokenRevoked', 'shared', 'Ravi Shah', undefined],
    ])
    expect(JSON.stringify(await facts())).not.toContain(theirs.slice(17))
  })
})

describe('a token ends', () => {
  test.each<[string | undefined, number]>([
    [undefined, 90],
    ['1', 1],
    ['365', 365],
  ])('after %s days where that is said, at that moment', async (days, holds) => {
    const answer = await stage.mintAnswer(people.ravi, ['Orders without rework'], 'acme', days)
    const token = answer.kind === 'notice' ? answer.once!.replace('The token: ', '') : ''
    const minted = stage.app.clock.now()
    const running = { partner: 'acme', measurements: [{ ...ORDERS, period: '2030-01' }] }
    await stage.app.passTo(minted + holds * DAY - 1)
    expect(await statusOf(token, running)).toBe('422 period')
    await stage.app.passTo(minted + holds * DAY)
    expect(await statusOf(token, running)).toBe('401 token-ended')
  })

  test.each(['0', '366', '-1', 'x', '1.5', '9999999'])('never after “%s” days', async (days) => {
    const said = await stage.mintAnswer(people.ravi, ['Orders without rework'], 'acme', days)
    expect(textOf(said)).toContain('from 1 to 365')
    expect(await facts()).toEqual([])
  })

  test('with its minter, and holds again when they are back', async () => {
    const token = await stage.mint()
    await says('anna', 'people acme add @Mia --role account-manager')
    expect(await statusOf(token)).toBe('401 token-ended')
    expect((await linesOf('anna'))[0]).toContain('ended, as whoever minted it is not the account manager any more')
    await says('anna', 'people acme add @Ravi --role account-manager')
    expect(await statusOf(token)).toBe(200)
  })

  test('with the partnership', async () => {
    const token = await stage.mint()
    // While a number is due nothing ends.
    expect(await says('anna', 'end acme "Over"')).toContain('may report it until')
    await stage.app.passTo(stage.app.clock.now() + 20 * DAY)
    await says('anna', 'end acme "Over"')
    expect(await statusOf(token)).toBe('403 partner-ended')
    expect(await says('anna', `token acme revoke ${token.slice(8, 16)}`)).toContain('is revoked')
  })
})

describe('what is seen of tokens', () => {
  test('is a list of those that hold and those that do not, of figures that both sides see', async () => {
    const theirs = await stage.mint()
    stage.app.clock.move(1)
    const ours = await stage.mint(people.anna, ['Desk at work'])
    const line = `${theirs.slice(8, 16)} Acme Hosting reports “Orders without rework”, until Mon 1 Mar 2027`
    expect(await linesOf('anna')).toEqual([
      expect.stringContaining(`${ours.slice(8, 16)} Northwind reports “Desk at work”`),
      expect.stringContaining(line),
    ])
    expect(await linesOf('ravi')).toEqual([expect.stringContaining('minted by Ravi Shah')])
    expect(await says('mia', 'token')).toContain('the account manager and the sponsor see')
  })

  test('is no secret: a form that is sent twice, and an answer that comes late, say it is minted and no more', async () => {
    const form = await stage.formOf(people.ravi, 'token acme mint')
    const chosen = form.fields[0]!.kind === 'select' ? form.fields[0]!.options[0]!.value : ''
    const send = () =>
      stage.app.receive(
        stage.app.inbound(
          people.ravi,
          {
            ...{ kind: 'submission', form: form.form, context: form.context },
            values: { f0: chosen },
          },
          places.shared,
        ),
      )
    const [first, second] = [await send(), await send()]
    expect(first.kind === 'notice' && first.once).toMatch(/^The token: liaison_/u)
    expect(second).toEqual({ kind: 'notice', text: first.kind === 'notice' ? first.text : '' })
    expect(await facts()).toHaveLength(1)
  })

  test('is shown with the answer that is waited for, and goes into no queue where nobody waits any more', async () => {
    const { services } = stage.app
    const submission = async () => {
      const form = await stage.formOf(people.ravi, 'token acme mint')
      const chosen = form.fields[0]!.kind === 'select' ? form.fields[0]!.options[0]!.value : ''
      const what = { kind: 'submission' as const, form: form.form, context: form.context, values: { f0: chosen } }
      return stage.app.inbound(people.ravi, what)
    }
    const stopwatch = { elapsed: () => 0 }
    const engine = createInboundEngine(services, { stopwatch, answerLimit: () => () => {} })
    const shown = await engine.receive(await submission())
    expect(shown.kind === 'notice' && shown.text).toMatch(/mint another\. The token: liaison_[0-9a-f]{8}_[\w-]{43}$/u)
    const late = createInboundEngine(services, {
      stopwatch,
      answerLimit: (expire) => {
        expire()
        return () => {}
      },
    })
    expect(await late.receive(await submission())).toEqual({ kind: 'nothing' })
    await late.settled()
    const said = JSON.stringify(await stage.app.news())
    expect(said).toContain('is minted')
    expect(said).not.toMatch(/liaison_[0-9a-f]{8}_/u)
  })

  test('twenty of a side hold at most', async () => {
    for (let at = 0; at < 20; at += 1) await stage.mint()
    expect(await says('ravi', 'token mint')).toContain('20 tokens of your side hold')
  })
})

test('answers to requests are forgotten after thirty days; then the same number is unchanged', async () => {
  const token = await stage.mint()
  const key = { 'idempotency-key': 'once' }
  await stage.post(token, { partner: 'acme', measurements: [ORDERS] }, key)
  await stage.app.passTo(stage.app.clock.now() + 30 * DAY)
  await forgetOld(stage.app.services, keepFor(USUAL_DAYS))
  expect(
    (await stage.post(token, { partner: 'acme', measurements: [ORDERS] }, key)).body.measurements[0]?.outcome,
  ).toBe('reported')
  await stage.app.passTo(stage.app.clock.now() + 1)
  await forgetOld(stage.app.services, keepFor(USUAL_DAYS))
  expect(
    (await stage.post(token, { partner: 'acme', measurements: [ORDERS] }, key)).body.measurements[0]?.outcome,
  ).toBe('unchanged')
})

test('a partner of which a token was minted, or numbers were reported, has a history', async () => {
  await stage.mint(people.anna, ['Desk at work'])
  expect(await says('anna', 'remove acme')).toContain('tokens that were minted')
})
