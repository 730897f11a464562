import type { RotationEffect } from '../domain/rotations/rotation-event.ts'
import type { Stretch } from '../domain/time/stretches.ts'
import type { Button, Card, CardBlock, Inline, PersonRef } from './card.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'

export type RotationTold = {
  slug: string
  /** Of which company it is: "Northwind for Acme Hosting", "Acme Hosting". */
  whose: string
  rotation: string
  zone: string
  to: PersonRef
  /** `OnDuty`: it is theirs from now on. */
  what: RotationEffect['of'] | 'OnDuty'
  /** Of the override or the swap; of the rotation where it is neither. */
  id: string
  byName?: string
  /** Of an override its own; of a swap the turn that was given, and the one that was taken. None: what it was about is gone. */
  times: Stretch[]
  /** The two of a swap. */
  other?: string
}

const TITLES: Record<RotationTold['what'], string> = {
  OnDuty: 'You are on duty now',
  OverrideSet: 'You are on duty',
  OverrideEnded: 'You are no longer on duty',
  SwapAsked: 'A swap is asked of you',
  SwapAccepted: 'Your swap is accepted',
  SwapDeclined: 'Your swap is declined',
  SwapWithdrawn: 'A swap is taken back',
  SwapLapsed: 'A swap does not hold',
  DutyEnded: 'You are no longer on duty',
  RotationEnded: 'You will not be on duty',
}

/** Somebody is told what of a rotation concerns them now; asked for a swap, with the two answers to it. */
export function rotationToldCard(view: RotationTold): Card {
  const { slug, whose, rotation, to, what, byName, times, zone, other } = view
  const title = TITLES[what]
  const lead: Inline[] = [
    `“${rotation}” of ${whose}`,
    ...(what === 'DutyEnded' || what === 'RotationEnded' ? [' has ended'] : []),
    ...(other === undefined ? [] : [`, between ${other}`]),
    byName === undefined ? '.' : `, by ${byName}.`,
  ]
  const lines = times.map((one, at) => [...before(what, at), ...between(one, zone)])
  const line = `${slug}: ${title}`
  // Whom it calls stands in line one, where a channel reads it.
  const headline: Inline[] = [line, ', ', { mention: to }]
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [{ kind: 'text', text: lead }, ...(lines.length > 0 ? [{ kind: 'list', items: lines } as CardBlock] : [])],
    buttons: what === 'SwapAsked' ? [answer(view, 'accept'), answer(view, 'decline')] : [],
    fallback: `${plainText(headline)}. ${plainText(lead)}${lines.map((one) => ` ${plainText(one)}.`).join('')}`,
  }
}

function before(what: RotationTold['what'], at: number): Inline[] {
  if (what === 'RotationEnded') return ['You were to be on ']
  if (what !== 'SwapAsked') return []
  return [at === 0 ? 'You would take ' : 'You would give ']
}

function between({ from, to }: Stretch, zone: string): Inline[] {
  return [{ at: from, zone, style: 'date-time' }, ' until ', { at: to, zone, style: 'date-time' }]
}

function answer({ slug, id }: RotationTold, which: 'accept' | 'decline'): Button {
  return {
    action: `rotation.${which}`,
    label: which === 'accept' ? BUTTON_WORDS.acceptSwap : BUTTON_WORDS.declineSwap,
    style: which === 'accept' ? 'primary' : 'plain',
    ...{ subject: slug, version: 0, data: { swap: id } },
  }
}
