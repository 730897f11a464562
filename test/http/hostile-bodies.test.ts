import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageActs, slackCommand, slackEvents, slackInteractions, teamsActivities } from '../fixtures/genuine-bodies.ts'
import { KnockStage, type Sent } from '../kit/knock-stage.ts'
import { spoiled } from '../kit/spoil.ts'

/** Whoever wants others can ask for them: `FUZZ_SEED=7 FUZZ_RUNS=5000`, a multiple of ten. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300)

const JSON_TYPE = { 'content-type': 'application/json' }

let stage: KnockStage
beforeAll(async () => {
  stage = await KnockStage.open()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** Sends so many spoiled bodies, ten at a time. Returns how many were answered. */
async function trySpoiled(bodies: unknown[], knock: (body: string) => Promise<Sent>): Promise<number> {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(fc.array(spoiled(bodies), { minLength: 10, maxLength: 10 }), async (ten) => {
      for (const body of ten) {
        const sent = await knock(body)
        expect(sent.status, `${sent.body} to ${body}`).toBeLessThan(500)
        answered += 1
      }
      expect(await stage.faults()).toEqual([])
    }),
    { seed: SEED, numRuns: RUNS / 10, endOnFailure: true },
  )
  return answered
}

describe('whatever is changed in what a platform or the page sends, the answer is never a fault of ours', () => {
  test('from Slack as JSON', { timeout: 120_000 }, async () => {
    const knock = (body: string) =>
      stage.send('POST', '/slack/events', { ...JSON_TYPE, ...stage.signedBySlack(body) }, body)
    expect(await trySpoiled(slackEvents(stage.playground.slack.credentials.botUserId), knock)).toBe(RUNS)
  })

  test('from Slack as a form', { timeout: 120_000 }, async () => {
    const asForm = (body: string) => {
      const parsed: unknown = JSON.parse(body)
      const isCommand = typeof parsed === 'object' && parsed !== null && 'command' in parsed
      const fields = isCommand
        ? Object.entries(parsed).map(([key, value]) => [key, String(value)])
        : [['payload', body]]
      return new URLSearchParams(fields).toString()
    }
    const knock = (json: string) => {
      const body = asForm(json)
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...stage.signedBySlack(body) }
      return stage.send('POST', '/slack/events', headers, body)
    }
    expect(await trySpoiled([slackCommand(), ...slackInteractions()], knock)).toBe(RUNS)
  })

  test('from Teams', { timeout: 120_000 }, async () => {
    const signed = await stage.signedByTeams()
    const knock = (body: string) => stage.send('POST', '/api/messages', { ...JSON_TYPE, ...signed }, body)
    expect(await trySpoiled(teamsActivities(stage.playground.teams.settings), knock)).toBe(RUNS)
  })

  test('from the page', { timeout: 120_000 }, async () => {
    const acts = (body: string) => stage.send('POST', '/playground/act', JSON_TYPE, body)
    expect(await trySpoiled(pageActs(), acts)).toBe(RUNS)
    const moves = (body: string) => stage.send('POST', '/playground/clock', JSON_TYPE, body)
    expect(await trySpoiled([{ advance: 1_000 }, { to: 'next' }], moves)).toBe(RUNS)
  })
})
