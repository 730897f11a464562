import type { Mention } from '../../../src/ports/inbound.ts'
import type { TypedText } from '../receive/command-text.ts'
import type { People } from './people.ts'
import { identifySpeaker } from './speaker.ts'

/** The people who stand as `@{userId}` in a command, each with their own team. */
export async function identifyMentions(
  userIds: TypedText['userIds'],
  homeTeamId: string,
  people: People,
): Promise<Mention[]> {
  return Promise.all(
    userIds.map(async ({ id, label }) => {
      const said = { userId: id, teamIds: [], name: label }
      const { userId, tenantId, name, outsider } = await identifySpeaker(said, homeTeamId, people)
      return { userId, tenantId, name, outsider }
    }),
  )
}
