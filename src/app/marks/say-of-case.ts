import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { answerMark } from '../../domain/marks/answer-mark.ts'
import {
  type CaseMark,
  isOfTwo,
  type MarkDecision,
  type MarkEvent,
  type MarkSaid,
} from '../../domain/marks/case-mark.ts'
import { downSince } from '../../domain/marks/lasted.ts'
import { makeMark, type MarkMaking } from '../../domain/marks/make-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { changeCase } from '../cases/change-case.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { didToCase } from '../did.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { isAnybodyNamed } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Scene } from '../scene.ts'
import { countCase } from './count-case.ts'
import { rebaseAsAgreed } from './rebase-as-agreed.ts'
import { closedTo } from './closed-to.ts'
import { isClosed } from './is-closed.ts'
import { linkedSince } from './linked-since.ts'
import { goOnAsReopened } from './one-after-all.ts'
import { marksAround } from './said-of.ts'
import { sayService } from './service-effect.ts'
import { postMark, sayObjection } from './show-mark.ts'

/** Let somebody say something of a case for its figures, in the scene's transaction; `say` tells what comes of it. */
export async function sayOfCase(
  scene: Scene,
  about: Case,
  making: MarkMaking,
  say: (mark: CaseMark, other: string) => string,
): Promise<Outcome> {
  const { tx, now } = scene
  const partner = await tx.partners.get(about.partnerId)
  if (!partner) return gone(about)
  const { by } = making
  // What the other side can read nowhere, it could not object to.
  const shared = await sharedChannels(scene, partner, by.side)
  if ('refused' in shared) return refused(shared.refused)
  const nameOf = (side: Side) => (side === 'internal' ? scene.company : partner.name)
  const marks = await marksAround(tx, about.partnerId, [about.id])
  const own = marks.filter(({ caseId }) => caseId === about.id)
  const decision = makeMark(about, making, {
    ...{ now, zone: scene.actor.zone, hours: hoursOfSides(partner), nameOf, marks },
    ...(making.what === 'about-service'
      ? await closedTo(scene, partner, about, own)
      : { closed: await isLate(scene, partner, about, { id: making.id, said: making }) }),
    unheard: !(await isAnybodyNamed(tx, partner.id, otherSide(by.side))),
  })
  if ('refused' in decision) return refused(decision.refused)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  const { state, fact } = decision
  await tx.caseMarks.insert(state)
  await record(scene, partner, about, decision)
  const told = await postMark(scene, partner, about, state, { said: making.reason })
  if (making.what === 'counts' && state.status === 'said') await countCase(scene, partner, about, true)
  if (state.said.what === 'about-service' && state.status === 'said') await sayService(scene, about, state.said, true)
  return {
    ...done(withTold(say(state, nameOf(otherSide(by.side))), told), [didToCase(fact.kind, about)]),
    ...{ toldUnder: caseLabel(about.number) },
  }
}

/** Let somebody answer what was said of a case, or take it back. */
export async function answerOnCase(
  scene: Scene,
  about: Case,
  mark: CaseMark,
  event: MarkEvent,
  say: string,
): Promise<Outcome> {
  const { tx, now, actor } = scene
  const partner = await tx.partners.get(about.partnerId)
  if (!partner) return gone(about)
  // What holds of open periods alone is taken back until the first of those is closed.
  const since = mark.status === 'said' ? mark.closedTo : undefined
  const closed =
    since === undefined
      ? await isLate(scene, partner, about, mark)
      : await isClosed(scene, partner, about.obligor, since)
  const decision = answerMark(mark, about, event, { now, zone: actor.zone, closed })
  if ('refused' in decision) return refused(decision.refused)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  const { state } = decision
  // The case itself says since when it is solved.
  if (event.type === 'MarkAccepted' && mark.said.what === 'solved-earlier') {
    const confirmed = { type: 'ResolutionConfirmed', by: event.by, resolvedAt: mark.said.solvedAt } as const
    const outcome = await changeCase(scene, about, confirmed, { values: {} }, say)
    if (outcome.kind !== 'done' || outcome.did.length === 0) return outcome
  }
  if (event.type === 'MarkAccepted' && mark.said.what === 'new-terms') {
    const no = await rebaseAsAgreed(scene, partner, about, { ...mark, said: mark.said }, event.by)
    if (no) return refused(no.refused)
  }
  const isUndone = event.type !== 'MarkAccepted'
  if (mark.said.what === 'another-fault' && isUndone) {
    const no = await goOnAsReopened(scene, partner, mark.said, event.by)
    if (no) return refused(no.refused)
  }
  await tx.caseMarks.save(state)
  const isHolding = mark.status === 'said' || event.type === 'MarkAccepted'
  if (mark.said.what === 'counts' && isHolding) await countCase(scene, partner, about, event.type === 'MarkAccepted')
  if (mark.said.what === 'about-service' && isHolding)
    await sayService(scene, about, mark.said, event.type === 'MarkAccepted')
  await record(scene, partner, about, decision)
  const told = await postMark(scene, partner, about, state, { answered: mark })
  const isObjection = event.type === 'MarkObjected'
  if (isObjection) await sayObjection(scene, partner, about, state, event)
  return {
    ...done(isUndone ? say : withTold(say, told), [didToCase(event.type, about)]),
    ...(isObjection && { toldUnder: caseLabel(about.number) }),
  }
}

/** With what comes of it, as its card says it. */
function withTold(say: string, told: string[]): string {
  return [say, ...told.map((one) => `${one}.`)].join(' ')
}

/** It stands in the record of each case that it is said of, and on their cards. */
async function record(
  scene: Scene,
  partner: Partner,
  about: Case,
  { state, fact }: Extract<MarkDecision, { state: CaseMark }>,
): Promise<void> {
  const { said, id } = state
  const data = { ...fact.data, mark: id }
  await recordFact(scene, partner, caseLabel(about.number), { ...fact, data })
  scene.touched.touch({ kind: 'case', id: about.id })
  if (!isOfTwo(said)) return
  const mirrored = said.what === 'one-fault' ? { ...data, other: caseLabel(about.number) } : data
  await recordFact(scene, partner, caseLabel(said.other.number), { ...fact, data: mirrored })
  scene.touched.touch({ kind: 'case', id: said.other.id })
}

async function isLate(scene: Scene, partner: Partner, about: Case, said: Said): Promise<boolean> {
  for (const at of await countsAt(scene, about, said))
    if (await isClosed(scene, partner, about.obligor, at)) return true
  return false
}

/** What is about to be said, or was. */
type Said = { id: string; said: MarkMaking | MarkSaid }

/** The moments by whose periods it is judged whether it comes late: an earlier failure that both sides say is one of the case, and of an incident. */
async function countsAt({ tx, now }: Scene, about: Case, { id, said }: Said): Promise<Instant[]> {
  switch (said.what) {
    case 'left-out':
      return [said.from]
    case 'failed-earlier':
      return [said.failedAt]
    case 'solved-earlier':
      return [said.solvedAt]
    case 'counts':
      return [about.openedAt]
    case 'about-service':
      return [downSince(about, await tx.caseMarks.ofCases([about.id]))]
    case 'another-fault':
    case 'new-terms':
      return []
    case 'one-fault': {
      const { id: otherId } = said.other
      const marks = await tx.caseMarks.of(about.partnerId)
      const two = await tx.cases.ofIds([about.id, otherId])
      const both = await linkedSince(tx, { partnerId: about.partnerId, marks, now }, { id, caseId: about.id, otherId })
      return [...two.map((one) => downSince(one, marks)), Math.max(...both)]
    }
  }
}

function gone({ number }: Case): Outcome {
  return refused(`The partner of ${caseLabel(number)} is no longer registered.`)
}
