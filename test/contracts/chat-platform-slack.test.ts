import { slackTraits } from '../../adapters/slack/slack-traits.ts'
import type { Fault, Message } from '../../src/playground/workplace.ts'
import { startSlackStage } from '../adapters/slack/slack-stage.ts'
import { ADA, BEN, INTERNAL, OLGA, SHARED, WITHOUT_BOT } from '../playground/slack/small-workspace.ts'
import { chatPlatformContract } from './chat-platform.contract.ts'
import type { Failure, PlatformStage, Shown } from './chat-platform/platform-stage.ts'

const FAULTS: Record<Failure, Fault> = {
  'asks to wait 7 s': { on: 'api', match: 'chat.postMessage', times: 1, fail: 'rate-limit', retryAfterS: 7 },
  'is out of service': { on: 'api', match: 'chat.postMessage', times: 1, fail: 'server-error', status: 503 },
  'accepts and does not answer': { on: 'api', match: 'chat.postMessage', times: 1, fail: 'drop-after-accept' },
  'looks nobody up': { on: 'api', match: 'users.info', times: 1, fail: 'server-error', status: 500 },
}

for (const mode of ['http', 'socket'] as const) chatPlatformContract(`Slack over ${mode}`, () => open(mode))

async function open(mode: 'http' | 'socket'): Promise<PlatformStage> {
  const stage = await startSlackStage(mode)
  const { slack, adapter, received } = stage
  const settled = async (): Promise<void> => {
    await slack.settled()
    await adapter.settled()
  }
  const dialogOf = (personId: string) => slack.workplace().dialogs.findLast((one) => one.personId === personId)
  return {
    traits: slackTraits,
    adapter,
    received,
    organisations: { home: 'T0NORTH', other: 'T0ACME' },
    people: { ada: ADA, ben: BEN, outsider: OLGA },
    channels: { shared: SHARED, internal: INTERNAL, quiet: WITHOUT_BOT },
    answerWith: stage.answerWith,
    async type(personId, channelId, line) {
      await slack.as(personId).say(channelId, `@Liaison ${line}`)
      await settled()
    },
    async press(personId, channelId, messageId, action, subject) {
      await slack.as(personId).press(channelId, messageId, `${action}:${subject}`)
      await settled()
    },
    async hasForm(personId) {
      await settled()
      return dialogOf(personId) !== undefined
    },
    async submit(personId, values) {
      await slack.as(personId).submit(dialogOf(personId)?.id ?? '', values)
      await settled()
    },
    async shown(channelId) {
      await settled()
      const { botUserId } = slack.credentials
      const messages = slack
        .workplace()
        .messages.filter((one) => one.channelId === channelId && one.deletedAt === undefined)
      return messages.filter(({ authorId }) => authorId === botUserId).map(shownOf)
    },
    takeAway: slack.admin.deleteMessage,
    failNext: (failure) => void slack.addFault(FAULTS[failure]),
    pass: (ms) => stage.clock.move(ms),
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  }
}

function shownOf({ id, text, payload, visibleTo, threadId }: Message): Shown {
  const alone = visibleTo !== undefined && { onlyFor: visibleTo }
  return {
    id,
    text: `${text} ${JSON.stringify(payload)}`,
    ...alone,
    ...(threadId !== undefined && { under: threadId }),
  }
}
