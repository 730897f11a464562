import { type Change, sayChange } from '../../domain/partners/change.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { diffTerms } from '../../domain/terms/diff-terms.ts'
import { applyPatch } from '../../domain/terms/terms-patch.ts'
import type { Scene } from '../scene.ts'
import type { Part, Run } from './part.ts'

/** The partner as it is run now, with what is proposed to it. */
export async function runOf({ tx, company }: Scene, partner: Partner): Promise<Run> {
  const proposal = await tx.proposals.openOf(partner.id)
  return { partner, company, ...(proposal && { proposal }) }
}

/** The versions that a form was opened on: of the agreement, of the partner itself, and of what is proposed. */
export function sinceOf({ partner, proposal }: Run): string {
  return `${partner.agreement.version}.${partner.version}.${proposal ? `${proposal.version}.${proposal.id}` : ''}`
}

/** What is proposed of one thing, and waits for the partner's word. */
export function proposedOf({ partner: { terms }, proposal }: Run, part: Part, of: string): Change[] {
  return proposal && part.withNow ? diffTerms(terms, part.withNow(terms, applyPatch(terms, proposal.patch), of)) : []
}

/**
 * What somebody changed of the same thing since a form was opened on it, in a sentence that says who; undefined where nobody did. Of what else was
 * changed meanwhile, nothing is said: the form leaves it as it is.
 */
export async function changedMeanwhile(
  { tx }: Scene,
  run: Run,
  part: Part,
  of: string,
  since: string,
): Promise<string | undefined> {
  if (since === sinceOf(run)) return undefined
  const [agreement = 0, version = 0] = since.split('.').map(Number)
  const { id, slug, terms } = run.partner
  if (!part.withNow) {
    const facts = (await tx.facts.of(id, slug)).filter(
      ({ kind, data }) => kind === 'PartnerChanged' && Number(data['version']) > version,
    )
    const changes = facts.map(({ data }): Change => ({
      what: said(data['what']),
      from: said(data['from']),
      to: said(data['to']),
    }))
    return sentence(changes, [...new Set(facts.map(({ by }) => by?.name ?? SOMEBODY))])
  }
  const versions = await tx.agreements.of(id)
  const before = versions.find((one) => one.version === agreement)
  if (!before) return undefined
  const changes = diffTerms(before.terms, part.withNow(before.terms, terms, of))
  if (changes.length === 0) return proposedMeanwhile(run, part, of, since)
  const whats = new Set(changes.map(({ what }) => what))
  const by = versions.filter((one) => one.version > agreement && one.changes.some(({ what }) => whats.has(what)))
  const people = await Promise.all(
    by.map(async (one) => (one.by ? (await tx.people.get(one.by.personId))?.name : undefined)),
  )
  return sentence(changes, [...new Set(people.map((name) => name ?? SOMEBODY))])
}

function proposedMeanwhile(run: Run, part: Part, of: string, since: string): string | undefined {
  const { proposal } = run
  if (!proposal || since.endsWith(`.${proposal.version}.${proposal.id}`)) return undefined
  return sentence(proposedOf(run, part, of), [proposal.proposedBy?.name ?? SOMEBODY], 'proposed')
}

function sentence(changes: Change[], people: string[], did: 'changed' | 'proposed' = 'changed'): string | undefined {
  if (changes.length === 0) return undefined
  const who = people.length === 0 ? SOMEBODY : people.join(' and ')
  return `${who[0]!.toUpperCase()}${who.slice(1)} ${did} this meanwhile: ${changes.map(sayChange).join('; ')}. Below is what you entered: nothing of it is done yet. Look at it again, and send it or leave it.`
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
