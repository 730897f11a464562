import { explainedCard } from '../../cards/explained-card.ts'
import { can } from '../../domain/partners/can.ts'
import { findExplained } from '../find/find-explained.ts'
import { type Explained, explained } from '../queries/explained.ts'
import { showing } from './showing.ts'

/** How what was promised came out in a period, with the arithmetic. */
export const explainFigure = showing({
  name: 'figure.explain',
  query: explained,
  find: findExplained,
  draw(told, { actor, permissions }, { partner }) {
    if (told === undefined) return { refused: 'What teams of ours owe is told only where our own people read.' }
    const { zone } = actor
    const may = 'allowed' in can(actor, 'case.agree', { partnerId: partner.id }, permissions)
    return explainedCard(told, zone, may && isOthers(told, actor.kind))
  },
})

/** Whoever reports a number says nothing more about it. */
function isOthers(told: Explained, kind: string): boolean {
  return told.is === 'measured' && told.figure.figure.reporter !== kind
}
