import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAST } from './histories/cast.ts'
import { allIsWell, happening, says } from './histories/deeds.ts'
import { brokenInTheEnd } from './histories/ends.ts'
import { type Happening, Life } from './histories/life.ts'
import { seldom } from './histories/seldom.ts'
import { Witness } from './histories/witness.ts'

/**
 * Escalations as people live with them, on a database that stays while processes die, and on two platforms that keep what was sent to them. What is said, pressed and
 * left undone is drawn by chance; a small model ([promises.ts](histories/promises.ts)) says of each press what may come of it, and a witness looks after each
 * thing that happens, and once more when everything works again and everybody has had a working day:
 *
 *  1. a side that stands has its next deadline, to the millisecond the one that it says; or somebody has it until a time; or it is exhausted; what is over has no
 *     timer, and none is left behind by the clock;
 *  2. no step is told twice: by the record each side goes upwards alone until it is begun again, nobody is called more often than their side was told a step, and no message arrives twice
 *     unmarked, whatever died between its being sent and its being kept;
 *  3. a press moves the presser’s side alone, and no other escalation, but where the side that is owed takes the other one further; what is refused changes nothing; what is pressed
 *     twice, or delivered twice by a platform, counts once;
 *  4. of two who take it at one moment on two platforms one has it, and one is told so;
 *  5. whoever is told alone is told in their working hours, but for pages to our own people, which late must be pages still, and what comes of what they do themselves; the shared channels hear of escalations in the hours
 *     agreed on, or as somebody acts; what can wait calls one person once in a half working day in which nobody acts;
 *     what a platform, or a process, was away for comes in these hours, too; in somebody’s quiet hours comes nothing of escalations that can wait;
 *  6. nothing arrives about what is over, or calls a side on which somebody has it;
 *  7. once nothing is on its way, each card and each list says the same on both platforms as the state;
 *  8. each side that waits is heard by somebody of it; that one is exhausted is told to somebody, since its last step; nothing stays on its way;
 *  9. the product logs no fault of its own;
 * 10. of a step that each must take, whoever has it keeps it while others take it, a step is left, or time passes, and is called by nothing further;
 * 11. of one partner nobody of another reads;
 * 12. what the side that owes says is resolved ends no escalation, and moves nobody: it is held until the other side confirms it, and called not solved it is with whoever had it;
 * 13. no page is with somebody who has gone away since they took it, and is away beyond the time that they said, however long ahead they had said so.
 *
 * Planted one at a time, before resolutions and absences said ahead were drawn too, these were found by the history of this number, with seed 1: whoever takes it holds the other side too (11), sets no timer (11), takes it from somebody (11); what is over keeps its
 * timers (60: few histories end an escalation that waits); cards (6) or lists (3) are not drawn anew; outsiders are paged at any hour (12), or calls come at any hour (3); what may have arrived is sent again
 * unmarked (29); nobody is told of an exhausted side (6). By what seldom happens is found that a stale press of _Escalate now_ counts (7). Not found is a card that is left on its way when its escalation is over:
 * late, it is asked once more before it leaves.
 *
 * `HISTORIES=500 SEED=any npm test -- test/scenarios/faults/ladder-histories.test.ts` looks further.
 */
const said = process.env['HISTORIES']
const HISTORIES = Number(said ?? 20)

const histories = fc.array(happening, { minLength: 1, maxLength: 25, size: 'max' })

async function brokenIn(history: readonly Happening[]): Promise<string[]> {
  await using life = await Life.open()
  const witness = new Witness(life)
  for (const one of history) {
    const broken = (await one.happens(life)) ?? []
    await life.flush()
    broken.push(...(await witness.looks()))
    if (broken.length > 0) return broken
  }
  await allIsWell(life)
  return [...(await witness.looks()), ...(await brokenInTheEnd(life, witness.pages))]
}

/** Whoever looks further wants the shortest history that breaks it; a run of CI ends with the first. */
const endOnFailure = said === undefined
const timeout = 60_000 + HISTORIES * 30_000

test(
  'whatever people, time, platforms and dying processes do in whatever order, escalations keep what they promise',
  { timeout },
  async () => {
    const kept = fc.asyncProperty(histories, async (history) => {
      expect(await brokenIn(history)).toEqual([])
    })
    await fc.assert(kept, { numRuns: HISTORIES, endOnFailure })
  },
)

test(
  'nor do they break it by what seldom happens: an end before anybody heard, a press on an older card',
  { timeout },
  async () => {
    const kept = fc.asyncProperty(fc.array(seldom, { minLength: 3, maxLength: 12, size: 'max' }), async (history) => {
      expect(await brokenIn(history)).toEqual([])
    })
    await fc.assert(kept, { numRuns: Math.ceil(HISTORIES / 2), endOnFailure })
  },
)

const twoEscalations = [
  ...[1, 2].map(() => says(CAST.pat, 'case "Matter" --severity 4')),
  ...[1, 2].map((n) => says(CAST.tom, `escalate CASE-${n} "No progress"`)),
]

test('what has its turn a second after the last moment of a history is on its way for a moment, and not for ever', async () => {
  expect(await brokenIn(twoEscalations)).toEqual([])
})

test('what a platform does not take is on its way for ever', async () => {
  await using life = await Life.open()
  life.platforms.slack.isDown = true
  for (const one of twoEscalations) await one.happens(life)
  await life.comesToRest()
  expect(await brokenInTheEnd(life, new Set())).toContain('something is on its way for ever')
})
