import type { CheckInAudience } from '../domain/checkins/audience.ts'
import type { CheckInKind } from '../domain/checkins/plan.ts'
import type { Chosen } from '../domain/checkins/chosen.ts'
import { sayEvidence } from '../domain/checkins/say-evidence.ts'
import type { Scores } from '../domain/checkins/scores.ts'
import { widestGap } from '../domain/checkins/widest-gap.ts'
import type { ActionStatus } from '../domain/corrective/corrective-action.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { checkTitled } from './audience-words.ts'
import type { Audience, Button, Card, CardBlock, Rich } from './card.ts'
import { type AgendaView, agendaBlocks, agendaLine } from './check-agenda.ts'
import { type HelpedView, helpedBlocks } from './check-helped.ts'
import { type Voice, wordBlocks } from './check-words.ts'
import { BAND_TONES, nextAfterCheck, stateOfCheck, verdict } from './check-in-verdict.ts'
import { type CheckSeen, gapByDimension, indexOverTime } from './check-charts.ts'
import { rate } from './check-in-words.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_BOTH } from './product-words.ts'
import { shorten } from './quote.ts'
import { foldedWith } from './show-button.ts'
import { withRecord } from './with-record.ts'

/** A closed health check as both sides may see it: scores, and nobody's name. */
export type CheckInResultView = {
  label: string
  version: number
  partnerName: string
  ourName: string
  /** Whom it asked. */
  audienceAsked: CheckInAudience
  kind: CheckInKind
  closedAt: Instant
  zone: string
  result: Scores
  /** The last run before it that had an index. */
  before?: { label: string; rhi: number }
  /** Those that closed before it and it, the oldest first. */
  course: CheckSeen[]
  /** What it led to, on either side. */
  actions: { label: string; title: string; status: ActionStatus }[]
  /** What both sides say of the actions after earlier checks. */
  helped: HelpedView[]
  /** What people wrote, as far as whoever reads it may. */
  voices: Voice[]
  /** What the account managers talk about, where a talk is proposed. */
  agenda?: AgendaView
  /** The head of the shared record: "17-K5WWQ7…". */
  record?: string | undefined
}

/** What our own side sees besides: what was chosen, and who has not answered. */
export type InternalCheckInResultView = CheckInResultView & {
  /** Of what was asked and scores nothing. */
  chosen: Chosen[]
  silent: string[]
  /** Out of office, and therefore not silent. */
  away: string[]
  /** Left alone, since another check had asked them within six days. */
  notAsked: string[]
}

export function sharedCheckInResultCard(view: CheckInResultView): Card {
  return resultCard({ ...view, voices: view.voices.filter(({ shown }) => shown) }, [], 'shared')
}

export function internalCheckInResultCard(view: InternalCheckInResultView): Card {
  const { chosen, silent, away, notAsked, ourName, partnerName } = view
  const sides = { internal: ourName, partner: partnerName }
  const more: CardBlock[] = []
  if (chosen.length > 0)
    more.push(heading('What was chosen'), { kind: 'list', items: chosen.map((one) => chosenLine(one, sides)) })
  if (silent.length > 0) more.push(labelled('No answer yet: ', silent))
  if (away.length > 0) more.push(labelled('Out of office: ', away))
  if (notAsked.length > 0) more.push(labelled('Not asked, since another check asked them within six days: ', notAsked))
  return resultCard(view, more, 'internal')
}

/** "Did you meet? Northwind: yes 2, no 1. Acme Hosting: no 1." */
function chosenLine({ asks, counts }: Chosen, sides: Record<Side, string>): Rich {
  const of = (side: Side) => {
    const said = counts[side].map(({ label, count }) => `${label} ${count}`)
    return said.length === 0 ? [] : [`${sides[side]}: ${said.join(', ')}.`]
  }
  return [{ bold: shorten(asks, 100) }, ` ${[...of('internal'), ...of('partner')].join(' ')}`]
}

const FOOTERS: Record<Audience, string> = {
  shared: READ_BY_BOTH,
  internal: 'Internal: the partner sees the scores and flags, no names, and only words that their author shows them.',
}

function resultCard(view: CheckInResultView, more: CardBlock[], audience: Audience): Card {
  const { label, result, ourName, partnerName } = view
  const { internal, partner } = result.responses
  const title = `${checkTitled(view.audienceAsked)} result: ${ourName} and ${partnerName}`
  const details = [
    { kind: 'fields' as const, fields: fieldsOf(view) },
    ...scoreBlocks(view),
    ...evidence(view),
    ...wordBlocks(view.voices),
    ...agendaBlocks(view),
    ...more,
  ]
  return {
    subject: label,
    title,
    ...headed(
      lineOne(`${label} is closed, ${stateOfCheck(result)}`, [nextAfterCheck(result)]),
      `This is the health check of ${ourName} and ${partnerName}.`,
    ),
    tone: BAND_TONES[result.band],
    blocks: [
      { kind: 'text', text: [{ bold: title }] },
      { kind: 'text', text: verdict(view) },
      labelled('Answered: ', [`${ourName} ${rate(internal)}`, `${partnerName} ${rate(partner)}`]),
      ...flagLines(view),
      ...actionLines(view),
      ...helpedBlocks(view.helped, view),
      ...agendaLine(view, audience),
      ...gapByDimension(result, view),
      ...indexOverTime(view.course, view),
    ],
    ...foldedWith(label, details, [proposeButton(view)]),
    footer: withRecord(FOOTERS[audience], view.record),
  }
}

function fieldsOf({ kind, closedAt, zone, before, result: { rhi } }: CheckInResultView) {
  const index = rhi === undefined ? [] : [`${rhi} of 100${before ? `, ${movedFrom(before, rhi)}` : ''}`]
  return [
    ...index.map((value) => ({ label: 'Relationship health index', value })),
    { label: 'Kind', value: kind === 'full' ? 'full check' : 'pulse' },
    { label: 'Closed', value: [{ at: closedAt, zone, style: 'date-time' as const }] },
  ]
}

/** How the index moved. */
function movedFrom({ label, rhi: was }: { label: string; rhi: number }, rhi: number): string {
  const by = Math.round((rhi - was) * 10) / 10
  return by === 0 ? `as in ${label}` : `${Math.abs(by)} ${by > 0 ? 'up' : 'down'} since ${label}`
}

/** Figures as they were scored, to one decimal, so that the gap is what the two before it come to. */
function scoreBlocks({ ourName, partnerName, result }: CheckInResultView): CardBlock[] {
  const { dimensions, internal, partner } = result
  const gap = internal === undefined || partner === undefined ? undefined : Math.round((internal - partner) * 10) / 10
  const line = (name: string, of: { internal?: number; partner?: number; gap?: number }): Rich => {
    const sides = [score(ourName, of.internal), score(partnerName, of.partner)].filter((one) => one !== undefined)
    const apart = of.gap === undefined || of.gap === 0 ? [] : [`${Math.abs(of.gap)} apart`]
    return [{ bold: name }, `: ${[...sides, ...apart].join(', ')}`]
  }
  const all = {
    ...(internal !== undefined && { internal }),
    ...(partner !== undefined && { partner }),
    ...(gap !== undefined && { gap }),
  }
  const judged = dimensions.filter((one) => one.internal !== undefined || one.partner !== undefined)
  const [asked, before] = [judged.filter((one) => !one.earlier), judged.filter((one) => one.earlier)]
  const lists = [
    { title: 'Scores, of 100', of: asked },
    { title: 'As said in the 90 days before', of: before },
  ].filter(({ of }) => of.length > 0)
  const blocks = lists.flatMap(({ title, of }): CardBlock[] => [
    heading(title),
    { kind: 'list', items: of.map((one) => line(one.dimension, one)) },
  ])
  return judged.length === 0 ? [] : [...blocks, { kind: 'text', text: line('All', all) }]
}

/** A side that could not judge is left out of the line. */
function score(company: string, value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${company} ${value}`
}

/** All flags on one line. What the two sides see differently is no flag at either of them: what line one does not propose to talk about stands apart. */
function flagLines({ ourName, partnerName, result }: CheckInResultView): CardBlock[] {
  const flags = result.flags.filter(({ rule }) => rule.kind !== 'apart')
  const apart = result.flags.filter(({ rule }) => rule.kind === 'apart').flatMap(({ dimensions }) => dimensions)
  const seen = apart
    .filter((one) => one.dimension !== widestGap(result)?.dimension)
    .map((one) => `${one.dimension} (${ourName} ${one.internal}, ${partnerName} ${one.partner})`)
  const names = flags.map(({ flag, name }) => `${flag} ${name}`)
  return [
    ...(seen.length > 0 ? [labelled('Seen differently, too: ', seen)] : []),
    ...(names.length > 0 ? [labelled('Flags: ', names)] : []),
  ]
}

/** Each by what it is, and how far it has come. */
function actionLines({ actions }: CheckInResultView): CardBlock[] {
  if (actions.length === 0) return []
  const items = actions.map(({ label, title, status }): Rich => [
    { bold: label },
    ` (${status}): `,
    shorten(title, 120),
  ])
  return [heading('What came of it'), { kind: 'list', items }]
}

/** Where one did not help, another of the same is proposed first. */
function proposeButton({ label, version, helped }: CheckInResultView): Button {
  const again = helped.find((one) => one.again)?.number
  return {
    ...{ action: 'check-in.propose', label: BUTTON_WORDS.proposeAction, style: 'plain', subject: label, version },
    ...(again !== undefined && { data: { again: String(again) } }),
    opensForm: true,
  }
}

function labelled(label: string, items: string[]): CardBlock {
  return { kind: 'text', text: [{ bold: label }, items.join(', ')] }
}

function evidence({ ourName, partnerName, result: { flags } }: CheckInResultView): CardBlock[] {
  // How far apart the sides are stands beside their scores.
  const ofFigures = flags.filter(({ rule }) => rule.kind !== 'apart')
  if (ofFigures.length === 0) return []
  const sideName = (side: Side): string => (side === 'internal' ? ourName : partnerName)
  const items = ofFigures.map((each): Rich => [
    { bold: `${each.flag} ${each.name}` },
    `: ${sayEvidence(each, sideName)}`,
  ])
  return [heading('What the flags rest on'), { kind: 'list', items }]
}

function heading(text: string): CardBlock {
  return { kind: 'text', text: [{ bold: text }] }
}
