import type { ActionStatus } from '../domain/corrective/corrective-action.ts'
import type { Helped } from '../domain/corrective/helped.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ActionDeed, actionButtons } from './action-buttons.ts'
import type { Card, CardBlock, Inline, PersonRef, Tone } from './card.ts'
import { sayHelped } from './check-helped.ts'
import { headed, lineOne } from './line-one.ts'
import { READ_BY_BOTH, READ_BY_US_ALONE } from './product-words.ts'
import { quote } from './quote.ts'

/** A corrective action, as both sides may see it. `about`: the case, the figure of a period, or the case with the team of ours, that it was asked after; `stands: alone`: that is no longer missed. `wanted`: by when whoever asked would have it. */
export type ActionView = {
  label: string
  version: number
  title: string
  partnerName: string
  ourName: string
  about?: string
  /** The company that owes it. */
  sideName: string
  owner: PersonRef
  askedAt: Instant
  askedByName?: string
  now: Instant
  zone: string
  /** Only our own people read it: it is about what a team of ours owes inside our company. */
  inside?: true
  /** Labels of the escalations that call for it. */
  escalations: string[]
  /** What both sides said in health checks of whether it helped. */
  helped: { check: string; counts: Record<Side, Helped> }[]
  accepted?: { said: string; byName: string; at: Instant; dueAt: Instant }
} & (
  | { status: 'asked'; acceptBy: Instant; wanted?: Instant }
  | { status: 'open'; stands?: 'alone' }
  | { status: 'done' | 'dropped'; ended: { at: Instant; byName?: string; text: string } }
)

/** The end of "ACT-3 is …". */
export const ACTION_WORDS: Record<ActionStatus, string> = {
  asked: 'asked',
  open: 'accepted',
  done: 'done',
  dropped: 'dropped',
}

const DEEDS: Record<ActionStatus, ActionDeed[]> = {
  asked: ['accept', 'drop'],
  open: ['done', 'drop', 'accept'],
  done: [],
  dropped: [],
}

export function actionCard(view: ActionView): Card {
  const { label, version, title, status, accepted, sideName, askedByName } = view
  const asked: Inline[] = [
    'asked ',
    moment(view, view.askedAt),
    ...(askedByName === undefined ? [] : [` by ${askedByName}`]),
  ]
  const about = view.about === undefined ? [] : [`after ${view.about}`]
  const facts = [`with ${view.partnerName}`, `owed by ${sideName}`, ...about, ...escalated(view)].join(' · ')
  return {
    subject: label,
    title: `${label} ${title}`,
    ...headed(lineOne(`${label} is ${isOverdue(view) ? 'overdue' : ACTION_WORDS[status]}`, nextOn(view)), quote(title)),
    tone: toneOf(view),
    blocks: [
      { kind: 'text', text: [{ bold: title }] },
      { kind: 'text', text: [`${facts} · `, ...asked] },
      ...saidOn(view, accepted),
      ...aloneOn(view),
      ...('ended' in view ? [said(view.ended.byName, view.ended.text)] : []),
      ...helpedOn(view),
    ],
    buttons: actionButtons({ label, version }, DEEDS[status]),
    footer: view.inside ? READ_BY_US_ALONE : READ_BY_BOTH,
  }
}

function escalated({ escalations }: ActionView): string[] {
  return escalations.length === 0 ? [] : [`escalated: ${escalations.join(', ')}`]
}

function saidOn(view: ActionView, accepted: ActionView['accepted']): CardBlock[] {
  if (!accepted) return []
  return [
    said(accepted.byName, accepted.said),
    {
      kind: 'text',
      text: ['Accepted ', moment(view, accepted.at), ', due ', { ...moment(view, accepted.dueAt), style: 'date' }],
    },
  ]
}

function aloneOn(view: ActionView): CardBlock[] {
  if (view.status !== 'open' || !view.stands) return []
  const text = `${view.about ?? 'What it was asked after'} is no longer missed. What was accepted goes on until it is done or dropped.`
  return [{ kind: 'text', text }]
}

/** "Did it help? CHECK-2: Northwind yes 1; Acme Hosting partly 1." */
function helpedOn(view: ActionView): CardBlock[] {
  if (view.helped.length === 0) return []
  const said = view.helped.map(({ check, counts }) => `${check}: ${sayHelped(counts, view)}.`)
  return [{ kind: 'text', text: [{ bold: 'Did it help? ' }, said.join(' ')] }]
}

function said(name: string | undefined, text: string): CardBlock {
  return { kind: 'text', text: name === undefined ? text : `${name}: ${text}` }
}

/** Who does what by when; once it is over, who said so and when. */
function nextOn(view: ActionView): Inline[] {
  const owner: Inline[] = [`${view.owner.name} (${view.sideName})`]
  switch (view.status) {
    case 'asked':
      return [...owner, ` to say what will change${since(view, view.acceptBy)}`, moment(view, view.acceptBy)]
    case 'open': {
      const dueAt = view.accepted?.dueAt ?? view.askedAt
      return [...owner, ` to change it${since(view, dueAt)}`, moment(view, dueAt)]
    }
    case 'done':
    case 'dropped': {
      const { at, byName } = view.ended
      return [byName === undefined ? '' : `by ${byName}, `, moment(view, at)]
    }
  }
}

function since({ now }: ActionView, dueAt: Instant): string {
  return dueAt < now ? ', due since ' : ' by '
}

function moment({ zone }: ActionView, at: Instant): Extract<Inline, { at: Instant }> {
  return { at, zone, style: 'date-time' }
}

function toneOf(view: ActionView): Tone {
  if (view.status === 'done') return 'good'
  return isOverdue(view) ? 'critical' : 'neutral'
}

function isOverdue(view: ActionView): boolean {
  const dueAt = view.status === 'asked' ? view.acceptBy : view.status === 'open' ? view.accepted?.dueAt : undefined
  return dueAt !== undefined && dueAt < view.now
}
