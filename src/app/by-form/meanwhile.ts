import { type Change, sayChange } from '../../domain/partners/change.ts'
import { type Side, SOMEBODY } from '../../domain/partners/party.ts'
import { changeByName } from '../../domain/partners/person-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { whatChanged } from '../../domain/partners/what-changed.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { applyPatch } from '../../domain/terms/terms-patch.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { changesByName, namesOfCalled } from '../people/names-of.ts'
import { loadRoster } from '../people/roster.ts'
import type { Scene } from '../scene.ts'
import { asOpened, whoChanged } from './about-meanwhile.ts'
import type { Entries, Part, Run } from './part.ts'

/** What was entered into a form, of which of its things, and as what it was opened. */
export type Entered = { of: string; since: string; entries: Entries }

/** What a form says that comes back: who changed what, and what was entered, with what is now in each field that was left as it was. */
export type Meanwhile = { above: string; entries: Entries }

/** The partner as it is run now, with what is proposed to it. */
export async function runOf({ tx, company }: Scene, partner: Partner): Promise<Run> {
  const proposal = await tx.proposals.openOf(partner.id)
  const proposed = proposal ? [applyPatch(partner.terms, proposal.patch)] : []
  const roster = await loadRoster(tx, partner.id)
  const there = (of: Side) => [...new Set(roster.flatMap(({ side, person }) => (side === of ? person.name : [])))]
  const people = {
    there: { internal: there('internal'), partner: there('partner') },
    called: await namesOfCalled({ tx }, partner.terms, ...proposed),
  }
  return { partner, company, people, ...(proposal && { proposal }) }
}

/** As what a form is opened: the versions of the agreement and of what is proposed; of what is no part of the terms, its fields. */
export function sinceOf({ partner, proposal, company, people }: Run, part: Part): string {
  if (!part.withNow) return JSON.stringify([partner.version, part.said({ partner, company, people }, '')])
  return `${partner.agreement.version}.${proposal ? `${proposal.version}.${proposal.id}` : ''}`
}

/** What is proposed of all that a form is about, and waits for the partner's word. */
export function proposedOf(run: Run, part: Part, of: string, entries: Entries): Change[] {
  const { partner, proposal } = run
  if (!proposal || !part.withNow) return []
  const proposed = withTerms(run, applyPatch(partner.terms, proposal.patch))
  return diffTerms(partner.terms, part.withNow(partner.terms, proposed, of, entries)).map((one) =>
    changeByName(one, (id) => run.people.called.get(id)),
  )
}

/**
 * What somebody changed, since a form was opened, of all that it is about as it was sent; undefined where nobody did. Of what else was changed meanwhile,
 * nothing is said: the form leaves it as it is.
 */
export async function changedMeanwhile(
  scene: Scene,
  run: Run,
  part: Part,
  entered: Entered,
): Promise<Meanwhile | undefined> {
  const { of, since, entries } = entered
  if (since === sinceOf(run, part)) return undefined
  if (!part.withNow) return aboutMeanwhile(scene, run, part, entered)
  const versions = await scene.tx.agreements.of(run.partner.id)
  const opened = versions.find(({ version }) => version === Number.parseInt(since, 10))
  if (!opened) return undefined
  const found = diffTerms(opened.terms, part.withNow(opened.terms, run, of, entries))
  const changes = await changesByName(scene, found)
  const whats = new Set(changes.map(({ what }) => what))
  const by = versions.filter(
    ({ version, changes: made }) => version > opened.version && made.some(({ what }) => whats.has(what)),
  )
  const people = await Promise.all(
    by.map(async (one) => (one.by ? (await scene.tx.people.get(one.by.personId))?.name : undefined)),
  )
  const above =
    changes.length > 0
      ? sentence(changes, [...new Set(people.map((name) => name ?? SOMEBODY))])
      : proposedMeanwhile(run, part, entered)
  return above === undefined ? undefined : comesBack(part, withTerms(run, opened.terms), run, entered, above)
}

async function aboutMeanwhile({ tx }: Scene, run: Run, part: Part, entered: Entered): Promise<Meanwhile | undefined> {
  const opened = asOpened(run.partner, entered.since)
  const changes = opened ? whatChanged(opened, run.partner) : []
  if (!opened || changes.length === 0) return undefined
  const people = whoChanged(await tx.facts.of(run.partner.id, run.partner.slug), opened.version)
  return comesBack(part, { ...run, partner: opened }, run, entered, sentence(changes, people))
}

/** A field that was left as it stood says nothing: it would take back what somebody else changed. */
function comesBack(part: Part, opened: Run, now: Run, { of, entries }: Entered, above: string): Meanwhile {
  const [was, is] = [part.said(opened, of) ?? {}, part.said(now, of) ?? {}]
  const ids = [...new Set([...Object.keys(entries), ...Object.keys(is)])]
  const merged = ids.flatMap((id) => {
    const value = entries[id] === was[id] ? is[id] : entries[id]
    return value === undefined ? [] : [[id, value] as const]
  })
  return { above, entries: Object.fromEntries(merged) }
}

function withTerms(run: Run, terms: Terms): Run {
  return { ...run, partner: { ...run.partner, terms } }
}

function proposedMeanwhile(run: Run, part: Part, { of, since, entries }: Entered): string | undefined {
  const { proposal } = run
  if (!proposal || since.endsWith(`.${proposal.version}.${proposal.id}`)) return undefined
  const changes = proposedOf(run, part, of, entries)
  if (changes.length === 0) return undefined
  return sentence(changes, [proposal.proposedBy?.name ?? SOMEBODY], 'proposed')
}

function sentence(changes: Change[], people: string[], did: 'changed' | 'proposed' = 'changed'): string {
  const who = people.length === 0 ? SOMEBODY : people.join(' and ')
  return `${who[0]!.toUpperCase()}${who.slice(1)} ${did} this meanwhile: ${changes.map(sayChange).join('; ')}. Below is what you entered, and the rest as it is now: nothing of it is done yet. Look at it again, and send it or leave it.`
}
