import type { Case } from '../../domain/cases/case.ts'
import { readLog } from '../../domain/cases/read-log.ts'
import type { Asked } from '../../domain/early-signs/history.ts'

/** What a case asked of the partner’s side: to take it on, where we opened it and they owe it, and each question to them. What was struck was never asked. */
export function askedIn({ log, obligor, openedBy }: Case): Asked[] {
  const rounds = new Set(log.map(({ round }) => round))
  return [...rounds].flatMap((round) => {
    const story = readLog(log, round)
    if (story.ofNothing || story.neverReopened) return []
    const over = story.resolution?.at ?? story.ended?.at
    const until = over === undefined ? {} : { overAt: over }
    const isTheirs = round === 1 && obligor === 'partner' && openedBy.side === 'internal'
    const { acknowledgedAt } = story
    const takenOn = isTheirs
      ? [{ at: story.began, ...(acknowledgedAt !== undefined && { answeredAt: acknowledgedAt }), ...until }]
      : []
    const questions = story.questions
      .filter(({ of, struckAt }) => of === 'partner' && struckAt === undefined)
      .map(({ at, answeredAt }) => ({ at, ...(answeredAt !== undefined && { answeredAt }), ...until }))
    return [...takenOn, ...questions]
  })
}
