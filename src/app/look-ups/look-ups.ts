import type { PlatformName } from '../../cards/card.ts'
import type { LookUp, Readers, ThreadRead } from '../../ports/chat-platform.ts'
import type { Directory } from '../../ports/directory.ts'
import type { Named, Place } from '../../ports/inbound.ts'

export type Question =
  | { about: 'person'; platform: PlatformName; who: Named; at: Place }
  | { about: 'readers'; platform: PlatformName; at: Place }
  | { about: 'thread'; platform: PlatformName; at: Place; messageId: string }

/** Thrown in a transaction that needs to know something a platform was not asked yet; it is rolled back, and begun again with the answer. */
class NotAskedYet extends Error {
  readonly question: Question
  constructor(question: Question) {
    super('not asked yet')
    this.question = question
  }
}

/**
 * What the platforms were asked for one piece of work. A transaction must not wait for a network: whatever it wants to know is looked up
 * between two tries of it.
 */
export type LookUps = {
  person(platform: PlatformName, who: Named, at: Place): LookUp | 'not asked'
  readers(platform: PlatformName, at: Place): Readers | 'not asked'
  /** The thread in which a message is. */
  thread(platform: PlatformName, at: Place, messageId: string): ThreadRead
}

/** More further questions than any one line, form or sheet can raise. */
const MOST_RAISED = 200

/** Do the work, as often as it raises a new question. `known`: what it will surely ask. */
export async function withLookUps<T>(
  directory: Directory,
  known: Question[],
  work: (lookUps: LookUps) => Promise<T>,
): Promise<T> {
  const answers = new Map<string, Answered>()
  const ask = async (question: Question): Promise<void> => {
    answers.set(keyOf(question), await answerOf(directory, question))
  }
  const answer = (question: Question): Answered => {
    const given = answers.get(keyOf(question))
    if (given === undefined) throw new NotAskedYet(question)
    return given
  }
  const lookUps: LookUps = {
    person: (platform, who, at) => answer({ about: 'person', platform, who, at }) as LookUp | 'not asked',
    readers: (platform, at) => answer({ about: 'readers', platform, at }) as Readers | 'not asked',
    thread: (platform, at, messageId) => answer({ about: 'thread', platform, at, messageId }) as ThreadRead,
  }
  await Promise.all(known.map(ask))
  const surelyAsked = answers.size
  for (;;) {
    try {
      return await work(lookUps)
    } catch (error) {
      if (!(error instanceof NotAskedYet) || answers.size - surelyAsked >= MOST_RAISED) throw error
      await ask(error.question)
    }
  }
}

/** For work that no platform is asked about. */
export const nothingLookedUp: LookUps = {
  person: () => 'not asked',
  readers: () => 'not asked',
  thread: () => 'unseen',
}

type Answered = LookUp | Readers | ThreadRead | 'not asked'

function answerOf(directory: Directory, question: Question): Promise<Answered> {
  const { platform, at } = question
  switch (question.about) {
    case 'person':
      return directory.lookUp(platform, question.who, at)
    case 'readers':
      return directory.readers(platform, at)
    case 'thread':
      return directory.readThread(platform, at, question.messageId)
  }
}

function keyOf(question: Question): string {
  const { about, at, platform } = question
  const what = about === 'person' ? question.who.userId : about === 'thread' ? `thread ${question.messageId}` : about
  return `${platform} ${at.kind} ${at.conversationId} ${what}`
}
