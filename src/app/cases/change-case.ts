import { type Case, caseLabel, isOverForGood } from '../../domain/cases/case.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Timer } from '../../ports/store/timers.ts'
import type { CaseEffect, CaseEvent } from '../../domain/cases/case-event.ts'
import { decideCase } from '../../domain/cases/decide-case.ts'
import { isSpoken, toldLate } from '../../domain/cases/told-late.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { owesUpdates } from '../../domain/sla/owes-updates.ts'
import { sharedChannels, unseenThere } from '../absence/shared-channels.ts'
import { didToCase } from '../did.ts'
import { endLadders, followUrgency, retitleLadders, touchLaddersAbout } from '../ladders/open-ladder.ts'
import { collectNotice } from '../notices/collect-notice.ts'
import { dropPersonalNotices, personalNoticeKeys } from '../notices/drop-personal-notices.ts'
import { redrawLeftOut } from '../marks/show-mark.ts'
import { type Outcome, done, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means, Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { audienceOfReply } from '../show/audience.ts'
import { dropRequestToMerge, sayLine, tellOtherCase } from './case-lines.ts'
import { noteKeys, postCaseNote, settleCaseNotes } from './case-notes.ts'
import { caseFace } from './show-case.ts'
import { clockKeys } from './clock-notices.ts'
import { followSeverityOf } from './follow-severity.ts'
import { goOnWithLadders, holdLadders } from './hold-ladders.ts'
import { hoursOfSides } from './hours-of-sides.ts'
import { isUnheard } from './is-unheard.ts'
import { releaseUrgent } from './release-urgent.ts'
import { allClocksOf, refreshClockNotices, updateClocks } from './update-clocks.ts'

/**
 * Let something happen to a case: decide, save, and all that follows from it, in the scene's transaction.
 * A button from an older face of the card acts only if what it asked for is refused or so already anyway, or was said before what changed it; else
 * the fresh card answers.
 */
export async function changeCase(
  scene: Scene,
  state: Case,
  event: CaseEvent,
  request: Request,
  say: string,
): Promise<Outcome> {
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return refused(`The partner of ${caseLabel(state.number)} is no longer registered.`)
  const owed = owesUpdates(partner.terms, state.obligor)
  const unheard = await isUnheard(scene, partner, state)
  const decision = decideCase(state, event, scene.now, hoursOfSides(partner), owed, unheard)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  const pressedOnOldCard =
    request.version !== undefined && request.version !== state.version && !saidBefore(state, event, scene.now)
  if ('refused' in decision || pressedOnOldCard) {
    const why =
      'refused' in decision
        ? decision.refused
        : `${caseLabel(state.number)} has changed since that card was drawn. This is how it stands; press again if it still applies.`
    if (request.version === undefined) return refused(why)
    return { kind: 'refused', why, card: (await caseFace(scene, partner, state))(await audienceOfReply(scene)) }
  }
  const side = speakerParty(scene).side
  const isAwaited = event.type === 'CaseQuestionAsked' && event.answeredAt === undefined
  const shared = isAwaited ? await sharedChannels(scene, partner, side) : []
  // A case would wait on people who never hear of the question.
  if ('refused' in shared) return refused(shared.refused)
  await scene.tx.cases.save(decision.state)
  await applyCaseEffects(scene, partner, decision.state, decision.effects)
  const told = decision.effects.some(({ effect }) => effect === 'post note' || effect === 'say')
  return {
    ...done(say + (await unseenThere(scene, partner, side)), [didToCase(event.type, decision.state)]),
    ...(told && { toldUnder: caseLabel(state.number) }),
  }
}

function saidBefore(state: Case, event: CaseEvent, at: Instant): boolean {
  return isSpoken(event) && toldLate(state, event, at) !== undefined
}

const SAYS_SEVERITY = new Set(['CaseSeverityChanged', 'SeverityConfirmed'])

/** Carry out what a decision on a case asks for. */
export async function applyCaseEffects(
  means: Means,
  partner: Partner,
  state: Case,
  effects: CaseEffect[],
): Promise<void> {
  const clocks = await allClocksOf(means, state)
  // Asked about all at once; below, each is settled by itself.
  await means.tx.outbox.unfinished({
    about: [...noteKeys(state), ...personalNoticeKeys(state), ...clocks.flatMap(clockKeys)],
  })
  await settleCaseNotes(means, partner, state)
  const facts = effects.flatMap((one) => (one.effect === 'record fact' ? [one.fact.kind] : []))
  await dropPersonalNotices(means, state, facts)
  const isUrgentNow = state.severity === 1 && facts.includes('CaseSeverityChanged')
  // What is over for good, or most urgent now, is muted for nobody.
  if (isUrgentNow || isOverForGood(state)) await means.tx.mutes.endOf(state.id)
  for (const effect of effects) {
    switch (effect.effect) {
      case 'record fact':
        await recordFact(means, partner, caseLabel(state.number), effect.fact)
        break
      case 'update clocks':
        await updateClocks(means, partner, state)
        break
      case 'change severity':
        await followSeverityOf(means, partner, state, effect)
        break
      case 'await confirmation':
        await means.tx.timers.set(silenceTimer(state, effect.until))
        break
      case 'stop awaiting confirmation':
        await means.tx.timers.cancelAll('case.silence', state.id)
        break
      case 'retitle escalations':
        await retitleLadders(means, partner, state.id, effect.title)
        break
      case 'end escalations':
        await endLadders(means, partner, { subjectId: state.id }, effect.why, effect.by)
        break
      case 'hold escalations':
        await holdLadders(means, partner, state, effect)
        break
      case 'go on with escalations':
        await goOnWithLadders(means, partner, state, effect.by)
        break
      case 'end requests to merge':
        await endRequestsToMerge(means, partner, state, effect.by)
        break
      case 'post note':
        await postCaseNote(means, partner, state, effect)
        break
      case 'say':
        await sayLine(means, partner, state, effect)
        break
      case 'tell other case':
        await tellOtherCase(means, partner, state, effect)
        break
      case 'change hands':
        await means.tx.mutes.handedOn(state.id, state.owner.personId)
        break
      case 'tell':
        await collectNotice(means, partner, state, effect)
        break
      case 'drop request to merge':
        await dropRequestToMerge(means, state)
        break
      case 'show card':
        means.touched.touch({ kind: 'case', id: state.id })
        await touchLaddersAbout(means, partner, state.id)
        break
    }
  }
  await refreshClockNotices(means, partner, state)
  const last = state.log.at(-1)
  if (last?.strikes === 'wait' || last?.earlier?.answered) await redrawLeftOut(means, partner, state)
  for (const effect of effects) {
    if (effect.effect !== 'record fact' || !SAYS_SEVERITY.has(effect.fact.kind)) continue
    await followUrgency(means, partner, state, effect.fact.by)
  }
  if (isUrgentNow) await releaseUrgent(means, state)
}

/** The younger cases go on by themselves, and their cards offer no merging that would be refused. */
async function endRequestsToMerge(means: Means, partner: Partner, { id }: Case, by: Party): Promise<void> {
  for (const younger of await means.tx.cases.toBeMergedInto(id, partner.id)) {
    const unheard = await isUnheard(means, partner, younger)
    const decision = decideCase(younger, { type: 'MergeLapsed', by }, means.now, hoursOfSides(partner), false, unheard)
    if (!('state' in decision)) continue
    await means.tx.cases.save(decision.state)
    await applyCaseEffects(means, partner, decision.state, decision.effects)
  }
}

function silenceTimer({ id }: Case, dueAt: Instant): Timer {
  return { key: `case.silence:${id}`, kind: 'case.silence', subjectId: id, dueAt, data: {} }
}
