import { explainedCard } from '../../cards/explained-card.ts'
import { findExplained } from '../find/find-explained.ts'
import { explained } from '../queries/explained.ts'
import { showing } from './showing.ts'

/** How what was promised came out in a period, with the arithmetic. */
export const explainFigure = showing({
  name: 'figure.explain',
  query: explained,
  find: findExplained,
  draw(told, { actor: { zone } }) {
    if (told === undefined) return { refused: 'What teams of ours owe is told only where our own people read.' }
    return explainedCard(told, zone)
  },
})
