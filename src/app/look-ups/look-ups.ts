import type { PlatformName } from '../../cards/card.ts'
import type { LookUp, Readers } from '../../ports/chat-platform.ts'
import type { Directory } from '../../ports/directory.ts'
import type { Named, Place } from '../../ports/inbound.ts'

export type Question =
  | { about: 'person'; platform: PlatformName; who: Named; at: Place }
  | { about: 'readers'; platform: PlatformName; at: Place }

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
}

/** More further questions than any one line, form or sheet can raise. */
const MOST_RAISED = 200

/** Do the work, as often as it raises a new question. `known`: what it will surely ask. */
export async function withLookUps<T>(
  directory: Directory,
  known: Question[],
  work: (lookUps: LookUps) => Promise<T>,
): Promise<T> {
  const answers = new Map<string, LookUp | Readers | 'not asked'>()
  const ask = async (question: Question): Promise<void> => {
    const { platform, at } = question
    answers.set(
      keyOf(question),
      await (question.about === 'person'
        ? directory.lookUp(platform, question.who, at)
        : directory.readers(platform, at)),
    )
  }
  const answer = (question: Question): LookUp | Readers | 'not asked' => {
    const given = answers.get(keyOf(question))
    if (given === undefined) throw new NotAskedYet(question)
    return given
  }
  const lookUps: LookUps = {
    person: (platform, who, at) => answer({ about: 'person', platform, who, at }) as LookUp | 'not asked',
    readers: (platform, at) => answer({ about: 'readers', platform, at }) as Readers | 'not asked',
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
export const nothingLookedUp: LookUps = { person: () => 'not asked', readers: () => 'not asked' }

function keyOf({ at, platform, ...question }: Question): string {
  const who = question.about === 'person' ? question.who.userId : 'readers'
  return `${platform} ${at.kind} ${at.conversationId} ${who}`
}
