import type { WebClient } from '@slack/web-api'
import { WebAPIPlatformError } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { Channels } from '../../../adapters/slack/identify/channels.ts'
import type { Standing } from '../../../src/domain/partners/standing.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { LookUp } from '../../../src/ports/chat-platform.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { movableClock } from '../../playground/slack/small-workspace.ts'
import { keepingLog } from './slack-stage.ts'

type Says = { channel?: Record<string, unknown>; members?: string[]; next?: string; refuses?: string }

/** A channel about which Slack says this, and whose members stand as their names say. */
function channelOf({ channel = {}, members = ['ours'], next, refuses }: Says) {
  const clock = movableClock()
  let asked = 0
  const client = {
    conversations: {
      info: async () => {
        asked += 1
        if (refuses !== undefined) throw new WebAPIPlatformError({ ok: false, error: refuses })
        return { channel }
      },
      members: async () => ({ members, ...(next !== undefined && { response_metadata: { next_cursor: next } }) }),
    },
  }
  const channels = new Channels({
    client: client as unknown as WebClient,
    isKnown: async () => false,
    log: keepingLog([]),
    remember: rememberingHere(clock),
  })
  const lookUp = async (userId: string): Promise<LookUp> => {
    if (userId === 'unknown') return 'unknown'
    if (userId === 'unanswered') return { temporary: 'Slack is slow.' }
    const standing = userId as Standing
    return { profile: { tenantId: 'T0NORTH', userId, name: userId, standing } }
  }
  return { clock, channels, readers: () => channels.readers('C1', lookUp), asked: () => asked }
}

describe('a channel', () => {
  test.each<[string, Says, unknown]>([
    ['of our own people is read by them alone', { members: ['ours', 'ours'] }, 'ours alone'],
    ['with an app in it is read by ours alone: they let it in', { members: ['ours', 'bot'] }, 'ours alone'],
    ['with somebody deactivated in it is read by ours alone', { members: ['ours', 'gone'] }, 'ours alone'],
    ['shared with another organisation is read by others', { channel: { is_ext_shared: true } }, 'others'],
    ['about to be shared is read by others', { channel: { is_pending_ext_shared: true } }, 'others'],
    ['with a guest in it is read by others', { members: ['ours', 'guest'] }, 'others'],
    ['with somebody of another organisation in it is read by others', { members: ['ours', 'outside'] }, 'others'],
    ['with somebody Slack does not show is read by others', { members: ['ours', 'unknown'] }, 'others'],
    ['with more people than are asked about is read by others', { next: 'dXNlcjpV' }, 'others'],
    [
      'with somebody who cannot be looked up just now is not judged',
      { members: ['ours', 'unanswered', 'ours'] },
      { temporary: 'Slack is slow.' },
    ],
    ['that Slack does not show is unseen', { refuses: 'channel_not_found' }, 'unseen'],
    ['about which Slack fails is not judged', { refuses: 'internal_error' }, { temporary: expect.any(String) }],
  ])('%s', async (_, says, readers) => {
    expect(await channelOf(says).readers()).toEqual(readers)
  })

  test('is asked about once an hour, and at once where somebody came in or the bot is let in', async () => {
    const { channels, readers, asked, clock } = channelOf({})
    await readers()
    await readers()
    expect(asked()).toBe(1)
    clock.move(HOUR)
    await readers()
    expect(asked()).toBe(2)
    channels.forget('C1')
    await readers()
    expect(asked()).toBe(3)
  })

  test('that is unseen is asked about again the next time', async () => {
    const { readers, asked } = channelOf({ refuses: 'channel_not_found' })
    await readers()
    await readers()
    expect(asked()).toBe(2)
  })
})
