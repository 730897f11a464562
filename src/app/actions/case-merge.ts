import { caseMergeForm } from '../../cards/case-merge-form.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { whyNotMerge } from '../../domain/cases/why-not-merge.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { type CasePair, findPairBy } from '../find/find-pair.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** As many cases as a form offers. */
const OFFERED = 100

/** Two cases are one: the younger goes on in the older. Without the older one, the form that offers some opens. */
export const mergeCase: UseCase<CasePair> = {
  name: 'case.merge',
  needs: 'case.merge',
  find: findPairBy('into'),
  async run(scene, { state, other: into }, request) {
    const label = caseLabel(state.number)
    if (!into) return offer(scene, state)
    const by = speakerParty(scene)
    const other = caseLabel(into.number)
    const said =
      by.side === state.obligor
        ? `${label} is merged into ${other} once the other side agrees; until then both go on. \`undo ${label}\` takes that back.`
        : `${label} is merged into ${other}. \`undo ${label}\` takes that back, until the other side acts.`
    return changeCase(scene, state, { type: 'CaseMerged', by, into }, request, said)
  },
}

async function offer({ tx }: Scene, state: Case): ReturnType<UseCase<CasePair>['run']> {
  const label = caseLabel(state.number)
  const open = await tx.cases.list({ partnerId: state.partnerId, unresolved: true, limit: OFFERED })
  const older = open.filter((one) => whyNotMerge(state, one) === undefined)
  if (older.length === 0) return refused(`There is no older case that ${label} could be merged into.`)
  const cases = older.map(({ number, title }) => ({ label: caseLabel(number), title }))
  return { kind: 'form', form: caseMergeForm({ label, title: state.title, cases }) }
}
