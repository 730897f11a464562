import { describe, expect, test } from 'vitest'
import { type Readiness, sayReadiness } from '../../src/http/ready.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')

const allWell: Readiness = {
  database: 'works',
  platforms: new Map([
    ['slack', { title: 'Slack', status: 'connected', since: NOON }],
    ['teams', { title: 'Teams', status: 'connected', since: NOON }],
  ]),
  loops: new Map([['deadlines', { status: 'works' }]]),
  troubles: [],
}

describe('whether everything works', () => {
  test('is told for the database, each platform and each loop', () => {
    expect(sayReadiness(allWell)).toEqual({
      ready: true,
      database: 'works',
      slack: 'connected',
      teams: 'connected',
      loops: { deadlines: 'works' },
    })
  })

  test('says of a platform that is not connected since when, and why', () => {
    const trouble = { code: 'invalid_auth', reason: 'Check SLACK_BOT_TOKEN.', permanent: true, canSend: false }
    const platforms = new Map([
      ['slack', { title: 'Slack', status: 'not connected' as const, since: NOON, trouble }],
      ['teams', { title: 'Teams', status: 'not connected' as const, since: NOON }],
    ])
    expect(sayReadiness({ ...allWell, platforms })).toMatchObject({
      ready: false,
      slack: 'not connected since 2026-11-23T12:00:00.000Z: Check SLACK_BOT_TOKEN.',
      teams: 'not connected since 2026-11-23T12:00:00.000Z',
    })
  })

  test.each([
    ['the database fails', { database: { failsSince: NOON } }],
    ['a loop fails', { loops: new Map([['deadlines', { status: 'fails' as const, since: NOON }]]) }],
    ['a loop does not run', { loops: new Map([['deadlines', { status: 'not running' as const }]]) }],
    ['the watchdog has found something', { troubles: ['Deadlines are late.'] }],
  ])('is no when %s', (_, changed) => {
    expect(sayReadiness({ ...allWell, ...changed }).ready).toBe(false)
  })
})
