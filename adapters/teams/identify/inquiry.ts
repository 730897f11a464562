import type { AskedPlatform } from '../../../src/ports/chat-platform.ts'
import type { Remember } from '../../../src/ports/remembered.ts'
import type { Connector } from '../send/connector.ts'
import type { ServiceDirectory } from '../send/service-directory.ts'
import { answersAlone } from './answers-alone.ts'
import { lookUp } from './look-up.ts'
import { createMemberDirectory } from './member-directory.ts'
import { createChannelReaders } from './readers.ts'

export type TeamsInquiry = AskedPlatform & {
  /** Somebody came or went: asked anew, of every conversation where none is named. */
  forget(conversationId?: string): void
}

/** Who people are and who reads a conversation, by the rosters of Teams. */
export function createTeamsInquiry(
  connector: Connector,
  services: ServiceDirectory,
  homeTenantId: string,
  remember: Remember,
): TeamsInquiry {
  const members = createMemberDirectory(connector, services, remember)
  const readers = createChannelReaders(members, homeTenantId, remember)
  return {
    home: () => homeTenantId,
    lookUp: (who, at) => lookUp(who, at, homeTenantId, members),
    readers: (at) => readers.of(at),
    answersAlone,
    forget(conversationId) {
      members.forget(conversationId)
      readers.forget(conversationId)
    },
  }
}
