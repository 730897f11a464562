import { caseMergeForm } from '../../cards/case-merge-form.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { whyNotMerge } from '../../domain/cases/why-not-merge.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import type { Finding } from '../find/finding.ts'
import { findCase } from '../find/find-subject.ts'
import type { Found } from '../find/found.ts'
import { refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

type Pair = { state: Case; into?: Case }

/** As many cases as a form offers. */
const OFFERED = 100

/** Two cases are one: the younger goes on in the older. Without the older one, the form that offers some opens. */
export const mergeCase: UseCase<Pair> = {
  name: 'case.merge',
  needs: 'case.merge',
  find: findPair,
  async run(scene, { state, into }, request) {
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

/** Both cases. The second is looked up only for somebody to whom the first may exist, and exists for them by the same rule. */
async function findPair(scene: Finding, request: Request): Promise<Found<Pair> | { refused: string }> {
  const found = await findCase(scene, request)
  if ('refused' in found) return found
  const pair = { ...found, subject: { state: found.subject } }
  const { into: subject } = request.values
  if (subject === undefined || isOfOthers(scene, found)) return pair
  const other = await findCase(scene, { subject, values: {} })
  if ('refused' in other) return other
  if (isOfOthers(scene, other)) return { refused: other.unknown ?? `I know no ${subject}.` }
  return { ...pair, subject: { state: found.subject, into: other.subject } }
}

function isOfOthers({ actor }: Finding, { partner }: Found<Case>): boolean {
  return actor.kind === 'partner' && partner?.id !== actor.partnerId
}

async function offer({ tx }: Scene, state: Case): ReturnType<UseCase<Pair>['run']> {
  const label = caseLabel(state.number)
  const open = await tx.cases.list({ partnerId: state.partnerId, unresolved: true, limit: OFFERED })
  const older = open.filter((one) => whyNotMerge(state, one) === undefined)
  if (older.length === 0) return refused(`There is no older case that ${label} could be merged into.`)
  const cases = older.map(({ number, title }) => ({ label: caseLabel(number), title }))
  return { kind: 'form', form: caseMergeForm({ label, title: state.title, cases }) }
}
