import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import type { AskedHow } from '../domain/checkins/anonymity.ts'
import { answerButton } from './check-in-words.ts'
import { headed, lineOne } from './line-one.ts'
import { mentions } from './mentions.ts'
import { BUTTON_WORDS } from './product-words.ts'

export type CheckInReminderView = {
  label: string
  version: number
  partnerName: string
  closesAt: Instant
  zone: string
  /** Whether it still asks anybody. */
  state: 'asks' | 'answered' | 'closed'
  /** Without names everybody who is asked is reminded, whoever has answered. */
  how: AskedHow
  /** Of how many it is which. */
  which: 'only' | 'first' | 'last'
  /** Who has not answered yet: one of ours alone, or the partner's people together. */
  people: PersonRef[]
}

/** A reminder of a health check; once nobody is asked any more, without its button. */
export function checkInReminderCard(view: CheckInReminderView): Card {
  const { label, state, which, partnerName, how } = view
  const toAll = how === 'without names' ? ' Everybody who is asked reads it: nobody knows who has answered.' : ''
  const title = `${label} is ${STATE[state]}`
  return {
    subject: label,
    title,
    ...headed(lineOne(title, nextOf(view))),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: `The health check for ${partnerName}.` }],
    ...(state === 'asks'
      ? { buttons: [answerButton(view, BUTTON_WORDS.answer, 'primary')], footer: `${FOOTERS[which]}${toAll}` }
      : { buttons: [] }),
  }
}

/** Asks one of the partner's people in place of another, under the card that asks them all. */
export function askedInPlaceCard(
  view: Pick<CheckInReminderView, 'label' | 'version' | 'partnerName' | 'closesAt' | 'zone'> & {
    person: PersonRef
    byName: string
  },
): Card {
  const { label, partnerName, person, byName, closesAt, zone } = view
  const title = `${label} asks somebody else`
  return {
    subject: label,
    title,
    ...headed(lineOne(title, [...mentions([person]), ' to answer by ', { at: closesAt, zone, style: 'date-time' }])),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: `The health check for ${partnerName}. ${byName} named you in their place.` }],
    buttons: [answerButton(view, BUTTON_WORDS.answer, 'primary')],
  }
}

const FOOTERS: Record<CheckInReminderView['which'], string> = {
  only: 'This is the only reminder.',
  first: 'One more reminder follows, and no other.',
  last: 'This is the last reminder.',
}

const STATE: Record<CheckInReminderView['state'], string> = {
  asks: 'still open',
  answered: 'answered',
  closed: 'closed',
}

function nextOf({ state, people, closesAt, zone }: CheckInReminderView): Inline[] {
  const at: Inline = { at: closesAt, zone, style: 'date-time' }
  if (state === 'answered') return ['nothing is left to do']
  if (state === 'closed') return ['since ', at]
  return people.length > 0 ? [...mentions(people), ' to answer by ', at] : ['please answer by ', at]
}
