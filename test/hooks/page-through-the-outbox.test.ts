import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { SECOND } from '../../src/domain/time/instant.ts'
import { rangesIn } from '../../src/hooks/address-ranges.ts'
import { createPageHook } from '../../src/hooks/page-hook.ts'
import { HookStage } from '../kit/hook-stage.ts'
import { PageStage } from '../kit/page-stage.ts'

/** A page for Anna that goes over HTTPS to a service of her company, whose name leads where the test says. */
async function open(answers: string[]) {
  const company = await HookStage.open()
  const stage = await PageStage.open()
  const asked: string[] = []
  const resolve = async (name: string) => [answers[Math.min(asked.push(name), answers.length) - 1]!]
  const { clock } = stage.app.services
  stage.restart(createPageHook({ clock, allowed: rangesIn('127.0.0.0/8'), resolve }))
  const [, secret = ''] = await stage.hook({ who: 'Anna Berg', url: company.url() })
  return { company, stage, secret: /whsec_(?<key>\S+)$/u.exec(secret)!.groups!['key']! }
}

test('an escalation rings at the company of whoever it pages, which verifies it and acknowledges', async () => {
  const { company, stage, secret } = await open(['127.0.0.1'])
  await using _company = company
  await using _stage = stage
  await stage.escalate()
  const { headers, body } = company.heard[0]!
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const signature = createHmac('sha256', Buffer.from(secret, 'base64')).update(signed).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${signature}`)
  const { data } = JSON.parse(body) as { data: { acknowledge: { url: string; token: string } } }
  expect(await stage.acknowledge(data.acknowledge)).toMatchObject({ status: 200 })
  expect((await stage.ladder()).sides.internal).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
})

test('a name that leads to a private address when it is looked up for the next attempt is called no more', async () => {
  const { company, stage } = await open(['127.0.0.1', '10.0.0.1'])
  await using _company = company
  await using _stage = stage
  company.answer = (response) => response.writeHead(503).end()
  await stage.escalate()
  stage.app.clock.move(10 * SECOND)
  await stage.engine.settle()
  expect(company.heard.length).toBe(1)
  const { failed } = await stage.app.read((view) => view.outbox.summary(5))
  expect(failed.map(({ lastCode, lastReason }) => [lastCode, lastReason])).toEqual([
    [
      'address-not-allowed',
      `hooks.test:${company.port} leads to a private address, and pages go to public addresses and those that the admins allow.`,
    ],
  ])
})

test('a repeat that is asked for later waits as long, and nothing is sent twice by a slow answer', async () => {
  const { company, stage } = await open(['127.0.0.1'])
  await using _company = company
  await using _stage = stage
  company.answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end()
  await stage.escalate()
  company.answer = (response) => response.writeHead(204).end()
  stage.app.clock.move(60 * SECOND)
  await stage.engine.settle()
  expect(company.heard.length).toBe(1)
  stage.app.clock.move(61 * SECOND)
  await stage.engine.settle()
  expect(company.heard.map(({ headers }) => headers['webhook-id']).length).toBe(2)
  expect(new Set(company.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})
