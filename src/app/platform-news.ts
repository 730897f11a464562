import type { Inbound } from '../ports/inbound.ts'
import { speakerOf } from './look-ups/speaker-of.ts'
import { accountGone } from './people/account-gone.ts'
import { identify } from './identify.ts'
import { meetAlone } from './notices/meet-alone.ts'
import { greet, meetPlace } from './places.ts'
import { groupReadByOthers } from './read-by-others.ts'
import { askAway } from './rotations/ask-away.ts'
import type { Means } from './scene.ts'

type News = Inbound & {
  what: { kind: 'joined' | 'left' | 'moved' | 'person joined' | 'chat opened' | 'account changed' | 'status set' }
}

/** What a platform tells of its places and people, without anybody having said a word to us. */
export function isNews(inbound: Inbound): inbound is News {
  switch (inbound.what.kind) {
    case 'joined':
    case 'left':
    case 'moved':
    case 'person joined':
    case 'chat opened':
    case 'account changed':
    case 'status set':
      return true
    case 'command':
    case 'action':
    case 'submission':
    case 'pointed':
    case 'said':
    case 'edited':
    case 'deleted':
    case 'home opened':
      return false
  }
}

/** Nobody is kept of whom the platform only tells, but for our own people who come to the bot by themselves. Throws SpeakerNotKnownYet. */
export async function takeNews(means: Means, inbound: News): Promise<void> {
  const { platform, place, speaker: named, what } = inbound
  if (what.kind === 'status set') return askAway(means, inbound, what.until)
  const speaker = named && speakerOf(means.lookUps, { platform, place, speaker: named })
  if (what.kind === 'account changed') {
    const met = speaker && (await means.tx.people.byAccount(speaker))
    const left = speaker?.standing === 'gone' || (met?.ours === true && speaker?.standing !== 'ours')
    if (speaker && met && left) await accountGone(means, speaker)
    // Whoever moved to another zone is told there from now on, and not only once they speak.
    if (speaker && met && !left) await identify(means, speaker)
    return
  }
  const conversation = await meetPlace(means, inbound, speaker)
  if (conversation.kind === 'direct' && (what.kind === 'joined' || what.kind === 'chat opened')) {
    if (speaker) await meetAlone(means, await identify(means, speaker), conversation, { came: what.kind === 'joined' })
    return
  }
  if (what.kind === 'joined') await greet(means, conversation)
  if (what.kind === 'person joined' && what.whole && speaker?.standing !== 'ours')
    await groupReadByOthers(means, inbound, conversation)
}
