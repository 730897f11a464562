import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseEvent } from './case-event.ts'
import { type Case, type CaseLogEntry, caseLabel } from './case.ts'
import { roundOf, severityFollowed, waitingSince, waitKnownSince } from './grow-log.ts'
import { anywhere } from './move-case.ts'
import { readLog } from './read-log.ts'

/**
 * The case that was reopened goes on as if nobody had said that it was for another fault; what was said and solved in the case that followed was said and solved in it.
 * `told`: the reopened one as it stood after each of those words, the last as it stands now. `followed`: the other one, of which nothing counts.
 */
export type OneAfterAll = { told: [Case, ...Case[]]; followed: Case }

/** Why what a case was reopened for stays another one: somebody has gone on with either as it is. */
export function whyNotAfterAll(reopened: Case, followed: Case): { refused: string } | undefined {
  const [label, second] = [caseLabel(reopened.number), caseLabel(followed.number)]
  if (reopened.status !== 'resolved' || !readLog(reopened.log, roundOf(reopened)).neverReopened)
    return { refused: `${label} was reopened again since, and goes on as that.` }
  if (followed.status === 'merged')
    return { refused: `${second} was merged into ${caseLabel(followed.into.number)} since, and goes on there.` }
  if (roundOf(followed) > 1) return { refused: `${second} was reopened since, so it is a case of its own.` }
  return undefined
}

/**
 * What a case waits for as it is said to be about another fault, which is asked on the one that follows, at its own time: nobody answers a question by that word, nor waits on for what nobody needs.
 */
export function questionLeft(state: Case): { asked: CaseEvent; at: Instant } | undefined {
  if (state.status !== 'waiting') return undefined
  const { askedBy: by, question: text } = state
  return {
    asked: { type: 'CaseQuestionAsked', by, text, toldAt: waitKnownSince(state) },
    at: waitingSince(state),
  }
}

/** `by`: who will have it so. */
export function oneAfterAll(reopened: Case, followed: Case, by: Party): OneAfterAll {
  const round = roundOf(reopened)
  const severity = severityFollowed(reopened)
  const saidAt = reopened.log.at(-1)!.at
  const waitingOn = waitedOn(reopened, followed)
  const again: CaseLogEntry = {
    ...{ at: saidAt, acknowledged: true, round, severity, strikes: 'another fault' },
    ...(waitingOn === undefined ? { status: 'in-progress' } : { status: 'waiting', waitingOn }),
  }
  const said = followed.log.flatMap((entry, at): CaseLogEntry[] => {
    // What was asked before is in the log as it was.
    const isKnown = at === 0 || (at === 1 && waitingOn !== undefined)
    if (isKnown || entry.status === 'withdrawn') return []
    const { counts: _, ownRaise: __, earlier, strikes, ...rest } = entry
    const moved = {
      ...rest,
      ...(strikes !== undefined && strikes !== 'acknowledgement' && { strikes }),
      ...(earlier?.answered && { earlier: { answered: earlier.answered } }),
    }
    const status = entry.status === 'open' ? 'in-progress' : entry.status
    return [{ ...moved, status, at: Math.max(saidAt, entry.at), acknowledged: true, round, severity }]
  })
  const grown = [again, ...said]
  const stands = standingAs(reopened, followed)
  const [first, ...more] = grown.map((_, at): Case => ({
    ...stands,
    log: [...reopened.log, ...grown.slice(0, at + 1)],
  }))
  return { told: [first!, ...more], followed: merged(followed, reopened, by) }
}

/** On whom the case waited as that was said, where the case that followed goes on with it: those of earlier versions did not. */
function waitedOn({ log }: Case, followed: Case): Side | undefined {
  const before = log[log.findLastIndex(({ strikes }) => strikes === 'reopening') - 1]
  const isAskedOn = followed.log[1]?.status === 'waiting' && followed.log[1].at <= log.at(-1)!.at
  return before?.status === 'waiting' && isAskedOn && followed.log[1]?.waitingOn === before.waitingOn
    ? before.waitingOn
    : undefined
}

/** As the case that followed stood, a withdrawal of it apart: there is no other one to be withdrawn. */
function standingAs(reopened: Case, followed: Case): Case {
  const common = { ...anywhere(reopened), version: reopened.version + 1 }
  const stood = followed.status === 'withdrawn' ? followed.before : followed
  switch (stood?.status) {
    case 'resolved': {
      const { status, resolvedAt, resolvedBy, note, confirmation } = stood
      return { ...common, status, resolvedAt, resolvedBy, note, ...(confirmation && { confirmation }) }
    }
    case 'waiting': {
      const { status, on, question, askedBy } = stood
      return { ...common, status, on, question, askedBy }
    }
    default:
      return { ...common, status: 'in-progress' }
  }
}

/** Both sides have agreed to it, or one of them has never said that there was another. */
function merged(followed: Case, { id, number }: Case, by: Party): Case {
  const { log, version } = followed
  const { at, acknowledged, round, severity } = log.at(-1)!
  const ended = { at, status: 'merged', acknowledged, round, severity, by: by.side, confirmed: 'by word' } as const
  const { merging: _, ...rest } = anywhere(followed)
  return {
    ...{ ...rest, status: 'merged', endedAt: at, endedBy: by, into: { id, number } },
    ...{ log: [...log, { ...ended, strikes: 'opening' }], version: version + 1 },
  }
}
