import type { Card } from '../../cards/card.ts'
import { caseNoteCard, saidInNote } from '../../cards/case-note.ts'
import { withRecalled } from '../../cards/recall-line.ts'
import { type Case, caseLabel, toBeConfirmed } from '../../domain/cases/case.ts'
import type { CaseEffect } from '../../domain/cases/case-event.ts'
import { CASE_NOTES, type CaseNote } from '../../domain/cases/note-stands.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { refOfParty } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { type Recalling, stillRecalled } from '../show/recall-resolutions.ts'
import { sendNotice, showCard } from '../show/show-card.ts'
import { caseCardKey } from './show-case.ts'

type Post = Omit<CaseEffect & { effect: 'post note' }, 'effect'>

/** What was asked, answered, resolved or reopened is said where the other side reads. What it copies of a message is a card, which follows that message. */
export async function postCaseNote(means: Means, partner: Partner, state: Case, post: Post): Promise<void> {
  const card = await draw(means, partner, state, post)
  const at = await channelsFor(means.tx, partner.id, 'shared')
  const how = {
    about: noteKey(state, post.note, post.by.side),
    threadOf: caseCardKey(state),
    recalling: recallingIn(partner, state, post),
  }
  if (post.copy === undefined) await sendNotice(means, at, () => card, undefined, how)
  else await showCard(means, partner, post.copy, () => card, at, how)
}

/** What a note says was edited or deleted where it was written. */
export async function redrawCaseNote(
  means: Means,
  partner: Partner,
  state: Case,
  post: Post & { copy: string },
): Promise<void> {
  const card = await draw(means, partner, state, post)
  await showCard(means, partner, post.copy, () => card, [], { recalling: recallingIn(partner, state, post) })
}

async function draw(means: Means, partner: Partner, state: Case, { note, by, text, author }: Post): Promise<Card> {
  const view = await viewOf(means, partner, state, note, by.side)
  return caseNoteCard({ ...view, by: await refOfParty(means.tx, by), text, ...(author && { author: author.name }) })
}

function recallingIn(partner: Partner, { id }: Case, { by }: Post): Recalling {
  return { partner, side: otherSide(by.side), besides: id }
}

/**
 * The case has moved on: notes on it that have not arrived yet keep what was said, and are drawn anew without asking for what is over.
 * None is ever dropped.
 */
export async function settleCaseNotes(means: Means, partner: Partner, state: Case): Promise<void> {
  const { outbox } = means.tx
  const kinds = CASE_NOTES.flatMap((note) =>
    (['internal', 'partner'] as const).map((side) => ({ note, side, about: noteKey(state, note, side) })),
  )
  for (const { id, card, about } of await outbox.unfinished({ about: kinds.map((kind) => kind.about) })) {
    const kind = kinds.find((one) => one.about === about)
    const said = saidInNote(card)
    if (!kind || !said) continue
    const view = await viewOf(means, partner, state, kind.note, kind.side)
    const anew = caseNoteCard({ ...view, ...said, by: { ...view.to, name: said.byName } })
    await outbox.redraw(id, { card: withRecalled(anew, await stillRecalled(means, card)) })
  }
}

/** What notes on this case may be about. */
export function noteKeys(state: Case): string[] {
  return CASE_NOTES.flatMap((note) => (['internal', 'partner'] as const).map((side) => noteKey(state, note, side)))
}

function noteKey({ id }: Case, note: CaseNote, side: Side): string {
  return `case:${id}:note:${note}:${side}`
}

async function viewOf(means: Means, partner: Partner, state: Case, note: CaseNote, side: Side) {
  const nameOf = (one: Side) => (one === 'internal' ? means.company : partner.name)
  const to = sideToAct(state, note, side)
  return {
    note,
    label: caseLabel(state.number),
    title: state.title,
    status: state.status,
    toConfirm: toBeConfirmed(state) !== undefined,
    waitsOnOther: state.status === 'waiting' && state.on === otherSide(side),
    byCompany: nameOf(side),
    otherCompany: nameOf(otherSide(side)),
    to: await refOfParty(means.tx, state.owner.side === to ? state.owner : state.openedBy),
    toCompany: nameOf(to),
  }
}

/** What is said is for the other side; a case that is open again, for whoever it waits on or is owned by, as its card says. */
function sideToAct(state: Case, note: CaseNote, side: Side): Side {
  if (note !== 'reopening') return otherSide(side)
  return state.status === 'waiting' ? state.on : state.owner.side
}
