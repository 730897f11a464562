import type { Card } from '../../cards/card.ts'
import { explainedCard } from '../../cards/explained-card.ts'
import { can } from '../../domain/partners/can.ts'
import { askingOf } from '../asking.ts'
import { findExplained } from '../find/find-explained.ts'
import { TOLD_TO_US_ALONE } from '../figures/figure-named.ts'
import { type Explained, explained } from '../queries/explained.ts'
import { showing } from './showing.ts'

/** How what was promised came out in a period, with the arithmetic. */
export const explainFigure = showing({
  name: 'figure.explain',
  query: explained,
  find: async (scene, request) => findExplained(await askingOf(scene), request),
  draw(told, { actor, permissions }, { partner }) {
    const needs = told?.is === 'measured' && told.figure.missing ? 'case.open' : 'case.agree'
    const may = 'allowed' in can(actor, needs, { partnerId: partner.id }, permissions)
    return drawFigure(told, actor.zone, may && told !== undefined && isOthers(told, actor.kind))
  },
})

/** The same for whoever asks outside of chat, without buttons. */
export function drawFigure(told: Explained | undefined, zone: string, may = false): Card | { refused: string } {
  if (told === undefined) return { refused: TOLD_TO_US_ALONE }
  return explainedCard(told, zone, may)
}

/** Whoever reports a number says nothing more about it. */
function isOthers(told: Explained, kind: string): boolean {
  return told.is === 'measured' && told.figure.figure.reporter !== kind
}
