import { caseSeverityForm } from '../../cards/case-owner-form.ts'
import { type Case, caseLabel, isOver, SEVERITIES, type Severity } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import { causesOf, isOwedTo, ladderLabel, urgencyOf } from '../../domain/escalations/ladder.ts'
import type { Side } from '../../domain/partners/party.ts'
import { changeCase } from '../cases/change-case.ts'
import { isLoosenedBy } from '../cases/follow-severity.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { callAgain } from '../held/call-again.ts'
import { standingFor } from '../ladders/open-ladder.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Change the severity: the terms that fit it apply from the start, recomputed from the log. Where none is said, the form opens. */
export const setCaseSeverity: UseCase<Case> = {
  name: 'case.set-severity',
  needs: (_, { values }) => (values['severity'] === '1' ? 'case.raise-to-severity-1' : 'case.set-severity'),
  find: findCase,
  async run(scene, state, request) {
    const { severity: said, was } = request.values
    const of = { label: caseLabel(state.number), title: state.title }
    if (said === undefined && scene.here && !isOver(state))
      return { kind: 'form', form: caseSeverityForm(of, state.severity) }
    if (was !== undefined && was !== String(state.severity)) {
      const above = [`It has severity ${state.severity} by now: nothing of what you chose is done yet.`]
      return { kind: 'form', form: caseSeverityForm({ ...of, above }, state.severity, said) }
    }
    const severity = SEVERITIES.find((one) => String(one) === said)
    if (severity === undefined)
      return refused('A severity is 1, 2, 3 or 4, and 1 is the most severe: e.g. `severity CASE-12 2`.')
    const by = speakerParty(scene)
    const { label } = of
    const change = async () => {
      const loosens = by.side === state.obligor && (await isLoosened(scene, state, severity))
      const event = { type: 'CaseSeverityChanged', by, severity, loosens } as const
      const clocks = loosens
        ? `its clocks keep their times${await andItsPage(scene, state, by.side)} until the other side confirms it`
        : 'its clocks follow'
      return changeCase(scene, state, event, request, `${label} has severity ${severity} now; ${clocks}.`)
    }
    const raises = severity === 1 && state.severity !== 1 && !isOver(state)
    return raises ? callAgain(scene, state, request, { kind: 'raise', values: { severity: '1' } }, change) : change()
  },
}

/** What pages for what this side owes does so until then. */
async function andItsPage({ tx }: Scene, state: Case, side: Side): Promise<string> {
  const ladder = await standingFor(tx, state.partnerId, { kind: 'case', id: state.id })
  const pages = ladder && urgencyOf(ladder) === 'page' && causesOf(ladder).some((one) => !isOwedTo(one, side))
  return pages ? `, and ${ladderLabel(ladder.number)} stays a page,` : ''
}

/** What a side owes is neither made longer nor lifted by it alone. */
async function isLoosened(scene: Scene, state: Case, severity: Severity): Promise<boolean> {
  if (severity > severityFollowed(state)) return true
  const partner = await scene.tx.partners.get(state.partnerId)
  return partner !== undefined && isLoosenedBy(scene, partner, state, severity)
}
