import { teamsTraits } from '../../adapters/teams/teams-traits.ts'
import type { Fault, Message } from '../../src/playground/workplace.ts'
import { teamsStage } from '../adapters/teams/teams-stage.ts'
import { AWAY, DANA, GIA, HOME, MANAGERS, MAX, SHARED, WITHOUT_BOT } from '../playground/teams/teams-fixture.ts'
import { chatPlatformContract } from './chat-platform.contract.ts'
import type { Failure, PlatformStage, Shown } from './chat-platform/platform-stage.ts'

const FAULTS: Record<Failure, Fault> = {
  'asks to wait 7 s': { on: 'api', match: 'activities', times: 1, fail: 'rate-limit', retryAfterS: 7 },
  'is out of service': { on: 'api', match: 'activities', times: 1, fail: 'server-error', status: 503 },
  'accepts and does not answer': { on: 'api', match: 'activities', times: 1, fail: 'drop-after-accept' },
  'looks nobody up': { on: 'api', match: '/members', times: 1, fail: 'server-error', status: 500 },
}

chatPlatformContract('Teams', open)

async function open(): Promise<PlatformStage> {
  const stage = await teamsStage()
  const { teams, adapter, received, clock } = stage
  const dialogOf = (personId: string) => teams.workplace().dialogs.findLast((one) => one.personId === personId)
  return {
    traits: teamsTraits,
    adapter,
    received,
    organisations: { home: HOME, other: AWAY },
    people: { ada: DANA, ben: MAX, outsider: GIA },
    channels: { shared: SHARED, internal: MANAGERS, quiet: WITHOUT_BOT },
    answerWith: stage.answerWith,
    async type(personId, channelId, line) {
      await teams.as(personId).say(channelId, `@Liaison ${line}`)
      await teams.settled()
      // What was refused comes again.
      await teams.tick()
      await teams.settled()
    },
    async press(personId, channelId, messageId, action, subject) {
      await teams.as(personId).press(channelId, messageId, `${action}:${subject}`)
      await teams.settled()
    },
    hasForm: async (personId) => dialogOf(personId) !== undefined,
    async submit(personId, values) {
      await teams.as(personId).submit(dialogOf(personId)?.id ?? '', values)
      await teams.settled()
    },
    async shown(channelId) {
      await teams.settled()
      await adapter.settled()
      const { messages, people } = teams.workplace()
      const bots = people.filter(({ isBot }) => isBot).map(({ id }) => id)
      return messages
        .filter((one) => one.channelId === channelId && one.deletedAt === undefined && bots.includes(one.authorId))
        .map(shownOf)
    },
    takeAway: teams.admin.deleteMessage,
    failNext: (failure) => void teams.addFault(FAULTS[failure]),
    pass: (ms) => void (clock.at += ms),
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  }
}

/** Whoever pressed may see another card than the others. */
function shownOf({ id, text, payload, payloadFor, visibleTo, threadId }: Message): Shown {
  const written = `${text} ${JSON.stringify(payload)} ${JSON.stringify(payloadFor ?? {})}`
  const alone = visibleTo !== undefined && { onlyFor: visibleTo }
  return { id, text: written, ...alone, ...(threadId !== undefined && { under: threadId }) }
}
