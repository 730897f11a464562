import type { Severity } from '../domain/cases/case.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline, PersonRef } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { headed, lineOne } from './line-one.ts'
import { READ_BY_US_ALONE, SEVERITY_WORDS } from './product-words.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/**
 * A warning before, or the notice at, the due time of an SLA clock. `target` in words, e.g. "4 h". It stays where it was sent when the case
 * has long moved on, so it offers to show the case, whose card knows what can be done now.
 */
export type SlaNoticeView = {
  notice: 'warning' | 'breach'
  /** Of the target used; on warnings that are set by it. */
  percent?: number
  /** On warnings that are set by how much of the target is left: that, in words. */
  left?: string
  label: string
  title: string
  severity: Severity
  measure: Measure
  target: string
  obligorName: string
  owner: PersonRef
  /** Who is told besides, by the terms. */
  told?: PersonRef[]
  dueAt: Instant
  /** Of updates: since when the side that owes them has said nothing for both sides to read. */
  silentSince?: Instant
  /** When what was due came, after all: then nobody is asked for it any more. */
  stoppedAt?: Instant
  zone: string
  protects: string
  /** After a breach: the label by which the side that owed is asked what will change. */
  action?: string
  acknowledged: boolean
  /** A team of ours owes it inside our company: only our own people read it. */
  inside?: true
}

export function slaNoticeCard(view: SlaNoticeView): Card {
  const { label, measure, notice, title } = view
  const happened = notice === 'warning' ? 'is running short' : 'has ended'
  const lead = `The ${ruleOf(measure).words.time(label)} ${happened}`
  return {
    subject: label,
    title: lead,
    ...headed(lineOne(lead, nextOf(view)), quote(title)),
    tone: notice === 'warning' || view.stoppedAt !== undefined ? 'warning' : 'critical',
    blocks: [
      { kind: 'text', text: [{ bold: title }, ` · severity ${SEVERITY_WORDS[view.severity]}`] },
      { kind: 'text', text: factOf(view) },
      ...besides(view),
      ...(view.action === undefined ? [] : [{ kind: 'text' as const, text: `${view.action}: what will change?` }]),
    ],
    buttons: [showButton(label)],
    footer: `What it protects: ${view.protects}${view.inside ? ` · ${READ_BY_US_ALONE}` : ''}`,
  }
}

/** Who does what by when, or when what was due came after all. */
function nextOf({ notice, measure, owner, dueAt, stoppedAt, acknowledged, zone }: SlaNoticeView): Inline[] {
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  if (stoppedAt !== undefined) return [ruleOf(measure).words.past({ acknowledged }), ' ', moment(stoppedAt)]
  return [
    { mention: owner },
    ` to ${ruleOf(measure).words.next}`,
    notice === 'warning' ? ' by ' : ', due since ',
    moment(dueAt),
  ]
}

/** Called by name: the terms have them told. */
function besides({ told = [], inside }: SlaNoticeView): CardBlock[] {
  if (told.length === 0) return []
  const named = told.flatMap((mention, at): Inline[] => [...(at > 0 ? [', '] : []), { mention }])
  return [{ kind: 'text', text: [inside ? 'Told besides: ' : 'Told besides, by the terms: ', ...named] }]
}

/** Line one says which time of which case, and when: here stand only the figures. */
function factOf({
  notice,
  percent,
  left,
  measure,
  target,
  dueAt,
  stoppedAt,
  silentSince,
  zone,
  obligorName,
}: SlaNoticeView): Inline[] {
  const given = `target of ${keepTogether(target)}`
  const owed = capital(ruleOf(measure).words.owed)
  if (notice === 'breach') {
    if (stoppedAt !== undefined) return [`The ${given} ended `, { at: dueAt, zone, style: 'date-time' }, '.']
    if (silentSince === undefined) return [`The ${given} is used up. ${owed} is still due from ${obligorName}.`]
    const since: Inline = { at: silentSince, zone, style: 'date-time' }
    return [
      `${obligorName} has said nothing here since `,
      since,
      `: the ${given} is used up, and ${owed.toLowerCase()} is due.`,
    ]
  }
  if (left !== undefined) return [`${keepTogether(left)} of the ${given} is left. ${owed} is due from ${obligorName}.`]
  const used = percent === undefined ? 'Most' : keepTogether(`${percent} %`)
  return [`${used} of the ${given} is used. ${owed} is due from ${obligorName}.`]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
