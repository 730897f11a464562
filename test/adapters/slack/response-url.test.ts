import { describe, expect, test } from 'vitest'
import { ResponseUrls } from '../../../adapters/slack/send/response-url.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { keepingLog } from './slack-stage.ts'

const NOW = 1_772_442_000_000
const SECRET = 'T0/B0/s3cret'

function opened(responseUrl: string, apiUrl = 'https://slack.com/api/', receivedAt = NOW) {
  const logged: string[] = []
  const clock = { now: () => NOW, sleepUntil: async () => {} }
  const urls = new ResponseUrls({ apiUrl, clock, log: keepingLog(logged) })
  return { url: urls.open({ channelId: 'C1', userId: 'U1', responseUrl, receivedAt }), logged }
}

describe('a response_url', () => {
  test.each([
    ['of Slack', `https://hooks.slack.com/commands/${SECRET}`, undefined],
    ['of Slack’s cloud for governments', `https://hooks.slack-gov.com/actions/${SECRET}`, undefined],
    ['of the Web API’s host that is configured', `http://127.0.0.1:7000/${SECRET}`, 'http://127.0.0.1:7000/api/'],
    ['of a Web API behind a proxy', `https://slack.proxy.example/${SECRET}`, 'https://slack.proxy.example/api/'],
  ])('%s is followed', (_, url, apiUrl) => {
    expect(opened(url, apiUrl)).toEqual({ url, logged: [] })
  })

  test.each([
    ['of another host', `https://evil.example/${SECRET}`],
    ['of a host that begins like Slack’s', `https://hooks.slack.com.evil.example/${SECRET}`],
    ['of a host that ends like Slack’s', `https://evilhooks.slack.com/${SECRET}`],
    ['of any other host of Slack', `https://files.slack.com/${SECRET}`],
    ['without encryption', `http://hooks.slack.com/${SECRET}`],
    ['of another port', `https://hooks.slack.com:8443/${SECRET}`],
    ['with Slack’s host as a name to log in with', `https://hooks.slack.com@evil.example/${SECRET}`],
    ['with a name to log in with', `https://me:pass@hooks.slack.com/${SECRET}`],
    ['of this machine', `http://127.0.0.1:9000/${SECRET}`],
    ['of the cloud’s own metadata', `http://169.254.169.254/${SECRET}`],
    ['of another kind', `file:///etc/${SECRET}`],
    ['that is none', `hooks.slack.com/${SECRET}`],
  ])('%s is not followed, and its secret is not logged', (_, given) => {
    const { url, logged } = opened(given)
    expect(url).toBeUndefined()
    expect(logged).toEqual([expect.stringContaining('does not lead to Slack was not followed')])
    expect(logged.join()).not.toContain(SECRET)
    expect(logged.join()).not.toContain('pass@')
  })

  test('is not followed once Slack takes no more answers to it', () => {
    const url = `https://hooks.slack.com/${SECRET}`
    expect(opened(url, undefined, NOW - 28 * MINUTE).url).toBe(url)
    expect(opened(url, undefined, NOW - 30 * MINUTE)).toEqual({ url: undefined, logged: [] })
  })
})
