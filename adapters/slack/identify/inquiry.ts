import type { WebClient } from '@slack/web-api'
import type { AskedPlatform, LookUp } from '../../../src/ports/chat-platform.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Remember } from '../../../src/ports/remembered.ts'
import { Channels } from './channels.ts'
import { lookUp } from './look-up.ts'
import type { MethodTurns } from '../method-turns.ts'
import type { OwnIdentity } from './own-identity.ts'
import { People } from './people.ts'

/** Something that may have changed who reads where, or who somebody is: `guest` where they are one from now on. */
export type Changed = { channelId: string } | { userId: string; guest: boolean }

export type SlackInquiry = AskedPlatform & { changed(what: Changed): void }

/** Who people are and who reads a channel, by the word of Slack. `identity`: who the bot is, which decides who is an outsider. */
export function createSlackInquiry(options: {
  client: WebClient
  turns?: MethodTurns
  remember: Remember
  log: Log
  home: () => string | undefined
  identity: () => Promise<OwnIdentity | { temporary: string }>
}): SlackInquiry {
  const { home, identity } = options
  const people = new People(options)
  const channels = new Channels({ ...options, isKnown: (userId) => people.isKnown(userId) })
  const whoIs: (...asked: Parameters<AskedPlatform['lookUp']>) => Promise<LookUp> = async (who) => {
    const self = await identity()
    return 'temporary' in self ? self : lookUp(who, self, people)
  }
  return {
    home,
    lookUp: whoIs,
    readers: async (at) =>
      channels.readers(at.conversationId, (userId) => whoIs({ userId, organisations: [], name: '' }, at)),
    // Slack shows an answer to one person alone wherever they are.
    answersAlone: () => true,
    changed(what) {
      if ('channelId' in what) return channels.forget(what.channelId)
      people.forget(what.userId)
      if (what.guest) channels.forget()
    },
  }
}
