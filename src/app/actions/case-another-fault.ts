import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { WasResolved } from '../../domain/cases/case-event.ts'
import { questionLeft } from '../../domain/cases/one-fault-after-all.ts'
import { readLog } from '../../domain/cases/read-log.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { ERASED_TEXT } from '../../domain/erasure/erased-text.ts'
import { isOwnRaiseAt } from '../../domain/cases/own-raise.ts'
import type { Tx } from '../../ports/store/store.ts'
import { changeCase } from '../cases/change-case.ts'
import { groundFor, openNewCase } from '../cases/open-case.ts'
import { didToCase } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { isAnybodyNamed } from '../people/roster.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { findCase } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * What a case was reopened for is another fault, says the side that owes it: the case is resolved as it was, and a new one follows it, which whoever reopened it opened
 * then. Whoever says so has seen it, and acknowledges it.
 */
export const anotherFault: UseCase<Case> = {
  name: 'case.another-fault',
  needs: 'case.reply',
  find: findCase,
  async run(scene, about, request) {
    const { tx } = scene
    const label = caseLabel(about.number)
    const partner = await tx.partners.get(about.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    const told = reopenedIn(await tx.facts.of(about.partnerId, label), about)
    if (!told) return refused(`${label} is not open again, so it was reopened for nothing that could be another fault.`)
    const by = speakerParty(scene)
    const { reopenedBy, at, reason, was } = told
    const [merged] = await mergedSince(tx, about, { from: at, now: scene.now })
    if (merged)
      return refused(
        `${caseLabel(merged.number)} was merged into ${label} since it was reopened, and goes on in it, so ${label} stays open. If that leaves another fault, open it as a new case.`,
      )
    // Nobody could object to it.
    const other = otherSide(by.side)
    const shared = await sharedChannels(scene, partner, by.side)
    if ('refused' in shared) return refused(shared.refused)
    if (!(await isAnybodyNamed(tx, partner.id, other)))
      return refused(`Nobody of the other side is named who could object to that, so ${label} stays open.`)
    const ground = await groundFor(scene, partner, reopenedBy)
    if ('refused' in ground) return refused(ground.refused)
    const outcome = await changeCase(scene, about, { type: 'AnotherFault', by, reopenedBy, was }, request, '')
    if (outcome.kind !== 'done' || outcome.did.length === 0) return outcome
    const { title, kind, severity, service } = about
    const opened = await openNewCase({ ...scene, now: at }, partner, ground, {
      ...{ by: reopenedBy, title, description: reason, kind, severity, follows: about },
      ...(service !== undefined && { service }),
      ...(isOwnRaiseAt(about.log, scene.now) && { ownRaise: true }),
    })
    await takeOver(scene, opened, by, questionLeft(about))
    const making = { what: 'another-fault', id: scene.ids.next(), by, other: opened } as const
    const said = await sayOfCase(scene, about, making, (mark, company) => {
      const until = mark.status === 'said' ? mark.until : undefined
      const objected = until === undefined ? '' : ` ${company} may object until ${sayInstant(until, scene.actor.zone)}.`
      return `${label} is resolved as it was. What it was reopened for is ${caseLabel(opened.number)}, which is yours.${objected}`
    })
    if (said.kind !== 'done') return said
    return { ...said, did: [...outcome.did, didToCase('CaseOpened', opened), ...said.did] }
  },
}

/** Whoever said it has it on, and what was asked and not answered is asked on it. */
async function takeOver(scene: Scene, opened: Case, by: Party, left: ReturnType<typeof questionLeft>): Promise<void> {
  const nothingMore = { values: {} }
  if (left) await changeCase({ ...scene, now: left.at }, opened, left.asked, nothingMore, '')
  const state = left ? ((await scene.tx.cases.get(opened.id)) ?? opened) : opened
  // A question of its own side has acknowledged it already, by whoever asked.
  const takes =
    state.acknowledgedAt === undefined
      ? ({ type: 'CaseAcknowledged', by } as const)
      : ({ type: 'CaseAssigned', by, owner: by } as const)
  await changeCase(scene, state, takes, nothingMore, '')
}

/** Cases that would be left with nobody working on them: what is merged goes on with the round that it was merged in. */
async function mergedSince(
  tx: Pick<Tx, 'cases'>,
  { id, partnerId }: Case,
  { from, now }: { from: Instant; now: Instant },
): Promise<Case[]> {
  const around = await tx.cases.touching(partnerId, { from, to: now + 1 })
  return around
    .filter((one) => one.status === 'merged' && one.into.id === id && one.endedAt >= from)
    .toSorted((a, b) => a.number - b.number)
}

type Reopened = { reopenedBy: Party; at: number; reason: string; was: WasResolved }

/** The last reopening, as the record tells it, and how the case was resolved before; nothing where it was never reopened. */
function reopenedIn(facts: Fact[], { log }: Case): Reopened | undefined {
  const index = facts.findLastIndex(({ kind }) => kind === 'CaseReopened')
  const reopening = facts[index]
  const resolved = facts.slice(0, Math.max(index, 0)).findLast(({ kind }) => kind === 'CaseResolved')
  const round = log.at(-1)!.round
  if (!reopening?.by || !resolved?.by || round === 1) return undefined
  const rounds = Array.from({ length: round - 1 }, (_, at) => readLog(log, at + 1))
  const resolution = rounds.findLast((one) => one.resolution)?.resolution
  if (!resolution) return undefined
  return {
    ...{ reopenedBy: reopening.by, at: readLog(log, round).began, reason: textOf(reopening, 'reason') },
    was: { resolvedAt: resolution.at, resolvedBy: resolved.by, note: textOf(resolved, 'note') },
  }
}

/** What its author had erased is told as that. */
function textOf({ data }: Fact, key: string): string {
  const text = data[key]
  return typeof text === 'string' ? text : ERASED_TEXT
}
