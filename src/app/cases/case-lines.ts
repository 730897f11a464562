import { caseLineCard } from '../../cards/case-line-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { CaseEffect, CaseLine, OtherTerms } from '../../domain/cases/case-event.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import { caseCardKey } from './show-case.ts'

/** One line under the card of a case, where both sides read. */
export async function sayLine(
  means: Means,
  partner: Partner,
  state: Case,
  { line, by, text, other, round, terms }: CaseEffect & { effect: 'say' },
): Promise<void> {
  const otherCase = other && (await means.tx.cases.get(other.id))
  await post(means, partner, state, {
    ...{ line, by },
    ...(text !== undefined && { text }),
    ...(round !== undefined && { round }),
    ...(terms && { terms }),
    ...(otherCase && { otherCase }),
  })
}

/** The case that another was merged into tells of it under its own card, and in its own record. */
export async function tellOtherCase(
  means: Means,
  partner: Partner,
  state: Case,
  { kind, by, into }: CaseEffect & { effect: 'tell other case' },
): Promise<void> {
  const other = await means.tx.cases.get(into.id)
  if (!other) return
  const data = { case: caseLabel(state.number) }
  await recordFact(means, partner, caseLabel(other.number), { at: means.now, kind, by, data })
  await post(means, partner, other, { line: kind, by, otherCase: state })
}

/** The request to merge has been answered or taken back before it arrived. */
export async function dropRequestToMerge(means: Means, state: Case): Promise<void> {
  await dropNotices(means, [requestKey(state)])
}

type Said = { line: CaseLine; by: Party; text?: string; round?: string; terms?: OtherTerms; otherCase?: Case }

async function post(means: Means, partner: Partner, state: Case, said: Said): Promise<void> {
  const { line, by, text, round, terms, otherCase } = said
  const nameOf = (side: Side) => (side === 'internal' ? means.company : partner.name)
  const card = caseLineCard({
    ...{ line, label: caseLabel(state.number), title: state.title },
    ...{ byName: by.name, byCompany: nameOf(by.side), otherCompany: nameOf(otherSide(by.side)) },
    ...(text !== undefined && { text }),
    ...(round !== undefined && { round }),
    ...(terms && { terms }),
    ...(otherCase && { otherCase: { label: caseLabel(otherCase.number), title: otherCase.title } }),
  })
  await sendNotice(means, await channelsFor(means.tx, partner.id, 'shared'), () => card, undefined, {
    ...(line === 'MergeAsked' && { about: requestKey(state) }),
    threadOf: caseCardKey(state),
    recalling: { partner, side: otherSide(by.side), besides: state.id },
  })
}

function requestKey({ id }: Case): string {
  return `case:${id}:request-to-merge`
}
