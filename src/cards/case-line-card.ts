import type { CaseLine, OtherTerms } from '../domain/cases/case-event.ts'
import type { Card, Inline } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/** One line that both sides read under a case. `otherCase` is the one that this is, or would be, merged into; under that one, the one merged. */
export type CaseLineView = {
  line: CaseLine
  label: string
  title: string
  byName: string
  byCompany: string
  otherCompany: string
  /** The speaker's own words. */
  text?: string
  /** The one round that it is about: "resolve, round 2". */
  round?: string
  /** The terms that it goes on by. */
  terms?: OtherTerms
  otherCase?: { label: string; title: string }
}

export function caseLineCard(view: CaseLineView): Card {
  const { label, title, byName, byCompany, text } = view
  const says = SAYS[view.line](view, view.otherCase ?? { label: '', title: '' })
  const lead: Inline[] = [{ bold: byName }, ` (${byCompany}) ${says.did}`]
  const said = [...(text === undefined ? [] : [text]), ...(says.then === undefined ? [] : [says.then])]
  return {
    subject: label,
    title: says.title,
    ...headed(
      lineOne(says.title, [says.next ?? `by ${byName}`]),
      text === undefined ? '' : `${byName}: ${quote(text)}`,
    ),
    tone: 'neutral',
    blocks: [lead, ...said].map((one) => ({ kind: 'text', text: one })),
    buttons: [showButton(label)],
    footer: `${label}: ${title}`,
  }
}

/** `next`: who does what now, where anybody does. */
type Says = { title: string; did: string; next?: string; then?: string }
type Case = { label: string; title: string }

const STRUCK = 'The wait is struck: it counts as if nothing had been asked.'

const SAYS: Record<CaseLine, (view: CaseLineView, other: Case) => Says> = {
  WaitTakenBack: ({ label }) => ({
    title: `The question on ${label} is taken back`,
    did: 'needs no answer any more.',
    then: STRUCK,
  }),
  NothingNeeded: ({ label }) => ({
    title: `No answer is needed on ${label}`,
    did: 'says that nothing is needed from them.',
    then: STRUCK,
  }),
  AnswerTakenBack: ({ label, byCompany }) => ({
    title: `${label} waits on ${byCompany} again`,
    did: 'says that what was taken for the answer is none.',
    next: `${byCompany} to answer`,
    then: 'It waits from when the question was asked.',
  }),
  AcknowledgementTakenBack: ({ label, byCompany }) => ({
    title: `${label} is not acknowledged yet`,
    did: 'says that what was taken for the acknowledgement is none.',
    next: `${byCompany} to acknowledge`,
    then: 'It counts as if nothing had been said.',
  }),
  AnsweredLater: ({ label }) => ({
    title: `${label} is answered by a later message`,
    did: 'says that what was taken for the answer is none.',
    then: 'What their side wrote next is, from when it was written.',
  }),
  CaseWithdrawn: ({ label }) => ({
    title: `${label} is withdrawn`,
    did: 'has withdrawn it:',
    then: 'Nothing is left to do on it.',
  }),
  WithdrawalTakenBack: ({ label, byCompany }) => ({
    title: `${label} goes on`,
    did: 'takes back that it was withdrawn.',
    then: `In between it waited on ${byCompany}.`,
  }),
  BreachWaived: ({ label, otherCompany, round }) => ({
    title: `What was missed on ${label}${round === undefined ? '' : ` (${round})`} is waived`,
    did: `waives what ${otherCompany} has missed on it${round === undefined ? '' : ` (${round})`}:`,
    then:
      round === undefined
        ? 'It stays known, and counts neither as kept nor as missed. What is missed from now on is not waived.'
        : 'It stays known, and counts neither as kept nor as missed. What else was or is missed is not waived.',
  }),
  CaseRebased: ({ label, terms = { from: 0, to: 0, changes: [] } }) => ({
    title: `${label} goes on by version ${terms.to} of the terms`,
    did: `has it go on by version ${terms.to} of the terms, in place of version ${terms.from}.`,
    then: `${terms.changes.join('; ')}. What was missed stays missed, and nothing is overdue by the change.`,
  }),
  MergeAsked: ({ label, otherCompany }, other) => ({
    title: `Merge ${label} into ${other.label}?`,
    did: `asks to merge it into ${named(other)}.`,
    next: `${otherCompany} to say whether both are one`,
    then: 'Until then both go on.',
  }),
  MergeRequestTakenBack: ({ label }, other) => ({
    title: `${label} stays by itself`,
    did: `does not ask any more to merge it into ${named(other)}.`,
  }),
  MergeDeclined: ({ label }, other) => ({
    title: `${label} stays by itself`,
    did: `says that it is not the same as ${named(other)}. Both go on.`,
  }),
  CaseMerged: ({ label }, other) => ({
    title: `${label} is merged into ${other.label}`,
    did: `has merged it into ${named(other)}.`,
    then: `What is left to do goes on in ${other.label}.`,
  }),
  MergeTakenBack: ({ label, byCompany }, other) => ({
    title: `${label} goes on`,
    did: `takes back that it is merged into ${named(other)}.`,
    then: `In between it waited on ${byCompany}.`,
  }),
  CaseJoined: ({ label }, other) => ({
    title: `${other.label} is merged into ${label}`,
    did: `has merged ${named(other)} into this case.`,
  }),
  CaseParted: ({ label }, other) => ({
    title: `${other.label} goes on apart from ${label}`,
    did: `takes back that ${named(other)} was merged into this case.`,
  }),
}

function named({ label, title }: Case): string {
  return `${label} ${quote(title, 100)}`
}
