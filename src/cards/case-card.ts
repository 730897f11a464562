import { caseButtons, deedsIn } from './case-buttons.ts'
import { clockTable, isOverdue } from './case-clocks.ts'
import { nextOnCase } from './case-next.ts'
import type { CaseView, InternalCaseView } from './case-view.ts'
import { SEVERITY_WORDS, STATUS_WORDS } from './case-words.ts'
import type { Card, CardBlock, Inline, Rich, Tone } from './card.ts'
import { plainText } from './plain-text.ts'
import { quote } from './quote.ts'
import { isOver } from '../domain/cases/case.ts'
import { withRecord } from './with-record.ts'

export type { ClockView } from './case-clocks.ts'
export type { CaseView, InternalCaseView } from './case-view.ts'

type Fields = Extract<CardBlock, { kind: 'fields' }>['fields']

export function sharedCaseCard(view: CaseView): Card {
  return caseCard(view, deedsOn(view), [], 'Both sides see this.')
}

/** One escalation is enough: while there is one, another is not offered. */
export function internalCaseCard(view: InternalCaseView): Card {
  const { escalations } = view
  const deeds = deedsOn(view).filter((deed) => deed !== 'escalate' || escalations.length === 0)
  const fields: Fields = [{ label: 'Partner', value: view.partnerName }]
  if (escalations.length > 0) fields.push({ label: 'Escalation', value: escalations.join(', ') })
  return caseCard(view, deeds, fields, 'Internal: the partner sees a shorter card.')
}

function deedsOn(view: CaseView): ReturnType<typeof deedsIn> {
  const toConfirm = view.resolution?.toConfirm ?? view.clocksFollow
  const deeds = deedsIn(view.status, view.acknowledged, toConfirm !== undefined)
  if (!view.merging) return deeds
  // Five at most; a severity has nothing left to confirm once the cases are merged.
  return [...deeds.filter((deed) => deed !== 'escalate' && deed !== 'confirm severity'), 'confirm merge', 'keep apart']
}

function caseCard(view: CaseView, deeds: ReturnType<typeof deedsIn>, ours: Fields, footer: string): Card {
  const next = nextOnCase(view)
  const state = stateOf(view)
  const said = plainText(
    next ?? (deeds.includes('reopen') ? ['Reopen it if it comes back.'] : ['Nothing is left to do on it.']),
  )
  return {
    subject: view.label,
    title: view.title,
    tone: toneOf(view),
    blocks: [
      ...(next ? [{ kind: 'text' as const, text: [{ bold: 'Next: ' }, ...next] }] : []),
      ...(view.description === undefined ? [] : [{ kind: 'text' as const, text: view.description }]),
      { kind: 'fields', fields: [{ label: 'State', value: state }, ...fieldsOf(view), ...ours] },
      ...clockTable(view.clocks, view.zone),
    ],
    buttons: caseButtons(view, deeds, !isOver(view) || deeds.includes('confirm solved')),
    footer: withRecord(footer, view.record),
    fallback: `${view.label} ${quote(view.title)}, severity ${view.severity}, is ${closed(plainText(state))} ${said}`,
  }
}

function fieldsOf(view: CaseView): Fields {
  const opened: Rich = [
    { mention: view.opener },
    ` (${view.openerCompany}), `,
    { at: view.openedAt, zone: view.zone, style: 'date-time' },
  ]
  const fields: Fields = [
    { label: 'Owner', value: [{ mention: view.owner }, ` (${view.ownerCompany})`] },
    { label: 'Kind', value: kindOf(view) },
    { label: 'Opened by', value: opened },
  ]
  if (view.merging)
    fields.push({ label: 'To be merged', value: `into ${view.merging.into}, once ${view.merging.company} agrees` })
  if (view.protects.length > 0) fields.push({ label: 'What it protects', value: view.protects.join('\n') })
  return fields
}

function kindOf({ kind, severity, clocksFollow }: CaseView): string {
  const held = clocksFollow
    ? `; the clocks go by severity ${clocksFollow.severity} until ${clocksFollow.company} confirms that`
    : ''
  return `${kind}, severity ${SEVERITY_WORDS[severity]}${held}`
}

/** The state in words, as the end of "CASE-12 is …". */
function stateOf({ status, waiting, resolution, ending, zone }: CaseView): Inline[] {
  if (waiting)
    return [`waiting on ${waiting.onCompany}: ${quote(waiting.question, 500)}, asked by `, { mention: waiting.asker }]
  if (resolution) {
    const { by, at, note, toConfirm } = resolution
    const until: Inline[] = toConfirm
      ? [`, to be confirmed by ${toConfirm.company} until `, { at: toConfirm.until, zone, style: 'date-time' }]
      : []
    return ['resolved by ', { mention: by }, ', ', { at, zone, style: 'date-time' }, ...until, `: ${quote(note, 500)}`]
  }
  if (ending) {
    const { by, at, reason, into } = ending
    const why = into === undefined ? `: ${quote(reason ?? '', 500)}` : ` into ${into}`
    return [`${STATUS_WORDS[status]} by `, { mention: by }, ', ', { at, zone, style: 'date-time' }, why]
  }
  return [STATUS_WORDS[status]]
}

function toneOf({ status, clocks }: CaseView): Tone {
  if (status === 'resolved') return 'good'
  if (isOver({ status })) return 'neutral'
  if (clocks.some(isOverdue)) return 'critical'
  return status === 'waiting' ? 'warning' : 'neutral'
}

/** With a full stop, unless the people's words it ends with bring their own. */
function closed(sentence: string): string {
  return /[.!?…]”$/u.test(sentence) ? sentence : `${sentence}.`
}
