import { type Change, sayChange } from '../domain/partners/change.ts'
import type { HoursTold } from '../domain/terms/hours-told.ts'
import type { Proposal } from '../domain/terms/proposal.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline, PersonRef, Rich } from './card.ts'
import { hoursFields } from './hours-fields.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_BOTH } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** Terms that our side proposes to a partner, as both companies read them. */
export type ProposalView = {
  id: string
  version: number
  status: Proposal['status']
  slug: string
  name: string
  /** Ours. */
  company: string
  /** Each company by its name. None: the terms as they stand are to be accepted. */
  changes: Change[]
  /** So many of them were on the cards before, each with the button for the next. */
  from?: number
  proposedAt: Instant
  proposedBy?: string
  zone: string
  /** Who of the partner may accept it, while it is open. */
  waitsFor: PersonRef[]
  /** What its words are counted in once it is accepted, while it is open. */
  hours?: HoursTold
  /** What the reader may do, where it is shown to one alone; on a card that everybody reads a press says who can. */
  may?: { answer: boolean; takeBack: boolean }
  /** Who ended it, when, and why, where anybody did. */
  ended?: { at: Instant; by?: string; reason?: string }
}

/** As many as a phone shows at a glance; the others are among the details. */
const SHOWN = 5
/** More are on a card of their own: what cannot be read cannot be accepted. */
const MOST = 40
const LONGEST_CHANGE = 300

export function proposalCard(view: ProposalView): Card {
  const { slug, name, changes, status, from = 0, may = { answer: true, takeBack: true } } = view
  const headline = lineOne(`Terms with ${name} (${slug})`, [stands(view)], next(view))
  const first = changes[from]
  const until = from === 0 ? SHOWN : from + MOST
  const folded = from === 0 ? changes.slice(SHOWN, SHOWN + MOST) : []
  const left = changes.length - until - folded.length
  return {
    subject: slug,
    title: `Terms with ${name}`,
    ...headed(headline, first ? `${sayChange(first)}${changes.length > 1 ? ', and more' : ''}.` : ''),
    tone: status === 'accepted' ? 'good' : 'neutral',
    blocks: [
      { kind: 'text', text: lead(view) },
      ...list(changes.slice(from, until)),
      ...(folded.length > 0 ? [{ kind: 'text' as const, text: `And ${folded.length} more, among the details.` }] : []),
      ...(view.ended?.reason === undefined ? [] : [{ kind: 'text' as const, text: quote(view.ended.reason, 1_000) }]),
    ],
    details: { blocks: details(view, folded, left), ask: button(view, 'details') },
    buttons: [
      ...(status === 'open' && may.answer ? [button(view, 'accept'), button(view, 'decline')] : []),
      ...(left > 0 ? [nextButton(view, changes.length - left)] : []),
    ],
    ...(status === 'open' && may.takeBack && { more: [button(view, 'take back')] }),
    footer: READ_BY_BOTH,
  }
}

/** "2 changes proposed", "to be accepted as they stand", "accepted". */
function stands({ changes, status }: ProposalView): string {
  if (status === 'superseded') return 'not proposed any more'
  if (status !== 'open') return status
  if (changes.length === 0) return 'to be accepted as they stand'
  return changes.length === 1 ? '1 change proposed' : `${changes.length} changes proposed`
}

function next({ status, waitsFor, name, ended, zone }: ProposalView): Inline[] {
  if (status !== 'open') {
    const at: Inline[] = ended ? [{ at: ended.at, zone, style: 'date-time' }] : []
    return ended?.by === undefined ? at : [`by ${ended.by}, `, ...at]
  }
  if (waitsFor.length === 0) return [`nobody at ${name} is named who could accept`]
  return [`${waitsFor.map((one) => one.name).join(' or ')} to accept`]
}

function lead({ status, changes, company, name }: ProposalView): string {
  const asked = `${company} asks ${name} to accept the terms as they stand.`
  if (changes.length === 0) return status === 'accepted' ? `${name} accepts the terms as they stand.` : asked
  switch (status) {
    case 'open':
      return `${company} proposes, to hold from the moment that ${name} accepts:`
    case 'accepted':
      return 'This holds now:'
    case 'declined':
      return `${name} declines what ${company} proposed, and the terms stay as they are:`
    case 'taken back':
      return `${company} takes back what it proposed, and the terms stay as they are:`
    case 'superseded':
      return 'Other words of the same terms hold in place of these:'
  }
}

function list(changes: Change[]): CardBlock[] {
  const items = changes.map((change) => shorten(sayChange(change), LONGEST_CHANGE))
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

function details(view: ProposalView, folded: Change[], left: number): CardBlock[] {
  const { status, slug, name, proposedAt, proposedBy, company, zone } = view
  const by = proposedBy === undefined ? company : `${proposedBy} (${company})`
  const until = `Until then the terms stay as they are. What runs by then, clocks, escalations and health checks, goes on as it began.`
  const nobody = `The account manager and the sponsor of ${name} can accept: name one with \`people ${slug} add @name --role account-manager\`.`
  return [
    ...list(folded),
    ...(left > 0 ? [{ kind: 'text' as const, text: `And ${left} more, by “${BUTTON_WORDS.nextOnes}”.` }] : []),
    ...inHours(view),
    { kind: 'text', text: [`Proposed by ${by}, `, { at: proposedAt, zone, style: 'date-time' }, '.'] },
    ...(status === 'open' ? [{ kind: 'text' as const, text: until }] : []),
    ...(status === 'open' && view.waitsFor.length === 0 ? [{ kind: 'text' as const, text: withCode(nobody) }] : []),
    { kind: 'text', text: withCode(`What holds now: \`@Liaison sla ${slug}\``) },
  ]
}

/** A name says nothing of hours: they stand there whole. */
function inHours({ status, hours, company, name }: ProposalView): CardBlock[] {
  if (!hours || status !== 'open') return []
  const items = hoursFields(hours, { internal: company, partner: name }).map(({ label, value }): Rich => {
    return [{ bold: label }, `: ${value}`]
  })
  return [
    { kind: 'text', text: 'These hours count once it is accepted:' },
    { kind: 'list', items },
  ]
}

/** With the version of what is read, so that nothing else is accepted. */
function button({ id, slug, version }: ProposalView, what: keyof typeof BUTTONS): Button {
  return { ...BUTTONS[what], subject: slug, version: what === 'details' ? 0 : version, data: { proposal: id } }
}

/** With the version of what was read before it: changed since, it is read from the beginning. */
function nextButton({ id, slug, version }: ProposalView, from: number): Button {
  const { details: show } = BUTTONS
  return { ...show, label: BUTTON_WORDS.nextOnes, subject: slug, version, data: { proposal: id, from: `${from}` } }
}

const BUTTONS = {
  accept: { action: 'proposal.accept', label: BUTTON_WORDS.acceptTerms, style: 'primary' },
  decline: { action: 'proposal.decline', label: BUTTON_WORDS.declineTerms, style: 'plain', opensForm: true },
  'take back': { action: 'proposal.take-back', label: BUTTON_WORDS.takeTermsBack, style: 'plain' },
  details: { action: 'proposal.show', label: BUTTON_WORDS.details, style: 'plain' },
} as const

/** Beside a line that says that there are some: they are read before they are accepted. */
export function readTermsButton(slug: string, label: string): Button {
  return { ...BUTTONS.details, label, subject: slug, version: 0 }
}

/** How the partner answered, under the card: whoever proposed it hears. */
export type ProposalAnswerView = {
  slug: string
  name: string
  answer: 'accepted' | 'declined'
  byName: string
  /** Of ours: who proposed it, else who answers for the partner. */
  to?: PersonRef
  reason?: string
}

export function proposalAnswerCard({ slug, name, answer, byName, to, reason }: ProposalAnswerView): Card {
  const title = `The terms with ${name} (${slug}) are ${answer}`
  const then = answer === 'accepted' ? 'they hold now' : 'the terms stay as they are'
  return {
    subject: slug,
    title,
    ...headed(
      lineOne(title, to === undefined ? [then] : [{ mention: to }, `, ${then}`]),
      reason === undefined ? '' : `${byName}: ${quote(reason)}`,
    ),
    tone: answer === 'accepted' ? 'good' : 'neutral',
    blocks: [
      { kind: 'text', text: [{ bold: byName }, ` (${name}) ${answer} them${reason === undefined ? '.' : ':'}`] },
      ...(reason === undefined ? [] : [{ kind: 'text' as const, text: reason }]),
    ],
    buttons: [],
    footer: READ_BY_BOTH,
  }
}
