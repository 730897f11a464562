import type { Partner, Person } from '../../domain/partners/partner.ts'
import { slugFrom } from '../../domain/partners/slug.ts'
import type { Running } from '../../domain/terms/touched-by.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { type Rehearsal, rehearseChanged } from '../ladders/rehearse-ladder.ts'
import { namesOfCalled } from '../people/names-of.ts'
import { sayLeft } from '../people/say-left.ts'
import type { Means } from '../scene.ts'
import { applySheet, type SheetBy } from './apply-sheet.ts'
import { waitingFor } from '../terms/waiting-for.ts'
import type { LetGo, Waiting } from '../../cards/terms-preview.ts'
import { leftOutOf, removeLeftOut } from './left-out.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { runningWith } from './running-with.ts'
import { anotherName, meantAnother, nearTo } from './sheet-renames.ts'

/**
 * `removeMissing`: whoever is named and not in the sheet goes. `rename: false`: a sheet that calls a registered partner otherwise is refused.
 * `by`: who asks for it in chat, where a form makes the sheet. `known`: whoever it names knows, and is not told.
 */
export type SheetOptions = { removeMissing?: boolean; rename?: boolean; by?: SheetBy; known?: true }

/** What applying a sheet did, or would do. */
export type Applied = {
  partner: Partner
  /** As it was, unless it is new. */
  before?: Partner
  /** What was recorded of the partner itself. */
  news: Fact[]
  /** What is proposed to the partner from now on, where that changed. */
  waits?: Waiting
  /** Some of what it says does not hold: it is proposed already, and waits for the partner's word. */
  stillProposed?: true
  /** What is let go of, where it ends by this. */
  ends?: LetGo
  /** What whoever wrote the terms may want to think over, a sentence each. */
  hints: string[]
  /** How the ladders that it changes would go, with what is proposed of them. */
  rehearsals: Rehearsal[]
  /** What those are called whom its ladders name, before or after. */
  names: ReadonlyMap<string, string>
  /** What ran with it when this was done. */
  running: Running
  /** The names of those whom the sheet leaves out and who stay named. */
  stay: string[]
  /** What became of each of them who was removed for it. */
  left: string[]
  /** A registered partner that is called nearly like the new one. */
  near?: Partner
}

/** Apply a sheet in an open transaction. A refusal leaves some of it done: whoever asks undoes that. */
export async function applyIn(
  means: Means,
  sheet: PartnerSheet,
  options: SheetOptions,
): Promise<Applied | { refused: string; field?: string }> {
  const { tx } = means
  const slug = sheet.slug ?? slugFrom(sheet.name)
  const before = await tx.partners.bySlug(slug)
  if (before && options.rename === false && before.name !== sheet.name) return anotherName(before, sheet.name)
  const known = before ? (await tx.facts.of(before.id, slug)).length : 0
  const running = before ? await runningWith(means, before) : NOTHING
  const near = before ? undefined : await nearTo(tx, { slug, name: sheet.name })
  const applied = await applySheet(means, sheet, options.by)
  if ('refused' in applied) return before ? applied : meantAnother(tx, sheet, applied.refused)
  const { partner, named, hints, wanted, proposed, stillProposed } = applied
  const rehearsals = await rehearseChanged(means, sheet, before, partner, wanted)
  const others = await othersNamed(means, partner, named, options)
  const news = (await tx.facts.of(partner.id, slug)).slice(known)
  const waits = proposed && { waits: await waitingFor(means, partner, proposed) }
  const ends = before && before.stage !== 'ended' && partner.stage === 'ended' && { ends: letGo(news) }
  return {
    partner,
    ...(before && { before }),
    news,
    ...waits,
    ...(stillProposed && { stillProposed }),
    ...ends,
    hints,
    rehearsals,
    names: await namesOfCalled(means, wanted, ...(before ? [before.terms] : [])),
    running,
    ...others,
    ...(near && { near }),
  }
}

function letGo(news: Fact[]): LetGo {
  return {
    channels: news.flatMap(({ kind, data }) => (kind === 'ChannelUnbound' ? [String(data['channel'])] : [])),
    takenBack: news.some(({ kind }) => kind === 'ProposalTakenBack'),
  }
}

const NOTHING: Running = { clocks: [], ladders: [], checks: [] }

async function othersNamed(
  means: Means,
  partner: Partner,
  named: Person[],
  { removeMissing }: SheetOptions,
): Promise<Pick<Applied, 'stay' | 'left'>> {
  if (removeMissing !== true)
    return { stay: (await leftOutOf(means, partner, named)).map(({ name }) => name), left: [] }
  const removed = await removeLeftOut(means, partner, named)
  return { stay: [], left: removed.map(({ person, left }) => sayLeft(person.name, left)) }
}
