import { recordChange } from '../app/partners/record-change.ts'
import { recordForPartners } from '../app/partners/record-for-partners.ts'
import type { Means } from '../app/scene.ts'
import { HOOK_NAME, hookId, type NamedHook, OURS } from '../domain/escalations/named-hook.ts'
import type { Partner, Person } from '../domain/partners/partner.ts'
import { type FactData, named } from '../domain/timeline/fact.ts'
import type { Tx } from '../ports/store/store.ts'
import { partnerCalled } from './find-partner.ts'
import { personCalled } from './find-person.ts'

/** For whom pages go to an address: somebody, or a page hook of our company or of a partner. `id`: what the address is kept by. */
export type PagesFor = { id: string; words: string; record: (means: Means, data: FactData) => Promise<void> }

export type Named = { name?: string; of?: string }

export async function pagesFor(tx: Tx, who: string | undefined, { name, of }: Named): Promise<PagesFor | Refused> {
  if (name === undefined && of === undefined) return who === undefined ? refused(WHOSE) : ofPerson(tx, who)
  if (who !== undefined) return refused('Name a person, or a page hook by --name and --of, but not both.')
  if (name === undefined || of === undefined) return refused(WHOSE)
  const called = name.trim().toLowerCase()
  if (!HOOK_NAME.test(called)) return refused('--name: one word, such as noc.')
  if (of.trim().toLowerCase() === OURS) return asFor({ owner: OURS, name: called }, undefined)
  const partner = await partnerCalled(tx, of)
  return 'refused' in partner ? partner : asFor({ owner: partner.id, name: called }, partner)
}

type Refused = { refused: string }

const WHOSE = 'Say whose: a name, or --name noc with --of ours or the partner whose it is.'

function refused(why: string): Refused {
  return { refused: why }
}

async function ofPerson(tx: Tx, who: string): Promise<PagesFor | Refused> {
  const person = await personCalled(tx, who)
  if ('refused' in person) return person
  return { id: person.id, words: person.name, record: (means, data) => recordOfPerson(means, person, data) }
}

/** Told to our own people, with every partner for which they are named. */
async function recordOfPerson(means: Means, person: Person, data: FactData): Promise<void> {
  await recordForPartners(means, person, 'PageHookChanged', { name: named(person), ...data })
}

export function asFor(hook: NamedHook, owner: Partner | undefined): PagesFor {
  const words = owner ? `the page hook “${hook.name}” of ${owner.name}` : `our page hook “${hook.name}”`
  const record = async (means: Means, data: FactData) => {
    // Ours is there for every partner.
    const partners = owner ? [owner] : (await means.tx.partners.list()).filter(({ stage }) => stage !== 'ended')
    for (const partner of partners) await recordChange(means, partner, 'PageHookChanged', { name: words, ...data })
  }
  return { id: hookId(hook), words, record }
}
