import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseLogEntry } from './case.ts'
import type { Question, RoundStory, Telling, Wait } from './round-story.ts'

/** What is known of a round only afterwards: answers and questions whose news comes after something later. */

/** Whether a side was asked on in between, as was known before: from then on it is waited on again. Undefined where it was not. */
export function askedOnSince(
  { askedOn }: RoundStory,
  side: Side,
  { after, before = Infinity }: { after: Instant; before?: Instant | undefined },
): Instant | undefined {
  const since = askedOn.filter(({ of, at }) => of === side && after < at && at < before).map(({ at }) => at)
  return since.length === 0 ? undefined : Math.min(...since)
}

/** The wait that lasted then was over by then; where that side was asked on since, it has waited on it again from then. */
export function answeredEarlier(told: Telling, by: Side, at: Instant): void {
  const { story, open, interrupted } = told
  questionsAnswered(told, by, at)
  if (interrupted?.on === by && interrupted.from <= at) {
    story.movedBack.push({ what: 'answer', by, at, instead: story.resolution?.at ?? story.ended?.at ?? at })
    told.interrupted = goesOn(told, interrupted, at)
    return
  }
  if (open?.on === by && open.from <= at) {
    told.open = goesOn(told, open, at)
    return
  }
  story.waits = story.waits.flatMap((wait) => {
    const { on, from, to = at } = wait
    if (on !== by || wait.credited || at < from || to <= at) return [wait]
    story.movedBack.push({ what: 'answer', by, at, instead: to })
    const again = askedOnSince(story, by, { after: at, before: to })
    if (told.changedAt === to && again === undefined) told.changedAt = at
    return [...(from < at ? [{ ...wait, to: at }] : []), ...(again === undefined ? [] : [{ ...wait, from: again }])]
  })
}

function questionsAnswered(told: Telling, by: Side, at: Instant): void {
  const { story } = told
  for (const question of [...story.questions]) {
    const { of, at: askedAt, answeredAt, struckAt } = question
    const isOpen = answeredAt === undefined && question === told.question
    if (of !== by || struckAt !== undefined || at < askedAt || !(isOpen || at < (answeredAt ?? at))) continue
    const again = askedOnSince(story, by, { after: at, before: answeredAt })
    question.answeredAt = at
    if (again === undefined) continue
    const further: Question = { of: by, at: again, ...(answeredAt !== undefined && { answeredAt }) }
    story.questions.push(further)
    if (question === told.question) told.question = further
  }
}

/** What is left of a wait that has no other end yet. */
function goesOn(told: Telling, wait: Wait, at: Instant): Wait | undefined {
  const { story } = told
  if (wait.from < at) story.waits.push({ ...wait, to: at })
  const again = askedOnSince(story, wait.on, { after: at })
  told.changedAt = Math.max(again ?? at, told.changedAt)
  return again === undefined ? undefined : { on: wait.on, from: again }
}

/** It waited from one to the other, where it did not wait on that side anyway. */
export function askedAndAnswered(
  told: Telling,
  { of: on, answeredAt }: NonNullable<CaseLogEntry['asked']>,
  at: Instant,
): void {
  const { story, open, interrupted } = told
  const isFurther = story.questions.some(
    (one) => one.of === on && one.struckAt === undefined && one.at <= at && at < (one.answeredAt ?? Infinity),
  )
  if (isFurther) story.askedOn.push({ of: on, at })
  else story.questions.push({ of: on, at, answeredAt })
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
