import type { MaintenanceStatus } from '../domain/maintenance/maintenance.ts'
import type { Instant } from '../domain/time/instant.ts'
import { formatDuration } from '../domain/time/duration.ts'
import type { Button, Card, CardBlock, Inline, Rich } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_BOTH } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { foldedWith } from './show-button.ts'

/** A window as both companies read it. */
export type MaintenanceView = {
  label: string
  version: number
  /** Whose service it is. */
  sideName: string
  otherName: string
  title: string
  service?: string
  from: Instant
  to: Instant
  status: MaintenanceStatus
  announcedAt: Instant
  announcedBy: string
  zone: string
  /** The terms ask for the other side’s word. Their names; none, where nobody is named who could give it. */
  waitsFor?: string[]
  /** Who confirmed or declined it, and why, where they said so. */
  answered?: { by: string; at: Instant; reason?: string }
  cancelled?: { by?: string; at: Instant }
  /** Where it is shown to one alone, at that moment; a card that stands in a channel is not drawn anew as time passes. */
  now?: Instant
}

const LONGEST_TITLE = 60

export function maintenanceCard(view: MaintenanceView): Card {
  const { label, title, from, to, zone, status } = view
  const name = `${label} ${shorten(title, LONGEST_TITLE)}`
  const when = between(view)
  return {
    subject: label,
    title: `Maintenance by ${view.sideName}`,
    ...headed(lineOne(`${name}${phase(view)}`, when, next(view)), `Maintenance by ${view.sideName}.`),
    tone: status === 'confirmed' ? 'good' : 'neutral',
    blocks: [
      // Line one says it, as far as it holds it.
      ...(title.length > LONGEST_TITLE ? [{ kind: 'text' as const, text: title }] : []),
      {
        kind: 'fields',
        fields: [
          { label: 'When', value: when },
          { label: 'How long', value: formatDuration(to - from) },
          { label: 'Whose', value: whose(view) },
        ],
      },
      ...answer(view),
    ],
    ...foldedWith(
      label,
      [
        {
          kind: 'text',
          text: [
            `Announced by ${view.announcedBy} (${view.sideName}), `,
            { at: view.announcedAt, zone, style: 'date-time' },
            '.',
          ],
        },
        { kind: 'text', text: 'Times on cases run on while it lasts.' },
      ],
      buttonsOf(view),
    ),
    footer: READ_BY_BOTH,
  }
}

/** From when until when, on the reader’s clock. */
export function between({ from, to, zone }: Pick<MaintenanceView, 'from' | 'to' | 'zone'>): Inline[] {
  return [{ at: from, zone, style: 'date-time' }, ' until ', { at: to, zone, style: 'date-time' }]
}

function phase({ status, from, to, now }: MaintenanceView): string {
  if (status === 'cancelled') return ' is cancelled'
  if (now === undefined || now < from) return ''
  return now < to ? ' runs' : ' is over'
}

function whose({ sideName, service }: MaintenanceView): Rich {
  return service === undefined ? sideName : `${sideName}, ${service}`
}

function next({ status, waitsFor, answered, otherName, from, now }: MaintenanceView): Inline[] {
  if (status === 'cancelled') return []
  if (answered) return [`${status} by ${answered.by} (${otherName})`]
  if (!waitsFor || (now !== undefined && now >= from)) return []
  return waitsFor.length === 0
    ? [`nobody at ${otherName} is named who could confirm it`]
    : [`${waitsFor.join(' or ')} to confirm before it begins`]
}

function answer({ status, answered, cancelled, otherName, zone }: MaintenanceView): CardBlock[] {
  const ended = status === 'cancelled' ? cancelled : undefined
  if (ended)
    return [
      {
        kind: 'text',
        text: [
          ended.by === undefined ? 'Cancelled, ' : `Cancelled by ${ended.by}, `,
          { at: ended.at, zone, style: 'date-time' },
          '.',
        ],
      },
    ]
  if (answered?.reason === undefined) return []
  return [{ kind: 'text', text: [{ bold: answered.by }, ` (${otherName}): ${quote(answered.reason, 1_000)}`] }]
}

function buttonsOf(view: MaintenanceView): Button[] {
  const { status, waitsFor, from, to, now } = view
  if (status === 'cancelled' || (now !== undefined && now >= to)) return []
  const hasBegun = now !== undefined && now >= from
  return [
    ...(waitsFor && !hasBegun && status === 'announced' ? [button(view, 'confirm'), button(view, 'decline')] : []),
    button(view, 'move'),
    ...(hasBegun ? [] : [button(view, 'cancel')]),
  ]
}

/** The one that answers it, beside a line that lists it. */
export function confirmMaintenanceButton(of: Pick<MaintenanceView, 'label' | 'version'>): Button {
  return { ...button(of, 'confirm'), style: 'plain' }
}

function button({ label, version }: Pick<MaintenanceView, 'label' | 'version'>, what: keyof typeof BUTTONS): Button {
  return { ...BUTTONS[what], subject: label, version }
}

const BUTTONS = {
  confirm: { action: 'maintenance.confirm', label: BUTTON_WORDS.confirmMaintenance, style: 'primary' },
  decline: { action: 'maintenance.decline', label: BUTTON_WORDS.declineMaintenance, style: 'plain', opensForm: true },
  move: { action: 'maintenance.move', label: BUTTON_WORDS.moveMaintenance, style: 'plain', opensForm: true },
  cancel: {
    action: 'maintenance.cancel',
    label: BUTTON_WORDS.cancelMaintenance,
    style: 'plain',
    confirm: 'The other side reads that nothing is down then. Cancel it?',
  },
} as const
