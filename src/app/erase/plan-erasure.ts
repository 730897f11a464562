import { isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import { mayNameSomebody, wordsOfName } from '../../domain/erasure/names-somebody.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Mention, WrittenFact } from '../../ports/store/erasure.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import { loadRoster } from '../people/roster.ts'
import { successorOf } from '../people/successor.ts'

/** What erasing somebody would come to. */
export type ErasurePlan = {
  person: Person
  /** Their own first, then those under which they were known before. */
  personIds: string[]
  /** All that they were called. */
  names: string[]
  accounts: Account[]
  /** The partners they are named for. */
  namedFor: Partner[]
  written: WrittenFact[]
  /** Where others wrote their name, or a word of it. */
  mentions: Mention[]
}

/** What would go, changing nothing; or why it cannot go now. */
export async function planErasure(tx: Tx, person: Person): Promise<ErasurePlan | { refused: string }> {
  const former = await formerSelves(tx, person)
  const personIds = [person, ...former].map(({ id }) => id)
  const names = [...new Set([person, ...former].map(({ name }) => name))]
  const written = await tx.erasure.writtenBy(personIds)
  const why = (await whyDisputed(tx, person, written)) ?? (await whyAlone(tx, person))
  if (why !== undefined) return { refused: why }
  const partnerIds = new Set((await tx.memberships.ofPerson(person.id)).map(({ partnerId }) => partnerId))
  const namedFor = await Promise.all([...partnerIds].map((id) => tx.partners.get(id)))
  return {
    person,
    personIds,
    names,
    accounts: await tx.people.accountsOf(person.id),
    namedFor: namedFor.filter((partner) => partner !== undefined),
    written,
    mentions: await tx.erasure.mentionsOf(names.flatMap(wordsOfName), personIds, (text) =>
      names.some((name) => mayNameSomebody(text, name)),
    ),
  }
}

/** The people they were known as before it turned out that all are one. */
export async function formerSelves(tx: Tx, { id }: Person): Promise<Person[]> {
  const former = await Promise.all((await tx.erasure.formerIdsOf(id)).map((one) => tx.people.get(one)))
  return former.filter((one) => one !== undefined)
}

/** What was written in a dispute is still needed while it is open. */
async function whyDisputed(tx: Tx, { name }: Person, written: WrittenFact[]): Promise<string | undefined> {
  const open: string[] = []
  for (const label of new Set(written.map(({ subject }) => subject))) {
    const [, number] = /^CASE-(\d+)$/u.exec(label) ?? []
    const state = number === undefined ? undefined : await tx.cases.byNumber(Number(number))
    // One that is called resolved may still be called unsolved.
    if (state?.kind === 'dispute' && (!isOver(state) || toBeConfirmed(state))) open.push(label)
  }
  if (open.length === 0) return undefined
  const which = open.length === 1 ? `${open[0]}, a dispute that is open` : `${open.join(', ')}, disputes that are open`
  return `${name} wrote in ${which}: what was said there stays until it is resolved and confirmed. Erase them then.`
}

/** Every partner has an account manager of ours, whose part passes on first. */
async function whyAlone(tx: Tx, { id, name }: Person): Promise<string | undefined> {
  for (const { partnerId, side, role } of await tx.memberships.ofPerson(id)) {
    if (side !== 'internal' || role !== 'account-manager') continue
    if (successorOf(await loadRoster(tx, partnerId), id, side)) continue
    const partner = await tx.partners.get(partnerId)
    if (partner)
      return `${name} is the account manager of ${partner.name}, and nobody else of ours is named for it. Name somebody first: \`people ${partner.slug} add @name --role account-manager\`.`
  }
  return undefined
}
