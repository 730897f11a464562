import { checkInPromptCard, sharedCheckInPromptCard } from '../../cards/check-in-prompt.ts'
import { internalCheckInResultCard, sharedCheckInResultCard } from '../../cards/check-in-result.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { headOf, loadRoster } from '../people/roster.ts'
import { recordHeadOf } from '../record/head-of.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
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
  const face = who === 'partner' ? sharedPrompt(means, partner, run) : party && promptFor(means, partner, run, party)
  if (face) await showCard(means, partner, promptKey(run, who), face, at)
}

/** The check as it looks now to whoever asks: its prompt while it is open, its result once it is closed. */
export async function runFace(means: Means, partner: Partner, run: Run): Promise<Face> {
  if (run.status === 'open') return sharedPrompt(means, partner, run)
  const view = {
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    ourName: means.company,
    kind: run.kind,
    closedAt: run.closedAt,
    zone: usualHours(partner.terms).zone,
    result: run.result,
    record: await recordHeadOf(means.tx, partner, runLabel(run.number)),
  }
  const voices = Object.entries(run.responses).flatMap(([personId, response]) => {
    const name = run.respondents.find((party) => party.personId === personId)?.name ?? 'Somebody no longer named'
    const said = [response.followUp, response.comment].filter((text) => text !== undefined)
    return said.map((text) => ({ name, company: response.side === 'internal' ? means.company : partner.name, text }))
  })
  const silent = run.respondents.filter(({ personId }) => !(personId in run.responses)).map(({ name }) => name)
  return (audience) =>
    audience === 'shared' ? sharedCheckInResultCard(view) : internalCheckInResultCard({ ...view, voices, silent })
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
  if (run?.status === 'closed' && partner)
    await showCard(means, partner, resultKey(run), await runFace(means, partner, run), at)
}

function resultKey(run: Run): string {
  return `check-in:${run.id}:result`
}

function promptKey(run: Run, who: string): string {
  return `check-in:${run.id}:prompt:${who}`
}

function respondentsOf(run: Run, side: Side): Party[] {
  return run.respondents.filter((party) => party.side === side)
}

function sharedPrompt(means: Means, partner: Partner, run: Run): Face {
  const theirs = respondentsOf(run, 'partner')
  const card = sharedCheckInPromptCard({
    ...promptView(means, partner, run),
    answered: theirs.filter(({ personId }) => personId in run.responses).length,
    asked: theirs.length,
  })
  return () => card
}

function promptFor(means: Means, partner: Partner, run: Run, party: Party): Face {
  const response = run.responses[party.personId]
  const view = promptView(means, partner, run)
  const card = checkInPromptCard({ ...view, ...(response && { answeredAt: response.at }) })
  return () => card
}

function promptView(means: Means, partner: Partner, run: Run) {
  return {
    label: runLabel(run.number),
    version: run.version,
    partnerName: partner.name,
    ourName: means.company,
    kind: run.kind,
    itemCount: run.items.length,
    openedAt: run.openedAt,
    closesAt: run.closesAt,
    zone: usualHours(partner.terms).zone,
    open: run.status === 'open',
    takesLateAnswers: run.status === 'closed' && run.supersededAt === undefined,
  }
}
