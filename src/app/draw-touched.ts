import { caseCardKey, caseFace } from './cases/show-case.ts'
import { drawBreaches } from './cases/breaches.ts'
import { breachFace } from './cases/clock-notices.ts'
import { drawReminder } from './checkins/remind.ts'
import { drawPrompt, drawResult } from './checkins/show-run.ts'
import { drawCall, listedCalls } from './ladders/joined-calls.ts'
import { ladderCardKey, ladderFace, howLadderStands, mannerOfCalls } from './ladders/show-ladder.ts'
import { drawDrill, drawDrillAsked } from './drills/show-drill.ts'
import { drawMaintenance } from './maintenance/show-maintenance.ts'
import { toldBesideCall } from './notices/tell-news.ts'
import type { Means } from './scene.ts'
import type { StandingDestination } from './show/standing-destination.ts'
import { audienceOf } from './show/audience.ts'
import { refreshCard, showCard } from './show/show-card.ts'
import { drawProposal } from './terms/show-proposal.ts'
import type { CardOf } from './show/touched-cards.ts'

/** Draw every card that was touched, once. At the end of a transaction, or before a message that must stand below them. */
export async function drawTouched(means: Means): Promise<void> {
  for (let next = means.touched.take(); next; next = means.touched.take()) await draw(means, next.card, next.at)
}

async function draw(means: Means, card: CardOf, at: StandingDestination[]): Promise<void> {
  switch (card.kind) {
    case 'case':
      return drawCase(means, card.id, at)
    case 'case among ourselves':
      return drawCaseAmongOurselves(means, card.id)
    case 'ladder':
      return drawLadder(means, card.id, at)
    case 'call':
      return drawCall(means, card.id, at, (...of) => toldBesideCall(means, ...of))
    case 'prompt':
      return drawPrompt(means, card.id, card.who, at)
    case 'reminder':
    case 'last reminder':
      return drawReminder(means, card, at)
    case 'result':
      return drawResult(means, card.id, at)
    case 'terms':
      return drawProposal(means, card.id, at)
    case 'breaches':
      return drawBreaches(means, card.id, at, (...of) => breachFace(means, ...of))
    case 'drill':
      return drawDrill(means, card.id, card.who, at)
    case 'drill asked':
      return drawDrillAsked(means, card.id, at)
    case 'maintenance':
      return drawMaintenance(means, card.id, at)
  }
}

async function drawCase(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const state = await means.tx.cases.get(id)
  const partner = state && (await means.tx.partners.get(state.partnerId))
  if (state && partner) await showCard(means, partner, caseCardKey(state), await caseFace(means, partner, state), at)
}

async function drawCaseAmongOurselves(means: Means, id: string): Promise<void> {
  const state = await means.tx.cases.get(id)
  const partner = state && (await means.tx.partners.get(state.partnerId))
  if (!state || !partner) return
  const isOurs = async (to: StandingDestination) => (await audienceOf(means.tx, to)) === 'internal'
  await refreshCard(means, partner, caseCardKey(state), await caseFace(means, partner, state), isOurs)
}

/** And the messages that list it with others. */
async function drawLadder(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const ladder = await means.tx.ladders.get(id)
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  if (!ladder || !partner) return
  await showCard(means, partner, ladderCardKey(ladder), await ladderFace(means, partner, ladder), at, {
    ...howLadderStands(partner, ladder),
    manner: mannerOfCalls([ladder]),
  })
  for (const call of await listedCalls(means, ladder)) means.touched.touch({ kind: 'call', id: call.id })
}
