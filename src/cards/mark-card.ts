import type { MarkSaid, MarkStatus } from '../domain/marks/case-mark.ts'
import { sayMark } from '../domain/marks/say-mark.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Stretch } from '../domain/time/stretches.ts'
import type { Button, Card, CardBlock, Inline, PersonRef } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/** What one side says of a case for its figures, as both read it. */
export type MarkView = {
  id: string
  label: string
  title: string
  said: MarkSaid
  byName: string
  byCompany: string
  otherCompany: string
  status: MarkStatus
  /** The other side may say something to it: object, where it still may. */
  open: boolean
  objectable?: boolean
  until?: Instant
  closed?: true
  /** Nobody of the other side is named who could object. */
  unheard?: true
  answeredBy?: string
  reason?: string
  /** Of time left out: what still is, where the wait that it stood on was struck, or was shorter. */
  left?: Stretch[]
  /** What figures of the service that was down, and the ledgers, come to without that and with it, a sentence each. */
  effects?: string[]
  /** Who is called because of what it does to a ledger. */
  calls?: PersonRef[]
  /** Of its periods some are closed, for which the other side has to agree. */
  partly?: true
  zone: string
}

export function markCard(view: MarkView): Card {
  const { label, title, byName, byCompany, reason, open } = view
  const name = nameOf(view)
  const lead: Inline[] = [{ bold: byName }, ` (${byCompany}): `, ...saidOf(view.said, view.zone), '.']
  const isUndone = view.status === 'objected' || view.status === 'taken-back'
  const called = (isUndone ? [] : (view.calls ?? [])).flatMap((one, at): Inline[] => [
    ...(at === 0 ? [] : [', ']),
    { mention: one },
  ])
  return {
    subject: label,
    title: name,
    ...headed(lineOne(name, standingOf(view), ...(called.length === 0 ? [] : [called])), plainText(lead)),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: lead },
      ...(reason === undefined ? [] : [{ kind: 'text', text: quote(reason, 1_000) } as CardBlock]),
      ...(isUndone ? [] : effectsOf(view)),
    ],
    buttons: open
      ? [...(view.status === 'asked' || view.partly ? [accept(view)] : []), ...(view.objectable ? [object(view)] : [])]
      : [showButton(label)],
    footer: `${label}: ${title}`,
  }
}

function effectsOf({ effects = [] }: MarkView): CardBlock[] {
  return effects.length === 0 ? [] : [{ kind: 'list', items: effects.map((one) => [one]) }]
}

export function objectionCard(view: MarkView & { objector: string; reason: string }): Card {
  const { label, title, said, zone, objector, otherCompany, reason } = view
  const did = said.what === 'one-fault' ? 'parts them' : 'objects'
  const name = said.what === 'one-fault' ? `${label} is an incident of its own` : `${nameOf(view)}: objected`
  const lead: Inline[] = [{ bold: objector }, ` (${otherCompany}) ${did}: `, ...afterObjection(said, zone)]
  return {
    subject: label,
    title: name,
    ...headed(lineOne(name, [`by ${objector}`]), `${objector}: ${quote(reason)}`),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'text', text: reason },
    ],
    buttons: [showButton(label)],
    footer: `${label}: ${title}`,
  }
}

function afterObjection(said: MarkSaid, zone: string): Inline[] {
  if (said.what === 'new-terms') return [`it goes on as it does, by version ${said.from} of the terms.`]
  const then =
    said.what === 'another-fault'
      ? `. CASE-${said.reopened.number} goes on as it was reopened, with what was said on CASE-${said.other.number}, which is merged into it.`
      : '.'
  return ['it counts as if it had not been said that ', ...saidOf(said, zone), then]
}

/** One of those that stand among the details of a case: what is said, and how it stands. */
export function markLine(view: MarkView): Inline[] {
  return [`${view.byCompany}: `, ...saidOf(view.said, view.zone), '. ', ...capital(standingOf(view)), '.']
}

/** As a sentence of its own. */
function capital([first, ...rest]: Inline[]): Inline[] {
  return typeof first === 'string' ? [`${first[0]!.toUpperCase()}${first.slice(1)}`, ...rest] : [first!, ...rest]
}

function nameOf({ label, said, left }: MarkView): string {
  switch (said.what) {
    case 'left-out':
      return left?.length === 0 ? `Time of ${label} not left out` : `Time of ${label} left out`
    case 'failed-earlier':
      return `${label} failed before it was opened`
    case 'solved-earlier':
      return `${label} solved before that was said`
    case 'one-fault':
      return `${label} and CASE-${said.other.number} are one incident`
    case 'another-fault':
      return `CASE-${said.reopened.number} was reopened for another fault`
    case 'counts':
      return `${label} counts`
    case 'about-service':
      return `Which service ${label} was about`
    case 'new-terms':
      return `Version ${said.to} of the terms for ${label}`
  }
}

function saidOf(said: MarkSaid, zone: string): Inline[] {
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  switch (said.what) {
    case 'left-out':
      return [moment(said.from), ' until ', moment(said.to), ' is left out of its downtime']
    case 'failed-earlier':
      return ['it failed at ', moment(said.failedAt), ' already']
    case 'solved-earlier':
      return ['it was solved at ', moment(said.solvedAt), ' already']
    case 'one-fault':
      return [`it is one incident with CASE-${said.other.number}, and both count once`]
    case 'another-fault':
      return [`what CASE-${said.reopened.number} was reopened for is another fault, CASE-${said.other.number}`]
    case 'counts':
      return ['it counts as any other, though the side that owes opened it']
    case 'about-service':
      return [sayMark(said, zone)]
    case 'new-terms':
      return [
        `it goes on by version ${said.to} of the terms, in place of version ${said.from} (${said.changes.join('; ')})`,
      ]
  }
}

function standingOf(view: MarkView): Inline[] {
  const { status, said, until, otherCompany, answeredBy = '', zone, closed, unheard, left } = view
  if (left?.length === 0) return [`that it waited on ${otherCompany} was struck, so it counts as any other time`]
  if (left) {
    const waits = unheard ? `; ${waitsForName(otherCompany, said)}` : ''
    return [...onlyOf(left, zone), `, as the wait on ${otherCompany} was shorter${waits}`]
  }
  switch (status) {
    case 'said':
      if (until === undefined) return ['it holds']
      if (view.objectable === false || !view.open) return [...heldSince(view, until), ...ofClosed(view)]
      if (said.what === 'about-service')
        return [`${otherCompany} may object until `, { at: until, zone, style: 'date-time' }, ...ofClosed(view)]
      return said.what === 'one-fault'
        ? [`${otherCompany} may part them until `, { at: until, zone, style: 'date-time' }]
        : [`holds unless ${otherCompany} objects by `, { at: until, zone, style: 'date-time' }]
    case 'asked':
      if (unheard) return [waitsForName(otherCompany, said)]
      return [`holds only once ${otherCompany} agrees${closed ? ': it comes after its period' : ''}`]
    case 'accepted':
      return [`agreed by ${answeredBy}`]
    case 'objected':
      return [`${answeredBy} objected, so it does not hold`]
    case 'taken-back':
      return [`taken back by ${answeredBy}`]
  }
}

/** What was said of two cases holds at once, all else from the end of the days to object on. */
function heldSince({ said, otherCompany, zone }: MarkView, until: Instant): Inline[] {
  const at: Inline = { at: until, zone, style: 'date-time' }
  if (said.what === 'one-fault') return [`holds: ${otherCompany} did not part them by `, at]
  if (said.what === 'another-fault' || said.what === 'about-service')
    return [`holds: ${otherCompany} did not object by `, at]
  return ['holds since ', at, `, as ${otherCompany} did not object`]
}

function ofClosed({ partly, otherCompany }: MarkView): Inline[] {
  return partly ? [`; for what is closed it holds only once ${otherCompany} agrees`] : []
}

/** "waits until somebody of Acme Hosting is named, who could object". */
function waitsForName(company: string, { what }: MarkSaid): string {
  return `waits until somebody of ${company} is named, who could ${what === 'one-fault' ? 'part them' : 'object'}`
}

/** "only 10:00 until 11:00". */
function onlyOf(left: Stretch[], zone: string): Inline[] {
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  return left.flatMap(({ from, to }, at) => [at === 0 ? 'only ' : ' and ', moment(from), ' until ', moment(to)])
}

function accept({ label, id }: MarkView): Button {
  return {
    action: 'mark.accept',
    label: BUTTON_WORDS.acceptMark,
    style: 'primary',
    subject: label,
    version: 0,
    data: { mark: id },
  }
}

function object({ label, id, said }: MarkView): Button {
  const word = said.what === 'one-fault' ? BUTTON_WORDS.part : BUTTON_WORDS.objectToMark
  return {
    action: 'mark.object',
    label: word,
    style: 'plain',
    subject: label,
    version: 0,
    data: { mark: id },
    opensForm: true,
  }
}
