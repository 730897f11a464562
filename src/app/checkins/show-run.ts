import { askedNoMoreCard, checkInPromptCard, sharedCheckInPromptCard } from '../../cards/check-in-prompt.ts'
import { internalCheckInResultCard, sharedCheckInResultCard } from '../../cards/check-in-result.ts'
import type { Card } from '../../cards/card.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { headOf, loadRoster } from '../people/roster.ts'
import { checkInAsked, checkInSoFar, type CheckInTold, resultForAll } from '../queries/check-in-now.ts'
import { toldTo } from '../queries/told-to.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import type { Recalling } from '../show/recall-resolutions.ts'
import { type Face, showCard } from '../show/show-card.ts'

/** Ask a side: our people each alone, the partner's people from one card in the shared channel. */
export async function showPrompts(means: Means, partner: Partner, run: Run, side: Side): Promise<void> {
  const { tx, touched } = means
  if (side === 'partner') {
    touched.touch({ kind: 'prompt', id: run.id, who: 'partner' }, await channelsFor(tx, partner.id, 'shared'))
    return
  }
  for (const party of respondentsOf(run, 'internal')) {
    const accounts = await tx.people.accountsOf(party.personId)
    const at = await directTo(means, partner.id, { ...party, accounts })
    if (at) touched.touch({ kind: 'prompt', id: run.id, who: party.personId }, [at])
  }
}

/** Somebody answered, or the window closed: what the prompts say has changed. */
export function touchPrompts({ touched }: Means, run: Run): void {
  for (const who of ['partner', ...respondentsOf(run, 'internal').map(({ personId }) => personId)])
    touched.touch({ kind: 'prompt', id: run.id, who })
}

/** `who`: see `CardOf`. */
export async function drawPrompt(means: Means, id: string, who: string, at: StandingDestination[]): Promise<void> {
  const run = await means.tx.runs.get(id)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (!run || !partner) return
  const party = run.respondents.find(({ personId }) => personId === who)
  const face = who === 'partner' ? sharedPrompt(means, partner, run) : promptFor(means, partner, run, party)
  await showCard(means, partner, promptKey(run, who), face, at, { recalling: theirs(partner) })
}

/** The check as it looks to whoever asks: its prompt while it is open, its result once it is closed. */
export function drawCheckIn(told: CheckInTold): Card {
  if (told.status === 'open') return sharedCheckInPromptCard(told)
  return told.audience === 'internal' ? internalCheckInResultCard(told) : sharedCheckInResultCard(told)
}

/** Each side gets its own result card: ours in the internal channel (or to the account manager), theirs in the shared one. */
export async function showResult(means: Means, partner: Partner, run: Run): Promise<void> {
  const { tx } = means
  const roster = await loadRoster(tx, partner.id)
  const internal = await channelsFor(tx, partner.id, 'internal')
  const head = headOf(roster, 'internal')
  const toHead = head && (await directTo(means, partner.id, reachable(head)))
  const ours = internal.length > 0 ? internal : toHead ? [toHead] : []
  means.touched.touch({ kind: 'result', id: run.id }, [...ours, ...(await channelsFor(tx, partner.id, 'shared'))])
}

export async function drawResult(means: Means, id: string, at: StandingDestination[]): Promise<void> {
  const run = await means.tx.runs.get(id)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (run?.status !== 'closed' || !partner) return
  const result = await resultForAll(means, partner, run)
  const face: Face = (audience) => drawCheckIn({ status: run.status, ...toldTo(audience, result) })
  await showCard(means, partner, resultKey(run), face, at, { recalling: theirs(partner) })
}

/** Our own people are asked alone, and have a result of their own: what stands in the shared channel is the partner's. */
function theirs(partner: Partner): Recalling {
  return { partner, side: 'partner' }
}

function resultKey(run: Run): string {
  return `check-in:${run.id}:result`
}

export function promptKey(run: Run, who: string): string {
  return `check-in:${run.id}:prompt:${who}`
}

function respondentsOf(run: Run, side: Side): Party[] {
  return run.respondents.filter((party) => party.side === side)
}

function sharedPrompt({ company }: Means, partner: Partner, run: Run): Face {
  const card = sharedCheckInPromptCard(checkInSoFar(company, partner, run))
  return () => card
}

/** Without a party: of somebody whom it asks no more. */
function promptFor({ company }: Means, partner: Partner, run: Run, party: Party | undefined): Face {
  const view = checkInAsked(company, partner, run)
  if (!party) {
    const over = askedNoMoreCard(view)
    return () => over
  }
  const response = run.responses[party.personId]
  const card = checkInPromptCard({ ...view, ...(response && { answeredAt: response.at }) })
  return () => card
}
