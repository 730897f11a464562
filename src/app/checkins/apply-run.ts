import { type Known, NOTHING_KNOWN } from '../../domain/checkins/earlier.ts'
import { decideRun } from '../../domain/checkins/decide-run.ts'
import {
  type Run,
  type RunDecision,
  type RunEffect,
  type RunEvent,
  type RunFact,
  runLabel,
} from '../../domain/checkins/run.ts'
import { sayEvidence } from '../../domain/checkins/say-evidence.ts'
import type { RedFlag } from '../../domain/checkins/scores.ts'
import { actionSource } from '../../domain/checkins/action-source.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { openLadder } from '../ladders/open-ladder.ts'
import { askAfter } from '../corrective/ask-after.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { earlierRuns, runsBesides } from './earlier-runs.ts'
import { judgeActions } from './judge-actions.ts'
import { signalsOf } from './signals-of.ts'
import { remind, settleReminders } from './remind.ts'
import { askInPlace } from './ask-in-place.ts'
import { showPrompts, showResult, touchPrompts } from './show-run.ts'

/** Decide on a run, save it, and carry out what follows. */
export async function decideAndSaveRun(
  means: Means,
  partner: Partner,
  run: Run,
  event: RunEvent,
): Promise<RunDecision> {
  const decision = decideRun(run, event, means.now, await knownOf(means, partner, run, event))
  if (!('state' in decision)) return decision
  if (decision.state.version !== run.version) {
    await means.tx.runs.save(decision.state)
    // What each said is reckoned: nothing is left by which it could be told who has.
    if (run.status === 'open' && decision.state.status === 'closed' && run.anonymous)
      await means.tx.anonymousAnswers.end(run.id)
    await settleReminders(means, run, decision.state)
  }
  await applyRunEffects(means, partner, decision.state, decision.effects)
  return decision
}

async function knownOf(means: Means, partner: Partner, run: Run, { type }: RunEvent): Promise<Known> {
  const scores =
    type === 'WindowEnded' || type === 'NextRunOpened' || (type === 'CheckInAnswered' && run.status === 'closed')
  if (!scores && type !== 'ReminderDue') return NOTHING_KNOWN
  const absences = await means.tx.absences.notOver(run.openedAt)
  if (!scores) return { ...NOTHING_KNOWN, absences }
  const earlier = await earlierRuns(means, run)
  const until = run.status === 'closed' ? run.closedAt : Math.min(means.now, run.closesAt)
  const signals = await signalsOf(means.tx, partner, [...earlier, run], until)
  const flags = planOf(partner.terms, run.audience)?.flags
  const voices = run.status === 'open' && run.anonymous ? await means.tx.anonymousAnswers.of(run.id) : undefined
  const besides = await runsBesides(means, run)
  return { earlier, besides, absences, signals, ...(flags && { flags }), ...(voices && { voices }) }
}

export async function applyRunEffects(means: Means, partner: Partner, run: Run, effects: RunEffect[]): Promise<void> {
  for (const effect of effects) await apply(means, partner, run, effect)
}

async function apply(means: Means, partner: Partner, run: Run, effect: RunEffect): Promise<void> {
  const { tx } = means
  switch (effect.effect) {
    case 'ask':
      return showPrompts(means, partner, run, effect)
    case 'ask person':
      return askInPlace(means, partner, run, effect.party, effect.inPlaceOf)
    case 'show prompts':
      return touchPrompts(means, run)
    case 'remind':
      return remind(means, partner, run, effect.people)
    case 'start timer': {
      const kind = effect.timer === 'reminder' ? 'check-in.reminder' : 'check-in.window'
      return tx.timers.set({ key: `${kind}:${run.id}`, kind, subjectId: run.id, dueAt: effect.at, data: {} })
    }
    case 'cancel timers':
      await tx.timers.cancelAll('check-in.reminder', run.id)
      return tx.timers.cancelAll('check-in.window', run.id)
    case 'judge actions':
      return judgeActions(means, partner, run)
    case 'show result':
      return showResult(means, partner, run)
    case 'record fact':
      await recordFact(means, partner, runLabel(run.number), {
        ...effect.fact,
        // Who answered what stays on one's own side.
        audience: OWN_SIDE.has(effect.fact.kind) ? 'internal' : 'shared',
      })
      return
    case 'raise flag': {
      const { flag, name } = effect.flag
      const data = { flag, name, evidence: evidenceOf(means, partner, effect.flag) }
      await recordFact(means, partner, runLabel(run.number), { at: effect.at, kind: 'RedFlagRaised', data })
      return
    }
    case 'ask for action': {
      const source = actionSource(
        run,
        effect.flag.dimensions.map(({ dimension }) => dimension),
      )
      await askAfter(means, partner, 'internal', { source, causes: [effect.flag.flag] })
      return
    }
    case 'start escalation': {
      const { flag, name } = effect.flag
      const label = runLabel(run.number)
      const reason = {
        subject: { kind: 'check-in' as const, id: run.id, label, title: `Health check with ${partner.name}` },
        cause: 'red-flag' as const,
        urgency: flag === 'R11' ? ('notice' as const) : ('note' as const),
        reason: `${label} shows a ${name} (${flag}). ${evidenceOf(means, partner, effect.flag)}`,
      }
      // Each flag is a breach of its own: a more urgent one lifts what another of the same check has begun.
      await openLadder(means, partner, reason, { another: true })
      return
    }
  }
}

const OWN_SIDE: ReadonlySet<RunFact['kind']> = new Set(['CheckInAnswered', 'CheckInHandedOver'])

/** Read by both companies, so that each stands there by its name. */
function evidenceOf(means: Means, partner: Partner, flag: RedFlag): string {
  return sayEvidence(flag, (side) => (side === 'internal' ? means.company : partner.name))
}
