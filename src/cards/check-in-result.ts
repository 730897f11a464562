import type { CheckInKind } from '../domain/checkins/plan.ts'
import { sayEvidence } from '../domain/checkins/say-evidence.ts'
import type { Scores } from '../domain/checkins/scores.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Rich } from './card.ts'
import { BAND_TONES, nextAfterCheck, verdict } from './check-in-verdict.ts'
import { quote } from './quote.ts'
import { withRecord } from './with-record.ts'

/** A closed health check as both sides may see it: scores, and nobody's name. */
export type CheckInResultView = {
  label: string
  version: number
  partnerName: string
  ourName: string
  kind: CheckInKind
  closedAt: Instant
  zone: string
  result: Scores
  /** The head of the shared record: "17-K5WWQ7…". */
  record?: string | undefined
}

/** What our own side sees besides: what people wrote, and who has not answered. */
export type InternalCheckInResultView = CheckInResultView & {
  voices: { name: string; company: string; text: string }[]
  silent: string[]
}

export function sharedCheckInResultCard(view: CheckInResultView): Card {
  return resultCard(view, [], 'Both sides see this.')
}

export function internalCheckInResultCard(view: InternalCheckInResultView): Card {
  const { voices, silent } = view
  const said = voices.map(({ name, company, text }): Rich => [{ bold: name }, ` (${company}): ${quote(text, 600)}`])
  const more: CardBlock[] = []
  if (said.length > 0) more.push(heading('In their words'), { kind: 'list', items: said })
  if (silent.length > 0) more.push({ kind: 'text', text: [{ bold: 'No answer yet: ' }, silent.join(', ')] })
  return resultCard(view, more, 'Internal: the partner sees the scores and flags, not the names and words.')
}

function resultCard(view: CheckInResultView, more: CardBlock[], footer: string): Card {
  const { label, result, ourName, partnerName } = view
  const said = verdict(view)
  const next = nextAfterCheck(result)
  return {
    subject: label,
    title: `Health check result: ${ourName} and ${partnerName}`,
    tone: BAND_TONES[result.band],
    blocks: [
      { kind: 'text', text: said },
      { kind: 'text', text: [{ bold: 'Next: ' }, next] },
      { kind: 'fields', fields: fieldsOf(view) },
      scoreTable(view),
      ...flagBlocks(view),
      ...more,
    ],
    buttons: [],
    footer: withRecord(footer, view.record),
    fallback: `${label}, the health check of ${ourName} and ${partnerName}, is closed. ${said} Next: ${next}`,
  }
}

function fieldsOf({ kind, closedAt, zone, ourName, partnerName, result }: CheckInResultView) {
  const { internal, partner } = result.responses
  return [
    { label: `Answered at ${ourName}`, value: rate(internal) },
    { label: `Answered at ${partnerName}`, value: rate(partner) },
    { label: 'Kind', value: kind === 'full' ? 'full check' : 'pulse' },
    { label: 'Closed', value: [{ at: closedAt, zone, style: 'date-time' as const }] },
  ]
}

/** Figures as they were scored, to one decimal, so that the gap is what the two beside it come to. */
function scoreTable({ ourName, partnerName, result }: CheckInResultView): CardBlock {
  const { dimensions, internal, partner } = result
  const gap = internal === undefined || partner === undefined ? undefined : Math.round((internal - partner) * 10) / 10
  const rows = dimensions.map((each): Rich[] => [
    each.dimension,
    score(each.internal),
    score(each.partner),
    signed(each.gap),
  ])
  const all: Rich[] = [[{ bold: 'all' }], score(internal), score(partner), signed(gap)]
  return { kind: 'table', columns: ['Dimension', ourName, partnerName, 'Gap'], rows: [...rows, all] }
}

function flagBlocks({ ourName, partnerName, result: { flags } }: CheckInResultView): CardBlock[] {
  if (flags.length === 0) return []
  const sideName = (side: Side): string => (side === 'internal' ? ourName : partnerName)
  const items = flags.map((each): Rich => [{ bold: `${each.flag} ${each.name}` }, `: ${sayEvidence(each, sideName)}`])
  return [heading('Red flags'), { kind: 'list', items }]
}

function heading(text: string): CardBlock {
  return { kind: 'text', text: [{ bold: text }] }
}

function rate({ answered, asked }: { answered: number; asked: number }): string {
  return asked === 0 ? 'nobody was asked' : `${answered} of ${asked} (${Math.round((answered / asked) * 100)} %)`
}

/** "–" where nobody could judge. */
function score(value: number | undefined): string {
  return value === undefined ? '–' : String(value)
}

function signed(gap: number | undefined): string {
  if (gap === undefined) return '–'
  return gap > 0 ? `+${gap}` : gap < 0 ? `−${Math.abs(gap)}` : '0'
}
