import fc from 'fast-check'
import { toBeConfirmed } from '../../../../src/domain/cases/case.ts'
import { causesOf, type Ladder, ladderLabel } from '../../../../src/domain/escalations/ladder.ts'
import { stoodOn } from '../../../../src/domain/escalations/side-state.ts'
import { SIDES } from '../../../../src/domain/partners/party.ts'
import { CAST, type Member } from './cast.ts'
import { type Happening, type Life, placeOf } from './life.ts'
import { placeOnSide } from './promises.ts'

/**
 * Somebody says that a case is resolved, or that it is not. By the side that owes it ends no escalation of it: each side stands as it stood, held where that stands for nothing else, until the
 * other side has confirmed it; called not solved, each stands where it stood.
 */
function saysOf(who: Member, word: 'resolve' | 'not solved', n: number): Happening {
  return {
    toString: () => `${who.name}: ${word} CASE-${n}`,
    async happens(life) {
      const before = await laddersOf(life, n)
      const was = await caseOf(life, n)
      await life.says(who, `${word} CASE-${n} "So"`, placeOf(who))
      const now = await caseOf(life, n)
      const after = await life.ladders()
      const [awaited, awaitedBefore] = [now && toBeConfirmed(now), was && toBeConfirmed(was)]
      const isStated = word === 'resolve' && awaited !== undefined && awaitedBefore === undefined
      const isStruck = word === 'not solved' && awaitedBefore !== undefined && now?.status !== 'resolved'
      if (!isStated && !isStruck) return
      return before.flatMap((one) => brokenFor(one, after[one.number - 1]!, isStated))
    },
  }
}

function brokenFor(before: Ladder, after: Ladder, isStated: boolean): string[] {
  const label = ladderLabel(before.number)
  if (after.status === 'resolved')
    return isStated ? [`${label} is over, though nobody has confirmed that its case is resolved`] : []
  const isOfCase = causesOf(before).every(({ subject }) => subject.id === before.subject.id)
  return SIDES.flatMap((side) => {
    const [was, is] = [before.sides[side], after.sides[side]]
    if (isStated) {
      const broken =
        placeOnSide(stoodOn(was)) === placeOnSide(stoodOn(is)) ? [] : [`${label} was moved on the ${side} side`]
      if (isOfCase && is.state !== 'unconfirmed' && is.state !== 'none')
        broken.push(`${label} is not held on the ${side} side`)
      return broken
    }
    if (is.state === 'unconfirmed') return [`${label} is held on the ${side} side, though its case is not solved`]
    const held = stoodOn(was)
    const isTheirs = held.state === 'acknowledged' || held.state === 'snoozed'
    return isTheirs && placeOnSide(held) !== placeOnSide(is) ? [`${label} was taken from whoever had it`] : []
  })
}

async function laddersOf(life: Life, n: number): Promise<Ladder[]> {
  const state = await caseOf(life, n)
  const all = await life.ladders()
  return all.filter((one) => one.status !== 'resolved' && causesOf(one).some(({ subject }) => subject.id === state?.id))
}

function caseOf(life: Life, n: number) {
  return life.read((view) => view.cases.byNumber(n))
}

/** Of those who may act for a side. */
export const resolutions: fc.Arbitrary<Happening> = fc
  .tuple(
    fc.constantFrom(CAST.anna, CAST.ravi, CAST.lena),
    fc.constantFrom('resolve', 'not solved'),
    fc.integer({ min: 1, max: 3 }),
  )
  .map((all) => saysOf(...all))
