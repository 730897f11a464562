import { deedsIn } from '../../cards/case-buttons.ts'
import { type Case, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Actor } from '../../domain/partners/actor.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Role } from '../../domain/partners/party.ts'
import type { Verb } from './verb.ts'

/** What somebody does here, as far as it decides what they are likely to say. */
type Part = 'contact' | 'colleague' | 'manager' | 'in charge'

/** What each says most days, in the order in which help lists it. The others are shown by `help all`. */
export const EVERYDAY: Record<Part, string[]> = {
  contact: ['mine', 'case', 'cases', 'ack', 'reply', 'ask', 'resolve'],
  colleague: ['mine', 'case', 'cases', 'ack', 'reply', 'resolve', 'show', 'list', 'add'],
  manager: ['mine', 'cases', 'overdue', 'health', 'show', 'ack', 'next', 'resolve', 'escalate', 'add'],
  'in charge': ['mine', 'case', 'cases', 'check', 'health', 'sla', 'people', 'bind', 'list', 'add'],
}

/** Of the verbs that are offered to whoever asks, those of every day; of this partner, or of whichever they have a part in. */
export function everyday(offered: Verb[], actor: Actor, partner: Partner | undefined): Verb[] {
  return inOrder(offered, EVERYDAY[partOf(actor, partner)])
}

/** In the thread of a case: what can be done with it as it stands, the likeliest first. */
export function everydayIn(about: Case, offered: Verb[]): Verb[] {
  const deeds = deedsIn(about.status, about.acknowledgedAt !== undefined, toBeConfirmed(about) !== undefined)
  return inOrder(offered, [...new Set(deeds.map((deed) => VERB_OF[deed]))].concat('explain', 'show'))
}

const VERB_OF: Record<ReturnType<typeof deedsIn>[number], string> = {
  acknowledge: 'ack',
  ask: 'ask',
  reply: 'reply',
  resolve: 'resolve',
  'confirm solved': 'confirm',
  'confirm severity': 'confirm',
  'confirm merge': 'confirm',
  'keep apart': 'undo',
  'not solved': 'reopen',
  'no answer': 'no-answer',
  reopen: 'reopen',
  'share note': 'share',
  escalate: 'escalate',
  edit: 'title',
  merge: 'merge',
  withdraw: 'withdraw',
}

function inOrder(offered: Verb[], names: string[]): Verb[] {
  return names.flatMap((name) => offered.filter(({ verb }) => verb === name))
}

function partOf(actor: Actor, partner: Partner | undefined): Part {
  if (actor.kind !== 'internal') return 'contact'
  const roles = actor.roles.filter(({ partnerId }) => partner === undefined || partnerId === partner.id)
  const has = (...some: Role[]) => roles.some(({ role }) => some.includes(role))
  if (actor.admin || has('account-manager', 'sponsor')) return 'in charge'
  return actor.managerOfAll || has('manager') ? 'manager' : 'colleague'
}
