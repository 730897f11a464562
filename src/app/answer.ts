import type { Button, Card } from '../cards/card.ts'
import { openedForm, sameForm, typedInto } from '../cards/form-key.ts'
import { oneMoreCard, oneMoreForm } from '../cards/one-more-case.ts'
import { LONGEST_LINE_SAID, lineCard, linesCard } from '../cards/line-card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { givenBackCards, refusalCards } from '../cards/refusal-cards.ts'
import type { StoredAnswer, What } from '../ports/inbound.ts'
import { offerAsMessage } from './commands/offer-as-message.ts'
import { ownWords, unreadWords } from './commands/own-words.ts'
import type { Outcome } from './outcome.ts'
import { isSaidInThread } from './heard/said-in-thread.ts'
import type { ChatScene } from './scene.ts'
import { answeredAlone, reply } from './show/reply.ts'

const NOTHING: StoredAnswer = { kind: 'nothing' }

/** Commands are answered through the outbox, so that a crash cannot swallow the answer; buttons and forms at once, where they were pressed. */
export async function answer(scene: ChatScene, what: What, outcome: Outcome): Promise<StoredAnswer> {
  if (outcome.kind === 'form') return { kind: 'form', form: openedForm(outcome.form, scene.ids.next()) }
  if (outcome.kind === 'preview') {
    await scene.tx.held.insert(outcome.held)
    return { kind: 'form', form: openedForm(outcome.form, scene.ids.next()) }
  }
  if (outcome.kind === 'confirm') {
    if (what.kind === 'submission' && what.closed !== true)
      return { kind: 'form', form: openedForm(oneMoreForm(outcome.view), scene.ids.next()) }
    await reply(scene, oneMoreCard(outcome.view))
    return NOTHING
  }
  const isUndone = what.kind === 'command' && outcome.kind !== 'done'
  // What can be kept as the message that it is stands where it was written, and is not lost.
  const toPeople = isUndone ? await offerAsMessage(scene, what) : undefined
  const mayBeLost = what.kind === 'command' && !toPeople && answeredAlone(scene)
  if (outcome.kind === 'offer') {
    const [view, ...others] = outcome.views
    await reply(scene, withButton(others.length > 0 ? linesCard(outcome.views) : lineCard(view), toPeople))
    // What the card says back whole is not lost.
    const isCut = outcome.views.some(({ line }) => line.length > LONGEST_LINE_SAID || line.includes('\n'))
    const typed = mayBeLost && isCut ? ownWords(what.text, what.mentions) : undefined
    if (typed !== undefined) for (const card of givenBackCards([typed])) await reply(scene, card)
    return NOTHING
  }
  if (outcome.kind === 'show' && what.kind === 'home opened')
    return { kind: 'fresh-card', card: outcome.card, text: '' }
  if (outcome.kind === 'show') {
    await reply(scene, withButton(outcome.card, toPeople))
    const unread = mayBeLost ? unreadWords(what.text, what.mentions) : undefined
    if (unread !== undefined) for (const card of givenBackCards([unread])) await reply(scene, card)
    return NOTHING
  }
  if (what.kind === 'command')
    // Where everybody reads the answer, the words that were answered still stand above it.
    return answerWords(scene, outcome, {
      typed: [mayBeLost ? ownWords(what.text, what.mentions) : undefined],
      toPeople,
    })
  if (what.kind !== 'submission') return answerPress(scene, outcome)
  // A card takes the place of the form, so what was written into it comes back.
  if (outcome.kind === 'refused' && outcome.card) {
    await reply(scene, outcome.card)
    return answerWords(scene, outcome, { typed: typedInto(what.context, what.values) })
  }
  const closed = what.closed === true && outcome.kind !== 'done'
  return closed
    ? answerWords(scene, outcome, { typed: typedInto(what.context, what.values) })
    : answerForm(what, outcome)
}

type Told = Extract<Outcome, { kind: 'done' | 'errors' | 'refused' }>

/** `typed`: what comes back to its author if nothing was done about it; `toPeople`: by which it is kept as a message then. */
async function answerWords(
  scene: ChatScene,
  outcome: Told,
  { typed, toPeople }: { typed: (string | undefined)[]; toPeople?: Button | undefined },
): Promise<StoredAnswer> {
  if (outcome.kind === 'done') {
    if (!answeredAlone(scene) && (await isSaidInThread(scene, outcome.toldUnder))) return NOTHING
    await reply(scene, noticeCard({ title: 'Done', text: outcome.say, tone: 'good' }))
    return NOTHING
  }
  const view = { why: whyOf(outcome), typed: typed.filter((text) => text !== undefined) }
  const [first, ...others] = refusalCards(view)
  for (const card of [withButton(first, toPeople), ...others]) await reply(scene, card)
  return NOTHING
}

function withButton(card: Card, button: Button | undefined): Card {
  return button ? { ...card, buttons: [...card.buttons, button] } : card
}

function answerPress({ ids }: ChatScene, outcome: Told): StoredAnswer {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'notice', text: outcome.say }
    case 'errors':
      return { kind: 'errors', form: openedForm(outcome.form, ids.next()), errors: outcome.errors }
    case 'refused':
      return outcome.card
        ? { kind: 'fresh-card', card: outcome.card, text: outcome.why }
        : { kind: 'notice', text: outcome.why }
  }
}

/** A form that was refused stays open, as the one it was. */
function answerForm({ context }: What & { kind: 'submission' }, outcome: Told): StoredAnswer {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'notice', text: outcome.say, ...(outcome.once !== undefined && { once: outcome.once }) }
    case 'errors':
      return { kind: 'errors', form: sameForm(outcome.form, context), errors: outcome.errors }
    case 'refused':
      return { kind: 'refused', text: outcome.why }
  }
}

function whyOf(outcome: Exclude<Told, { kind: 'done' }>): string {
  return outcome.kind === 'errors' ? Object.values(outcome.errors).join(' ') : outcome.why
}
