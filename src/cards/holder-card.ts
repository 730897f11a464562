import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { HELD } from './ladder-next.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { headed, lineOne } from './line-one.ts'
import { mentions } from './mentions.ts'
import { sentence, shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** `until`: by when their side climbs on without a word. */
export type HolderView = {
  about: { told: 'back' | 'snooze' } | { told: 'given'; byName: string; away?: { name: string; until: Instant } }
  label: string
  version: number
  partnerName: string
  subject: LadderSubject
  reason: string
  until?: Instant
  zone: string
  holder: PersonRef
  /** It is put off until then. */
  putOff?: true
  /** It calls nobody until its resolution is confirmed. */
  held?: true
  /** Whoever has it is away, and this one is asked in their place. */
  awayName?: string
}

/** For whoever has an escalation on their side: how does it stand, it climbs again, or it is theirs now. */
export function holderCard(view: HolderView): Card {
  const { about, label, version, subject, partnerName, reason, until, zone, holder, awayName, putOff, held } = view
  const title =
    about.told === 'back' && awayName !== undefined ? `Do you have ${label} now?` : TITLES[about.told](label)
  const at: Inline[] = until === undefined ? [] : [{ at: until, zone, style: 'date-time' }]
  const next: Record<typeof about.told, Inline[]> = {
    back: [...mentions([holder]), ', say so by ', ...at],
    snooze: [...mentions([holder]), ', the next step comes ', ...at],
    given: held
      ? [...mentions([holder]), `, ${HELD}`]
      : [...mentions([holder]), putOff ? ', put off until ' : ', back by ', ...at],
  }
  const gave = about.told === 'given' ? given(about, zone) : ''
  const from =
    awayName === undefined
      ? gave
      : `${awayName}, who ${about.told === 'snooze' ? 'had put it off' : 'has it'}, is away, and it comes to you in their place. `
  return {
    subject: label,
    title,
    ...headed(lineOne(title, next[about.told]), `${from}${subject.label}, ${partnerName}: ${sentence(reason, 300)}`),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: [`${partnerName} · ${subject.label}: ${subject.title}`] },
      { kind: 'text', text: `${from}${shorten(reason, 300)}` },
    ],
    buttons: [...(about.told === 'given' ? [] : ladderButtons({ label, version }, ['keep'])), showButton(label)],
  }
}

/** Whoever is away and had it gave it to nobody: they named who stands in. */
function given({ byName, away }: Extract<HolderView['about'], { told: 'given' }>, zone: string): string {
  if (!away) return `${byName} gave it to you. `
  const until = sayInstant(away.until, zone)
  return away.name === byName
    ? `${byName} is away until ${until}, and it comes to you in their place. `
    : `${byName} gave it to ${away.name}, who is away until ${until}: it comes to you in their place. `
}

/** `now`: who has it on that side since, or that it waits for somebody again, or is over. */
export type NoHolderView = Pick<HolderView, 'label' | 'partnerName' | 'subject'> & {
  now: { state: 'with'; byName: string } | { state: 'waits' } | { state: 'over' }
}

/** In the place of what told somebody that an escalation is theirs, once it is not. */
export function noHolderCard({ label, partnerName, subject, now }: NoHolderView): Card {
  const title = now.state === 'with' ? `${label} is with ${now.byName} now` : `${label} ${NO_HOLDER[now.state]}`
  return {
    subject: label,
    title,
    ...headed(
      lineOne(title, now.state === 'waits' ? [] : ['you need do nothing for it']),
      `${subject.label}, ${partnerName}: ${sentence(subject.title, 300)}`,
    ),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: [`${partnerName} · ${subject.label}: ${subject.title}`] }],
    buttons: [showButton(label)],
  }
}

const NO_HOLDER = { waits: 'waits for somebody again', over: 'is over' }

const TITLES = {
  back: (label: string) => `Do you still have ${label}?`,
  snooze: (label: string) => `${label} climbs again`,
  given: (label: string) => `${label} is yours now`,
}
