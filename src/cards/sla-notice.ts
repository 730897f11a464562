import type { Severity } from '../domain/cases/case.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import { caseButtons } from './case-buttons.ts'
import { OWED, SEVERITY_WORDS } from './case-words.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { plainText } from './plain-text.ts'
import { quote } from './quote.ts'

/** A warning before, or the notice at, the due time of an SLA clock. `target` in words, e.g. "4 h". */
export type SlaNoticeView = {
  notice: 'warning' | 'breach'
  /** Of the target used; on warnings. */
  percent?: number
  label: string
  version: number
  title: string
  severity: Severity
  measure: Measure
  target: string
  obligorName: string
  owner: PersonRef
  dueAt: Instant
  zone: string
  protects: string
  acknowledged: boolean
}

export function slaNoticeCard(view: SlaNoticeView): Card {
  const { label, measure, notice } = view
  const fact = factOf(view)
  const title =
    notice === 'warning'
      ? `The time to ${measure} ${label} is running short`
      : `The time to ${measure} ${label} has ended`
  const by: Inline[] = notice === 'warning' ? [', due ', { at: view.dueAt, zone: view.zone, style: 'date-time' }] : []
  const next: Inline[] = [{ mention: view.owner }, ` is asked to ${measure} ${label}`, ...by, '.']
  return {
    subject: label,
    title,
    tone: notice === 'warning' ? 'warning' : 'critical',
    blocks: [
      { kind: 'text', text: fact },
      { kind: 'text', text: [{ bold: 'Next: ' }, ...next] },
      {
        kind: 'fields',
        fields: [
          { label: 'Case', value: view.title },
          { label: 'Severity', value: SEVERITY_WORDS[view.severity] },
          { label: 'What it protects', value: view.protects },
        ],
      },
    ],
    buttons: caseButtons(view, deedsFor(view)),
    fallback: `${title}. ${plainText(fact)} ${plainText(next)} ${label} is ${quote(view.title)}.`,
  }
}

/** The title says which time of which case: here stand only the figures. */
function factOf({ notice, percent, measure, target, dueAt, zone, obligorName }: SlaNoticeView): Inline[] {
  const given = `target of ${keepTogether(target)}`
  if (notice === 'breach') {
    const ended: Inline = { at: dueAt, zone, style: 'date-time' }
    return [`The ${given} ended `, ended, `. ${capital(OWED[measure])} is still due from ${obligorName}.`]
  }
  const used = percent === undefined ? 'Most' : keepTogether(`${percent} %`)
  return [`${used} of the ${given} is used. ${capital(OWED[measure])} is due from ${obligorName}.`]
}

function deedsFor({ measure, acknowledged }: SlaNoticeView): Parameters<typeof caseButtons>[1] {
  if (measure === 'acknowledge' && !acknowledged) return ['acknowledge']
  return measure === 'resolve' ? ['resolve', 'reply'] : ['reply', 'resolve']
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
