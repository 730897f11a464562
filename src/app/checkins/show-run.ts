import { callingNobody } from '../../cards/calling-nobody.ts'
import { checkInPromptCard, sharedCheckInPromptCard } from '../../cards/check-in-prompt.ts'
import { checkInsPromptCard } from '../../cards/check-ins-prompt.ts'
import { internalCheckInResultCard, sharedCheckInResultCard } from '../../cards/check-in-result.ts'
import type { Card } from '../../cards/card.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { headOf, loadRoster } from '../people/roster.ts'
import { checkInAsked, checkInSoFar, type CheckInTold, resultForAll } from '../queries/check-in-now.ts'
import { toldTo } from '../queries/told-to.ts'
import type { Means } from '../scene.ts'
import type { CardOf } from '../show/touched-cards.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { joinedIn } from './joined-in.ts'
import type { Recalling } from '../show/recall-resolutions.ts'
import { type Face, showCard } from '../show/show-card.ts'

/** Ask a side: our people each alone, the partner's people from one card in the shared channel. */
export async function showPrompts(
  means: Means,
  partner: Partner,
  run: Run,
  { side, people }: { side: Side; people: readonly Party[] },
): Promise<void> {
  const { tx, touched } = means
  if (side === 'partner') {
    touched.touch({ kind: 'prompt', id: run.id, who: 'partner' }, await channelsFor(tx, partner.id, 'shared'))
    return
  }
  for (const party of people) {
    const accounts = await tx.people.accountsOf(party.personId)
    const at = await directTo(means, partner.id, { ...party, accounts })
    const asks = promptOf(run, party.personId)
    // Another check asked them that day: its message asks for this one, too, wherever it stands.
    const stands = asks.id !== run.id && (await tx.outbox.destinationsOf(promptKey(asks, party.personId))).length > 0
    if (at) touched.touch(asks, stands ? [] : [at])
  }
}

/** Somebody answered, or the window closed: what the prompts say has changed. */
export function touchPrompts({ touched }: Means, run: Run): void {
  touched.touch({ kind: 'prompt', id: run.id, who: 'partner' })
  for (const { personId } of respondentsOf(run, 'internal')) touched.touch(promptOf(run, personId))
}

/** The message that asks somebody alone: that of the run whose message this one joins. */
export function promptOf({ id, windows }: Run, personId: string): CardOf & { kind: 'prompt' } {
  return { kind: 'prompt', id: windows[personId]?.joins ?? id, who: personId }
}

/** `who`: see `CardOf`. */
export async function drawPrompt(means: Means, id: string, who: string, at: StandingDestination[]): Promise<void> {
  const run = await means.tx.runs.get(id)
  const partner = run && (await means.tx.partners.get(run.partnerId))
  if (!run || !partner) return
  const face = who === 'partner' ? sharedPrompt(means, partner, run) : await promptFor(means, partner, run, who)
  await showCard(means, partner, promptKey(run, who), face, at, {
    recalling: theirs(partner),
    ...(who === 'partner' && { manner: 'in their hours' }),
  })
}

/** The check as it looks to whoever asks: its prompt while it is open, its result once it is closed. It calls nobody: that is for the result where it stands. */
export function drawCheckIn(told: CheckInTold): Card {
  return callingNobody(cardOf(told))
}

function cardOf(told: CheckInTold): Card {
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
  const face: Face = (audience) => cardOf({ status: run.status, ...toldTo(audience, result) })
  await showCard(means, partner, resultKey(run), face, at, { recalling: theirs(partner) })
}

/** Our own people are asked alone, and have a result of their own: what stands in the shared channel is the partner's. */
function theirs(partner: Partner): Recalling {
  return { partner, side: 'partner' }
}

function resultKey(run: Run): string {
  return `check-in:${run.id}:result`
}

export function promptKey({ id }: Pick<Run, 'id'>, who: string): string {
  return `check-in:${id}:prompt:${who}`
}

function respondentsOf(run: Run, side: Side): Party[] {
  return run.respondents.filter((party) => party.side === side)
}

function sharedPrompt({ company }: Means, partner: Partner, run: Run): Face {
  const card = sharedCheckInPromptCard(checkInSoFar(company, partner, run))
  return () => card
}

/** One check by its own card; several of one day in a list. */
async function promptFor(means: Means, partner: Partner, run: Run, personId: string): Promise<Face> {
  const all = await joinedIn(means, run, personId)
  const views = [promptView(means, partner, run, personId)]
  for (const one of all) {
    const other = await means.tx.partners.get(one.partnerId)
    if (other) views.push(promptView(means, other, one, personId))
  }
  const card = views.length === 1 ? checkInPromptCard(views[0]!) : checkInsPromptCard(views)
  return () => card
}

/** How one check stands to one of ours who is asked by it. */
export function promptView({ company }: Pick<Means, 'company'>, partner: Partner, run: Run, personId: string) {
  const response = run.responses[personId]
  return {
    ...checkInAsked(company, partner, run, 'internal'),
    asks: run.respondents.some((party) => party.personId === personId),
    ...(response && { answeredAt: response.at }),
  }
}
