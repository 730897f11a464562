import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseLogEntry } from './case.ts'

/** The case waited on a side in [from, to), or from then on while it lasts. `credited`: by no question, but since that side let an untrue end stand. */
export type Wait = { on: Side; from: Instant; to?: Instant; credited?: true }

/**
 * What was said to be so and is declared never to have been: an unanswered wait, a resolution (`takenBack`: by whoever had stated it), or that a case was
 * withdrawn or merged.
 */
export type Struck =
  | { what: 'wait'; on: Side; from: Instant; at: Instant }
  | { what: 'resolution'; by: Side; from: Instant; at: Instant; creditedFrom?: Instant; takenBack?: true }
  | { what: 'ending'; by: Side; from: Instant; at: Instant }

/** Acknowledged, or answered by the side that was waited on, at `at`; until word of that came, `instead` counted. */
export type MovedBack = { at: Instant; instead: Instant } & ({ what: 'acknowledgement' } | { what: 'answer'; by: Side })

/**
 * Side `of` was asked at `at`, while it was not waited on: a further question meanwhile is no other. Struck: nothing was to be answered. Neither: it stands, or a
 * resolution or the end of the case came before an answer.
 */
export type Question = { of: Side; at: Instant; answeredAt?: Instant; struckAt?: Instant }

export type Resolution = { at: Instant; by: Side; confirmBy?: Instant; confirmed?: 'by word' | 'by silence' }

/** What the log says of one round, at the true times of what happened. */
export type RoundStory = {
  began: Instant
  /** Of a further round: the side that reopened the case, where the log tells. */
  reopenedBy?: Side
  acknowledgedAt?: Instant
  /** In order, until the round ended; only the last of a side may still last. What was struck is left out. */
  waits: Wait[]
  /** When the side that owes wrote, where the log keeps that; what it took back is left out. */
  words: Instant[]
  /** In the order in which they became known as questions, those that were struck among them. */
  questions: Question[]
  resolution?: Resolution
  /** Withdrawn or merged by this side, or said to be about another fault; `confirmed`: the other side agrees, or has no say in it. */
  ended?: { at: Instant; by: Side; confirmed: boolean }
  /** What it was reopened for is another fault: nothing of the case was down in it. */
  neverReopened?: true
  /** The case told no other fault than the one that it followed: nothing of it counts. */
  ofNothing?: true
  struck: Struck[]
  movedBack: MovedBack[]
}

/** Reads one round. A wait that goes on under a further entry is one, and keeps its first start. Throws RangeError for a round that never began. */
export function readLog(log: CaseLogEntry[], round: number): RoundStory {
  const entries = log.filter((entry) => entry.round === round)
  const [first] = entries
  if (first === undefined) throw new RangeError(`The case has had no round ${round}.`)
  const began = timeOf(first)
  const reopened = round > 1 && first.by !== undefined && { reopenedBy: first.by }
  const told: Telling = {
    story: { began, ...reopened, waits: [], words: [], questions: [], struck: [], movedBack: [] },
    credited: [],
    changedAt: began,
  }
  for (const entry of entries) tell(told, entry)
  return finished(told)
}

/**
 * `open`: the wait that lasts. `interrupted`: the one that the resolution, or the end of the case, ended, if it stands. `credited`: what of the open wait counts even
 * if it is struck. `question`: the one that the last wait began with. `changedAt`: when a wait began or ended last.
 */
type Telling = {
  story: RoundStory
  open?: Wait | undefined
  interrupted?: Wait | undefined
  question?: Question
  credited: Wait[]
  changedAt: Instant
}

/** What the round, or the whole case, was for is told by another one. Of a round, what was recorded by then stays. */
function neverBegan(told: Telling, entry: CaseLogEntry): void {
  const { story } = told
  if (!entry.by) return
  const isWhole = entry.strikes === 'opening'
  if (isWhole) delete story.resolution
  story.ended = { at: isWhole ? story.began : timeOf(entry), by: entry.by, confirmed: true }
  story[isWhole ? 'ofNothing' : 'neverReopened'] = true
  told.interrupted = told.open
  told.open = undefined
}

/** The wait that lasted when it was said is over with it. */
function reopenedAfterAll(told: Telling): void {
  delete told.story.ended
  delete told.story.neverReopened
  told.open = told.interrupted
  told.interrupted = undefined
}

function timeOf({ at, happenedAt = at }: CaseLogEntry): Instant {
  return happenedAt
}

function tell(told: Telling, entry: CaseLogEntry): void {
  const { story } = told
  const at = timeOf(entry)
  if (entry.strikes === 'reopening' || entry.strikes === 'opening') return neverBegan(told, entry)
  if (entry.strikes === 'another fault') reopenedAfterAll(told)
  if (entry.word) story.words.push(at)
  if (entry.strikes === 'word' && entry.wordAt !== undefined) unsaid(story, entry.wordAt)
  if (entry.earlier?.acknowledged) acknowledgedEarlier(story, at)
  if (entry.strikes === 'acknowledgement') acknowledgedNever(story, entry)
  if (entry.acknowledged) story.acknowledgedAt ??= at
  if (entry.strikes === 'wait' && told.open) {
    story.struck.push({ what: 'wait', on: told.open.on, from: told.open.from, at })
    story.waits.push(...told.credited)
    if (told.question) told.question.struckAt = at
    told.open = undefined
    told.credited = []
    told.changedAt = at
  }
  if (entry.strikes === 'answer') {
    const ended = story.waits.pop()
    if (ended) told.open = { on: ended.on, from: ended.from }
    if (ended?.to !== undefined) unsaid(story, ended.to)
    delete told.question?.answeredAt
    if (entry.answeredAt !== undefined) close(told, entry.answeredAt)
  }
  if (entry.earlier?.answered) answeredEarlier(told, entry.earlier.answered, at)
  if (entry.asked) askedAndAnswered(told, entry.asked, at)
  if (entry.strikes === 'resolution' && story.resolution) strikeResolution(told, story.resolution, entry)
  if (entry.strikes === 'ending' && story.ended) strikeEnding(told, story.ended, at)
  switch (entry.status) {
    case 'waiting':
      return wait(told, entry)
    case 'resolved':
      return resolve(told, entry)
    case 'withdrawn':
    case 'merged':
      return end(told, entry)
    case 'open':
    case 'in-progress':
      return close(told, at)
  }
}

/** A question whose news came late counts from when it was asked, unless a wait began or ended since. */
function wait(told: Telling, entry: CaseLogEntry): void {
  if (!entry.waitingOn || told.open?.on === entry.waitingOn) return
  const from = Math.max(timeOf(entry), told.changedAt)
  close(told, from)
  told.open = { on: entry.waitingOn, from }
  told.question = { of: entry.waitingOn, at: from }
  told.story.questions.push(told.question)
  told.changedAt = from
}

function acknowledgedEarlier(story: RoundStory, at: Instant): void {
  const instead = story.acknowledgedAt ?? story.resolution?.at ?? story.ended?.at ?? at
  story.movedBack.push({ what: 'acknowledgement', at, instead })
  story.acknowledgedAt = Math.min(at, instead)
}

/** Or only by what that side wrote next. */
function acknowledgedNever(story: RoundStory, { answeredAt }: CaseLogEntry): void {
  if (story.acknowledgedAt !== undefined) unsaid(story, story.acknowledgedAt)
  delete story.acknowledgedAt
  if (answeredAt !== undefined) story.acknowledgedAt = answeredAt
}

function unsaid(story: RoundStory, at: Instant): void {
  story.words = story.words.filter((word) => word !== at)
}

/** The wait that lasted then was over by then. */
function answeredEarlier(told: Telling, by: Side, at: Instant): void {
  const { story, interrupted } = told
  if (interrupted?.on === by && interrupted.from <= at) {
    told.interrupted = undefined
    story.movedBack.push({ what: 'answer', by, at, instead: story.resolution?.at ?? story.ended?.at ?? at })
    if (interrupted.from < at) story.waits.push({ ...interrupted, to: at })
    if (told.question) told.question.answeredAt = at
    told.changedAt = Math.max(at, told.changedAt)
    return
  }
  for (const question of story.questions) {
    const { of, at: askedAt, answeredAt = at, struckAt } = question
    if (of === by && struckAt === undefined && askedAt <= at && at < answeredAt) question.answeredAt = at
  }
  story.waits = story.waits.flatMap((wait) => {
    const { on, from, to = at } = wait
    if (on !== by || wait.credited || at < from || to <= at) return [wait]
    story.movedBack.push({ what: 'answer', by, at, instead: to })
    if (told.changedAt === to) told.changedAt = at
    return from < at ? [{ ...wait, to: at }] : []
  })
}

/** It waited from one to the other, where it did not wait on that side anyway. */
function askedAndAnswered(
  told: Telling,
  { of: on, answeredAt }: NonNullable<CaseLogEntry['asked']>,
  at: Instant,
): void {
  const { story, open, interrupted } = told
  const isFurther = story.questions.some(
    (one) => one.of === on && one.struckAt === undefined && one.at <= at && at < (one.answeredAt ?? Infinity),
  )
  if (!isFurther) story.questions.push({ of: on, at, answeredAt })
  const others = [...story.waits, ...(open ? [open] : []), ...(interrupted ? [interrupted] : [])]
  const left = others
    .filter((other) => other.on === on)
    .reduce<(Wait & { to: Instant })[]>(
      (parts, { from, to = Infinity }) =>
        parts.flatMap((part) => [
          { ...part, to: Math.min(part.to, from) },
          { ...part, from: Math.max(part.from, to) },
        ]),
      [{ on, from: at, to: answeredAt }],
    )
    .filter((part) => part.from < part.to)
  story.waits = [...story.waits, ...left].toSorted((a, b) => a.from - b.from)
}

function resolve(told: Telling, entry: CaseLogEntry): void {
  const { story } = told
  if (story.resolution) {
    if (entry.confirmed) story.resolution.confirmed = entry.confirmed
    if (entry.resolvedAt !== undefined) story.resolution.at = entry.resolvedAt
    return
  }
  if (!entry.by) return
  story.resolution = {
    at: timeOf(entry),
    by: entry.by,
    ...(entry.confirmBy !== undefined && { confirmBy: entry.confirmBy }),
  }
  told.interrupted = told.open
  told.open = undefined
}

/** As if it had not been said; only that what the other side let pass beyond its day counts as waiting on it. */
function strikeResolution(told: Telling, resolution: Resolution, entry: CaseLogEntry): void {
  const { story } = told
  const at = timeOf(entry)
  const { creditedFrom } = entry
  story.struck.push({
    ...{ what: 'resolution', by: resolution.by, from: resolution.at, at },
    ...(creditedFrom !== undefined && { creditedFrom }),
    ...(entry.by === resolution.by && { takenBack: true }),
  })
  delete story.resolution
  const confirmer = resolution.by === 'internal' ? 'partner' : 'internal'
  resume(told, { on: confirmer, from: creditedFrom ?? at, to: at })
}

/** As if the case had never been ended; only that until now it counts as waiting on the side that had ended it. */
function strikeEnding(told: Telling, { at: from, by }: NonNullable<RoundStory['ended']>, at: Instant): void {
  told.story.struck.push({ what: 'ending', by, from, at })
  delete told.story.ended
  resume(told, { on: by, from, to: at })
}

/** The wait that was interrupted goes on, and this one counts besides. */
function resume(told: Telling, credit: Wait & { to: Instant }): void {
  told.open = told.interrupted
  told.interrupted = undefined
  if (credit.from < credit.to) {
    if (told.open?.on === credit.on) told.credited.push({ ...credit, credited: true })
    else told.story.waits.push({ ...credit, credited: true })
  }
  told.changedAt = credit.to
}

function end(told: Telling, entry: CaseLogEntry): void {
  if (!entry.by || told.story.ended) return
  told.story.ended = { at: timeOf(entry), by: entry.by, confirmed: entry.confirmed !== undefined }
  told.interrupted = told.open
  told.open = undefined
}

function close(told: Telling, at: Instant): void {
  const { open, story } = told
  if (open && at > open.from) story.waits.push({ ...open, to: at })
  if (open && told.question) told.question.answeredAt = Math.max(at, told.question.at)
  if (open) told.changedAt = Math.max(at, told.changedAt)
  told.open = undefined
  told.credited = []
}

function finished({ story, open, interrupted }: Telling): RoundStory {
  const last = story.resolution || story.ended ? interrupted : open
  const end = Math.min(story.resolution?.at ?? Infinity, story.ended?.at ?? Infinity)
  const waits = [...story.waits, ...(last ? [last] : [])].flatMap((wait): Wait[] => {
    if (end === Infinity) return [wait]
    return wait.from < end ? [{ ...wait, to: Math.min(wait.to ?? end, end) }] : []
  })
  return { ...story, waits }
}
