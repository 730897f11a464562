import type { Instant } from '../time/instant.ts'
import type { CaseLogEntry } from './case.ts'
import { answeredEarlier, askedAndAnswered } from './known-late.ts'
import type { Resolution, RoundStory, Telling, Wait } from './round-story.ts'

/** Reads one round. A wait that goes on under a further entry is one, and keeps its first start. Throws RangeError for a round that never began. */
export function readLog(log: CaseLogEntry[], round: number): RoundStory {
  const entries = log.filter((entry) => entry.round === round)
  const [first] = entries
  if (first === undefined) throw new RangeError(`The case has had no round ${round}.`)
  const began = timeOf(first)
  const reopened = round > 1 && first.by !== undefined && { reopenedBy: first.by }
  const told: Telling = {
    story: { began, ...reopened, waits: [], words: [], questions: [], askedOn: [], struck: [], movedBack: [] },
    credited: [],
    changedAt: began,
  }
  for (const entry of entries) tell(told, entry)
  return finished(told)
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
  if (entry.askedOn) story.askedOn.push({ of: entry.askedOn, at })
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
    if (ended) told.open = lasting(ended)
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
  told.open = { on: entry.waitingOn, from, ...(entry.toldAt !== undefined && { toldAt: entry.toldAt }) }
  told.question = { of: entry.waitingOn, at: from }
  told.story.questions.push(told.question)
  told.changedAt = from
}

function lasting({ on, from, toldAt }: Wait): Wait {
  return { on, from, ...(toldAt !== undefined && { toldAt }) }
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
