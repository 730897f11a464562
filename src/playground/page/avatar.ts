/// <reference lib="dom" />
import type { Resident } from '../workplace.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'

const TONES = 8

/** Initials on a colour that stays the same for a name, on both platforms. The bot has a mark of its own. */
export function avatar(person: Pick<Resident, 'name' | 'isBot'>): HTMLElement {
  if (person.isBot) return el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('app'))
  const initials = person.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 2)
  let tone = 0
  for (const character of person.name) tone = (tone * 31 + (character.codePointAt(0) ?? 0)) % TONES
  return el('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, initials)
}
