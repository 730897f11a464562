import type { Severity } from '../domain/cases/case.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import { caseButtons } from './case-buttons.ts'
import { SEVERITY_WORDS } from './case-words.ts'
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
  /** When what was due came, after all: then nobody is asked for it any more. */
  stoppedAt?: Instant
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
  const over = view.stoppedAt !== undefined
  const by: Inline[] = notice === 'warning' ? [', due ', { at: view.dueAt, zone: view.zone, style: 'date-time' }] : []
  const next: Inline[] = [{ mention: view.owner }, ` is asked to ${measure} ${label}`, ...by, '.']
  const call = over ? [] : [{ kind: 'text' as const, text: [{ bold: 'Next: ' }, ...next] }]
  return {
    subject: label,
    title,
    tone: notice === 'warning' || over ? 'warning' : 'critical',
    blocks: [
      { kind: 'text', text: fact },
      ...call,
      {
        kind: 'fields',
        fields: [
          { label: 'Case', value: view.title },
          { label: 'Severity', value: SEVERITY_WORDS[view.severity] },
          { label: 'What it protects', value: view.protects },
        ],
      },
    ],
    buttons: over ? [] : caseButtons(view, DEEDS[view.measure](view.acknowledged)),
    fallback: `${title}. ${plainText(fact)} ${over ? '' : `${plainText(next)} `}${label} is ${quote(view.title)}.`,
  }
}

/** The title says which time of which case: here stand only the figures. */
function factOf(view: SlaNoticeView): Inline[] {
  const { notice, percent, label, measure, target, dueAt, stoppedAt, acknowledged, zone, obligorName } = view
  const given = `target of ${keepTogether(target)}`
  if (notice === 'breach') {
    const ended = { at: dueAt, zone, style: 'date-time' } as const
    if (stoppedAt !== undefined) {
      const came = ruleOf(measure).words.past({ acknowledged })
      return [`The ${given} ended `, ended, `. ${label} was ${came} `, { ...ended, at: stoppedAt }, '.']
    }
    return [`The ${given} ended `, ended, `. ${capital(ruleOf(measure).words.owed)} is still due from ${obligorName}.`]
  }
  const used = percent === undefined ? 'Most' : keepTogether(`${percent} %`)
  return [`${used} of the ${given} is used. ${capital(ruleOf(measure).words.owed)} is due from ${obligorName}.`]
}

/** What satisfies a measure; once a case is acknowledged, what helps it on. */
const DEEDS: Record<Measure, (acknowledged: boolean) => Parameters<typeof caseButtons>[1]> = {
  acknowledge: (acknowledged) => (acknowledged ? ['reply', 'resolve'] : ['acknowledge']),
  resolve: () => ['resolve', 'reply'],
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
