import { type Case, caseLabel, type Severity, SEVERITIES } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import { withoutOwnRaise } from '../../domain/cases/own-raise.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { dueMoved } from '../../domain/sla/due-moved.ts'
import { severityByTerms } from '../../domain/sla/is-looser.ts'
import { rebaseCase } from '../../domain/sla/rebase-case.ts'
import { rebaseInWords } from '../../domain/sla/rebase-in-words.ts'
import { wantsWord } from '../../domain/sla/rebase-word.ts'
import type { Agreed } from '../../domain/sla/start-clock.ts'
import { burdensOn } from '../../domain/terms/needs-word.ts'
import { touchLaddersAbout } from '../ladders/open-ladder.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { sayLine } from './case-lines.ts'
import { followSeverityInside } from './follow-severity.ts'
import { agreedOn, promisedFor } from './given-terms.ts'
import { saveClock, start } from './update-clocks.ts'

/** What other terms would change for a case, before anything is done. */
export type RebasePlan = {
  clocks: Clock[]
  /** The one that its clocks follow from then on. */
  severity: Severity
  from: Agreed
  to: Agreed
  /** As both companies read it. */
  changes: string[]
  /** Whether the other side has to agree where `asker` asks for it. */
  wantsWord: boolean
}

/** Undefined where nothing would be otherwise, for whichever severity. */
export async function planRebase(
  means: Means,
  partner: Partner,
  state: Case,
  to: Agreed,
  asker: Side,
): Promise<RebasePlan | undefined> {
  const clocks = await means.tx.clocks.ofSubject('case', state.id)
  const from = await agreedOn(means, partner, clocks)
  const promised = (severity: Severity, followed = severity) => ({
    ...{
      severity,
      was: promisedFor(from, state, undefined, followed),
      is: promisedFor(to, state, undefined, severity),
    },
  })
  const followed = severityFollowed(state)
  const byThem = (one: Severity) => promisedFor(to, state, undefined, one)
  const severity = severityByTerms(state, byThem, { clocks, from: means.now })
  const own = promised(severity, followed)
  // What a miss costs is read from the money that is agreed when it is missed, whatever version a case goes by.
  const { money } = partner.terms
  const priced = new Set(money[state.obligor]?.rules.map(({ objectiveId }) => objectiveId))
  const changes = rebaseInWords(
    own,
    SEVERITIES.filter((one) => one !== severity).map((one) => promised(one)),
    priced,
  )
  if (changes.length === 0) return undefined
  if (severity !== followed)
    changes.push(`its clocks go by severity ${severity} until severity ${followed} is confirmed`)
  const moved = dueMoved(rebaseCase(state, clocks, own.is, means.now, false), state.log, means.now)
  const burdens = [...burdensOn(state, from.terms, to.terms, { from: means.now, money }), ...moved]
  return { clocks, severity, from, to, changes, wantsWord: wantsWord(asker, state.obligor, burdens) }
}

/**
 * Give the clocks of a case that go on other terms: said under its card, and in the record that both sides verify. `own`: the side that owes asks, and the other was not asked.
 * Tells whether anything that runs goes by them: what was missed stays, and then only what begins afterwards does.
 */
export async function applyRebase(
  means: Means,
  partner: Partner,
  given: Case,
  { clocks, severity, from, to, changes }: RebasePlan,
  { by, own }: { by: Party; own: boolean },
): Promise<{ took: boolean }> {
  const { touched, now } = means
  const state = severity === severityFollowed(given) ? given : withoutOwnRaise(given, severity, now)
  if (state !== given) {
    await means.tx.cases.save(state)
    await followSeverityInside(means, partner, state, { raised: false, at: now })
  }
  const label = caseLabel(state.number)
  const versions = { from: from.agreement.version, to: to.agreement.version }
  const data = { ...versions, changes: changes.join('; ') }
  await recordFact(means, partner, label, { at: now, kind: 'CaseRebased', by, data })
  const rebased = rebaseCase(state, clocks, promisedFor(to, state), now, own)
  for (const { clock, decision } of rebased.clocks) await saveClock(means, partner, state, clock, decision)
  if (rebased.keeps) await means.tx.clocks.save(rebased.keeps)
  let took = rebased.clocks.some(({ clock, decision }) => isOtherwise(clock, decision.state))
  for (const promised of rebased.begins) took = (await start(means, partner, state, { promised }, clocks, now)) || took
  touched.touch({ kind: 'case', id: state.id })
  await touchLaddersAbout(means, partner, state.id)
  await sayLine(means, partner, state, { effect: 'say', line: 'CaseRebased', by, terms: { ...versions, changes } })
  return { took }
}

function isOtherwise(clock: Clock, is: Clock): boolean {
  return clock.status !== is.status || clock.agreement.version !== is.agreement.version
}
