import type { Answer, Inbound } from '../../src/ports/inbound.ts'
import { consoleTraits } from '../platforms/console/console-traits.ts'
import { createConsoleAdapter } from '../platforms/console/console-adapter.ts'
import { Hall, HallRefusal } from '../platforms/console/hall.ts'
import { chatPlatformContract } from './chat-platform.contract.ts'
import type { Failure, PlatformStage } from './chat-platform/platform-stage.ts'

const FAILURES: Record<Failure, ['write' | 'who', HallRefusal]> = {
  'asks to wait 7 s': ['write', new HallRefusal('busy', 'The wall is still wet.', 7_000)],
  'is out of service': ['write', new HallRefusal('closed', 'The hall is closed.')],
  'accepts and does not answer': ['write', new HallRefusal('silent', 'Nobody said whether it was written.')],
  'looks nobody up': ['who', new HallRefusal('closed', 'The porter is out.')],
}

chatPlatformContract('The console', open)

async function open(): Promise<PlatformStage> {
  const hall = new Hall(
    'home',
    [
      { id: 'ada', name: 'Ada Lind', organisation: 'home' },
      { id: 'ben', name: 'Ben Okoro', organisation: 'home' },
      { id: 'olga', name: 'Olga Petrov', organisation: 'acme' },
    ],
    { shared: ['ada', 'ben', 'olga', 'liaison'], internal: ['ada', 'ben', 'liaison'], quiet: ['ada'] },
  )
  const received: Inbound[] = []
  let answer: (inbound: Inbound) => Answer = () => ({ kind: 'nothing' })
  let now = Date.UTC(2026, 2, 2, 9)
  const adapter = createConsoleAdapter(hall, {
    clock: { now: () => now, sleepUntil: async () => {} },
    async receive(inbound) {
      received.push(inbound)
      return answer(inbound)
    },
  })
  await adapter.connect({ home() {}, lost() {} })
  return {
    traits: consoleTraits,
    adapter,
    received,
    organisations: { home: 'home', other: 'acme' },
    people: { ada: 'ada', ben: 'ben', outsider: 'olga' },
    channels: { shared: 'shared', internal: 'internal', quiet: 'quiet' },
    answerWith: (next) => void (answer = next),
    type: (personId, channelId, line) => hall.type(personId, channelId, `@liaison ${line}`),
    press: (personId, channelId, messageId, action, subject) =>
      hall.type(personId, channelId, `press ${messageId} ${action} ${subject}`),
    hasForm: async (personId) => hall.formBefore(personId) !== undefined,
    submit: (personId, values) =>
      hall.type(
        personId,
        'shared',
        `fill ${Object.entries(values)
          .map((pair) => pair.join('='))
          .join('; ')}`,
      ),
    shown: async (channelId) => hall.lines(channelId),
    takeAway: (_, lineId) => hall.wipeOff(lineId),
    failNext: (failure) => hall.failNext(...FAILURES[failure]),
    pass: (ms) => void (now += ms),
    [Symbol.asyncDispose]: () => adapter.stop(),
  }
}
