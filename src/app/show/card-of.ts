import type { CardOf } from './touched-cards.ts'

/** The card that a key names, where it can be drawn from what is stored. */
export function cardOf(cardKey: string): CardOf | undefined {
  const [what, id, face, who] = cardKey.split(':')
  if (id === undefined) return undefined
  switch (what) {
    case 'case':
      return { kind: 'case', id }
    case 'escalation':
      return { kind: 'ladder', id }
    case 'call':
      return { kind: 'call', id }
    case 'terms':
      return { kind: 'terms', id }
    case 'breaches':
      return face === undefined ? undefined : { kind: 'breaches', id: `${id}:${face}` }
    case 'maintenance':
      return { kind: 'maintenance', id }
    case 'drill':
      return face === undefined || who === undefined ? undefined : { kind: 'drill', id: `${id}:${face}`, who }
    case 'drill-asked':
      return { kind: 'drill asked', id }
    case 'check-in':
      if (face === 'result') return { kind: 'result', id }
      if (who === undefined) return undefined
      return { kind: face === 'reminder' ? face : face === 'last-reminder' ? 'last reminder' : 'prompt', id, who }
    default:
      return undefined
  }
}
