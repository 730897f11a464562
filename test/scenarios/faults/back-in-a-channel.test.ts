import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import { CAST, PLACES } from './histories/cast.ts'
import { Life } from './histories/life.ts'
import { Witness } from './histories/witness.ts'

const CHANNEL = PLACES.shared.slack
const GONE: SendResult = {
  outcome: 'permanent',
  code: 'is_archived',
  gone: 'conversation',
  reason: 'This channel is archived.',
}

/** An escalation whose card stands in the channel where both companies read. */
async function begin(): Promise<Life> {
  const life = await Life.open()
  await life.passTo(life.now() + 30 * MINUTE)
  await life.says(CAST.mia, 'case "Matter" --severity 2', CHANNEL)
  await life.says(CAST.anna, 'escalate CASE-1 "No progress"', PLACES.direct)
  await life.passTo(life.now() + MINUTE)
  await life.passTo(life.now() + 6 * HOUR)
  return life
}

const refuses = (life: Life, isGone: boolean) => {
  const { refusing } = life.platforms.slack
  if (isGone) refusing.set(CHANNEL.conversationId, GONE)
  else refusing.delete(CHANNEL.conversationId)
}
const tells = (life: Life, kind: 'left' | 'joined') =>
  life.hears(life.app.inbound(CAST.tom, kind === 'left' ? { kind, archived: true } : { kind }, CHANNEL))
const resolves = (life: Life) => life.says(CAST.anna, 'resolve ESC-1 "Agreed"', PLACES.direct)

type Scene = [string, (life: Life) => Promise<unknown>]
const SCENES: Scene[] = [
  [
    'changes in the moment in which the channel is archived',
    async (life) => {
      refuses(life, true)
      await tells(life, 'left')
      await resolves(life)
      await life.flush()
      refuses(life, false)
      await tells(life, 'joined')
    },
  ],
  [
    'has changed, which could not be said until the channel was archived',
    async (life) => {
      life.platforms.slack.isDown = true
      await resolves(life)
      await life.passTo(life.now() + 10 * MINUTE)
      refuses(life, true)
      await tells(life, 'left')
      life.platforms.slack.isDown = false
      await life.passTo(life.now() + HOUR)
      refuses(life, false)
      await tells(life, 'joined')
    },
  ],
  [
    'changes before it is heard that the channel was archived',
    async (life) => {
      refuses(life, true)
      await resolves(life)
      await life.flush()
      await life.passTo(life.now() + 10 * MINUTE)
      await tells(life, 'left')
      await life.passTo(life.now() + 10 * MINUTE)
      refuses(life, false)
      await tells(life, 'joined')
    },
  ],
  [
    'changes by what our side alone reads of',
    async (life) => {
      refuses(life, true)
      await tells(life, 'left')
      await life.passTo(life.now() + 10 * MINUTE)
      await life.says(CAST.anna, 'ack ESC-1', PLACES.direct)
      await life.passTo(life.now() + 24 * HOUR)
      refuses(life, false)
      await tells(life, 'joined')
    },
  ],
  [
    'changes, and nobody says that the channel is archived, nor that it is back, but something arrives there',
    async (life) => {
      refuses(life, true)
      await resolves(life)
      await life.flush()
      await life.passTo(life.now() + 10 * MINUTE)
      refuses(life, false)
      await life.says(CAST.mia, 'case "Another" --severity 2', CHANNEL)
    },
  ],
  [
    'changes, and nobody says that the channel is archived, nor that it is back, but somebody is heard there',
    async (life) => {
      refuses(life, true)
      await resolves(life)
      await life.flush()
      await life.passTo(life.now() + 10 * MINUTE)
      refuses(life, false)
      await life.says(CAST.mia, 'help', { ...CHANNEL, heard: true })
    },
  ],
]

test.each(SCENES)('a card that %s is as it should be once the channel is back', async (_, happens) => {
  await using life = await begin()
  const witness = new Witness(life)
  expect(await witness.looks()).toEqual([])
  await happens(life)
  await life.flush()
  await life.passTo(life.now() + MINUTE)
  expect((await witness.looks()).filter((one) => one.includes('is old'))).toEqual([])
  expect(await life.isAtRest()).toBe(true)
  const stands = [...life.platforms.slack.stands.values()].filter(({ to }) => to === CHANNEL.conversationId)
  expect(stands.filter(({ card }) => card.subject === 'ESC-1')).toHaveLength(1)
})

test('so is what stands with somebody who could not be written to, once something reaches them', async () => {
  await using life = await begin()
  const witness = new Witness(life)
  await witness.looks()
  const { refusing } = life.platforms.slack
  refusing.set(CAST.ravi.userId, { outcome: 'permanent', code: 'muted', reason: 'They cannot be written to.' })
  await resolves(life)
  await life.flush()
  refusing.clear()
  await life.says(CAST.mia, 'case "Another" --severity 1', CHANNEL)
  await life.says(CAST.mia, 'escalate CASE-2 "Now"', CHANNEL)
  await life.passTo(life.now() + 24 * HOUR)
  expect((await witness.looks()).filter((one) => one.includes('is old'))).toEqual([])
})
