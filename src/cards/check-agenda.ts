import type { TalkAbout } from '../domain/checkins/agenda.ts'
import type { ActionStatus } from '../domain/corrective/corrective-action.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Audience, CardBlock, Inline, PersonRef, Rich } from './card.ts'
import { mentions } from './mentions.ts'
import { shorten } from './quote.ts'
import { type Voice, voiceLine } from './check-words.ts'

/** What both account managers talk about. `means`: the sentence of its dimension; `actions`: those about it that go on. */
export type AgendaView = TalkAbout & {
  means?: string
  actions: { label: string; title: string; status: ActionStatus }[]
  managers: Partial<Record<Side, PersonRef>>
}

type Told = { ourName: string; partnerName: string; voices: Voice[]; agenda?: AgendaView }

/** Who has it, and where: each is called by the result of their own side, so that it is no message more. */
export function agendaLine({ agenda }: Told, audience: Audience): CardBlock[] {
  if (!agenda) return []
  const { internal, partner } = agenda.managers
  const [own, other] = audience === 'internal' ? [internal, partner] : [partner, internal]
  const names: Inline[] = [...(own ? mentions([own]) : []), ...(own && other ? [' and '] : []), other?.name ?? '']
  if (!own && !other) return []
  return [
    {
      kind: 'text',
      text: [{ bold: 'Agenda: ' }, `a talk about ${agenda.widest.dimension} for `, ...names, ', under Details.'],
    },
  ]
}

/** The page itself: what it is about, how both see it and how that moved, what may be read of what was said, what goes on, and a question for each. */
export function agendaBlocks(view: Told): CardBlock[] {
  const { agenda, ourName, partnerName, voices } = view
  if (!agenda) return []
  const { widest, means, actions } = agenda
  const said = voices.filter(({ about }) => about.includes(widest.dimension))
  const items: Rich[] = [
    ...(means === undefined ? [] : [`What it means: ${means}`]),
    `Now: ${ourName} ${widest.internal}, ${partnerName} ${widest.partner}, ${Math.abs(widest.gap ?? 0)} apart.${moved(view, agenda)}`,
    ...said.map(voiceLine),
    ...(said.length === 0 ? ['Nothing was written about it that may be read here.'] : []),
    ...actions.map(({ label, title, status }): Rich => [{ bold: label }, ` (${status}): ${shorten(title, 120)}`]),
    ...(actions.length === 0 ? ['No action about it goes on.'] : []),
    ...questions(view, agenda),
  ]
  return [
    { kind: 'text', text: [{ bold: `Agenda for a talk about ${widest.dimension}` }] },
    { kind: 'list', items },
  ]
}

/** " In CHECK-1: Northwind 50, Acme Hosting 75." */
function moved({ ourName, partnerName }: Told, { before }: AgendaView): string {
  if (!before) return ' It is judged for the first time.'
  return ` In ${before.label}: ${ourName} ${before.internal ?? '–'}, ${partnerName} ${before.partner ?? '–'}.`
}

/** Whoever sees it worse is asked for what happened, and the other for what they see of it. */
function questions({ ourName, partnerName }: Told, { widest }: AgendaView): Rich[] {
  const { dimension, internal = 0, partner = 0 } = widest
  const [low, high] =
    internal <= partner
      ? [
          { name: ourName, at: internal },
          { name: partnerName, at: partner },
        ]
      : [
          { name: partnerName, at: partner },
          { name: ourName, at: internal },
        ]
  return [
    [
      { bold: `To ${low.name}: ` },
      `what happened lately that puts ${dimension} at ${low.at}, and what would we see if it were at ${high.at}?`,
    ],
    [
      { bold: `To ${high.name}: ` },
      `what do you see that puts it at ${high.at}, and which of what ${low.name} tells is new to you?`,
    ],
  ]
}
