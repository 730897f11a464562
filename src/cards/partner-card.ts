import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Direction, PartnerType, Stage, Threads } from '../domain/partners/partner.ts'
import type { Purpose } from '../domain/partners/purpose.ts'
import type { Role, Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { confirmButton } from './confirm-partner-card.ts'
import type { Button, Card, CardBlock, Inline, PersonRef, Rich } from './card.ts'
import { lineOne } from './line-one.ts'
import { peopleBlocks } from './people-blocks.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS, PURPOSE_WORDS, READ_BY_US, STATUS_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** How things stand with a partner, as far as both sides may see it: not how we class them, nor where we think it is going. */
export type SharedPartnerView = {
  slug: string
  name: string
  version: number
  zone: string
  /** Working hours in words, e.g. "Mon–Fri 09:00–17:00". */
  hoursText: string
  /** Without managers, who are our own affair. */
  people: { ref: PersonRef; side: Side; roles: Role[] }[]
  openCases: { label: string; title: string; severity: Severity; status: CaseStatus }[]
  checkIn?: { label: string; status: 'open' | 'closed' }
  ourName: string
  threads: Threads
  /** Whether the other side accepted the terms that hold, and how many changes wait for its word (none: the terms as they stand). */
  terms: { accepted?: object; proposed?: { changes: number } }
}

export type InternalPartnerView = SharedPartnerView & {
  type: PartnerType
  direction: Direction
  stage: Stage
  /** `absent`: the bot is not in it, or was refused when it wrote there last; `since` where that is known. */
  channels: {
    purpose: Purpose
    name: string
    /** The platform it is on, as people call it. */
    platform: string
    absent?: { how: keyof typeof ABSENT; since?: Instant }
  }[]
  escalations: { label: string; reason: string }[]
  nextCheckInAt?: Instant
  /** What to set up next, a sentence each, commands between backticks. */
  missing: string[]
  /** Nobody has taken the partner on yet. */
  waiting?: { readerMayConfirm: boolean }
}

type Fields = Extract<CardBlock, { kind: 'fields' }>['fields']

export function sharedPartnerCard(view: SharedPartnerView): Card {
  return partnerCard(view, fieldsOf(view), [], [openCase(view)], [])
}

export function internalPartnerCard(view: InternalPartnerView): Card {
  const { channels, escalations, missing, nextCheckInAt, zone } = view
  const fields: Fields = [
    { label: 'Type', value: view.type.replace('-', ' ') },
    { label: 'Direction', value: view.direction.replace('-', ' ') },
    { label: 'Stage', value: view.stage },
    ...fieldsOf(view),
  ]
  if (nextCheckInAt !== undefined) {
    fields.push({ label: 'Next health check', value: [{ at: nextCheckInAt, zone, style: 'date-time' }] })
  }
  const more: CardBlock[] = [
    ...section(
      'Escalations',
      escalations.map(({ label, reason }) => [{ bold: label }, ` ${shorten(reason, 200)}`]),
    ),
    ...section(
      'Channels',
      channels.map((channel) => channelLine(channel, zone)),
    ),
    ...section('To set up next', missing.map(withCode)),
  ]
  const check: Button = {
    action: 'check-in.open',
    label: BUTTON_WORDS.openCheck,
    style: 'plain',
    subject: view.slug,
    version: view.version,
    confirm: 'Both sides are asked now.',
  }
  const run = seeTermsButton(view.slug, 'plain')
  const usual = [openCase(view), ...(view.checkIn?.status === 'open' ? [] : [check]), run]
  const waiting = view.waiting?.readerMayConfirm ? [confirmButton(view)] : []
  const state = [
    ...(view.waiting ? ['not confirmed yet'] : []),
    ...escalations.map(({ label }) => `${label} is escalated`),
  ]
  const card = partnerCard(view, fields, more, view.waiting ? [...waiting, run] : usual, state)
  const tone = escalations.length > 0 ? 'warning' : 'neutral'
  return { ...card, tone, footer: READ_BY_US }
}

function partnerCard(
  view: SharedPartnerView,
  fields: Fields,
  more: CardBlock[],
  buttons: Button[],
  state: string[],
): Card {
  const { slug, name, openCases } = view
  const cases = openCases.map(({ label, title, severity, status }): Rich => {
    const line: Inline[] = [{ bold: label }, ` ${shorten(title, 150)} – severity ${severity}, ${STATUS_WORDS[status]}`]
    return line
  })
  const count =
    openCases.length === 0 ? 'no open cases' : openCases.length === 1 ? '1 open case' : `${openCases.length} open cases`
  const headline = lineOne(`${name} (${slug})`, [count], ...state.map((one) => [one]))
  return {
    subject: slug,
    title: name,
    headline,
    tone: 'neutral',
    blocks: [
      { kind: 'fields', fields },
      ...section('Open cases', cases),
      ...more,
      ...peopleBlocks(view.people, view.ourName, name),
    ],
    buttons,
    fallback: `${plainText(headline)}. Say “@Liaison cases ${slug}” to list them, or “@Liaison case ${slug}” to open one.`,
  }
}

function fieldsOf({ hoursText, zone, checkIn, threads, terms, name }: SharedPartnerView): Fields {
  const fields: Fields = []
  fields.push({ label: 'Working hours', value: `${hoursText} (${zone})` })
  if (checkIn) fields.push({ label: 'Health check', value: `${checkIn.label}, ${checkIn.status}` })
  fields.push({ label: 'Terms', value: sayTerms(terms, name) })
  if (threads !== 'kept') fields.push({ label: 'Threads', value: threads })
  return fields
}

function sayTerms({ accepted, proposed }: SharedPartnerView['terms'], name: string): string {
  const stand = accepted ? `accepted by ${name}` : `not accepted by ${name}`
  if (!proposed) return stand
  const { changes } = proposed
  return changes === 0
    ? `${stand}, asked to`
    : `${stand}; ${changes === 1 ? '1 change is' : `${changes} changes are`} proposed`
}

function section(title: string, items: Rich[]): CardBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', text: [{ bold: title }] },
        { kind: 'list', items },
      ]
}

function channelName({ name, platform }: { name: string; platform: string }): string {
  return `${name === '' ? 'a channel without a known name' : `#${name}`} in ${platform}`
}

const ABSENT = {
  removed: 'I am not in it',
  archived: 'archived',
  refused: 'what I said last did not arrive',
}

function channelLine({ absent, ...channel }: InternalPartnerView['channels'][number], zone: string): Rich {
  const line = `${PURPOSE_WORDS[channel.purpose]}: ${channelName(channel)}`
  if (absent === undefined) return line
  const { since, how } = absent
  const when: Inline[] = since === undefined ? [] : [' since ', { at: since, zone, style: 'date-time' }]
  return [`${line} – `, { bold: ABSENT[how] }, ...when]
}

function openCase({ slug, version }: SharedPartnerView): Button {
  return {
    action: 'case.open',
    label: BUTTON_WORDS.openCase,
    style: 'primary',
    subject: slug,
    version,
    opensForm: true,
  }
}

/** What the partnership is run by, for whoever presses it alone. */
export function seeTermsButton(slug: string, style: Button['style']): Button {
  return { action: 'terms.show', label: BUTTON_WORDS.seeTerms, style, subject: slug, version: 0 }
}
