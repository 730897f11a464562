import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import type { CaseMark, MarkSaid } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { applyRebase, planRebase } from '../cases/rebase-case.ts'
import type { Scene } from '../scene.ts'

type AskedTerms = CaseMark & { said: Extract<MarkSaid, { what: 'new-terms' }> }

/** The other side agrees that a case goes on by the version of the terms that was asked for, and so it does; refused where it says something else by now than was read. */
export async function rebaseAsAgreed(
  scene: Scene,
  partner: Partner,
  about: Case,
  { said, side, status, at }: AskedTerms,
  by: Party,
): Promise<{ refused: string } | undefined> {
  // Whether it may be agreed to at all, and whether it was, is said of any mark.
  if (status !== 'asked') return undefined
  const label = caseLabel(about.number)
  if (isOver(about))
    return { refused: `${label} is over by now: nothing of it goes on that other terms could be put to.` }
  // As its clocks went by severity when it was asked: the due times that were read are those of that one.
  const severity = about.log.findLast((one) => one.at <= at)?.severity
  if (severity !== undefined && severity !== severityFollowed(about))
    return {
      refused: `${label} was of severity ${severity} when that was asked, and its clocks go by severity ${severityFollowed(about)} now: ${anew(label)}`,
    }
  const version = await scene.tx.agreements.get(said.agreementId)
  const to = version && { agreement: { id: version.id, version: version.version }, terms: version.terms }
  const plan = to && (await planRebase(scene, partner, about, to, side))
  if (!plan || plan.from.agreement.version !== said.from || plan.changes.join() !== said.changes.join())
    return {
      refused: `${label} goes otherwise by now than when that was asked: ${anew(label)}`,
    }
  await applyRebase(scene, partner, about, plan, { by, own: false })
  return undefined
}

function anew(label: string): string {
  return `\`undo ${label}\` by the side that asked takes it back, and \`rebase ${label}\` asks anew.`
}
