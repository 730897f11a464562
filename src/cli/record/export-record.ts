import type { AppServices } from '../../app/services.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sayHead } from '../../domain/timeline/head.ts'
import type { RecordLine } from '../../domain/timeline/record-line.ts'
import type { Tx } from '../../ports/store/store.ts'
import { readContent } from '../../storage/shapes/fact.ts'
import { partnerCalled } from '../find-partner.ts'

const PAGE = 1_000

/**
 * The shared record of a partner as JSON Lines, which anybody can verify without the database; docs/record.md tells the format. Facts as
 * they were recorded, between a first line that says whose record it is and a last one with its head and the names of whom it is about.
 */
export async function exportRecord(
  { store, company }: AppServices,
  name: string,
): Promise<{ partner: Partner; lines: string[] } | { refused: string }> {
  return store.read(async (view) => {
    const partner = await partnerCalled(view, name)
    if ('refused' in partner) return partner
    const facts = await sharedFacts(view, partner.id)
    const last = facts.at(-1)
    const begin = {
      ...{ format: 'liaison-record', version: 1, partner: partner.id, chain: 'shared', slug: partner.slug },
      companies: { internal: company, partner: partner.name },
    }
    const end = {
      end: true,
      facts: facts.length,
      ...(last && { head: sayHead(last) }),
      people: await namesIn(view, facts),
    }
    return { partner, lines: [begin, ...facts, end].map((line) => JSON.stringify(line)) }
  })
}

async function sharedFacts(view: Tx, partnerId: string): Promise<RecordLine[]> {
  const facts: RecordLine[] = []
  for (;;) {
    const page = await view.facts.lines(partnerId, 'shared', facts.at(-1)?.seq ?? 0, PAGE)
    facts.push(...page)
    if (page.length < PAGE) return facts
  }
}

/** What the people of the record are called now, by their ids; whoever was erased is called nothing any more. */
async function namesIn(view: Tx, facts: RecordLine[]): Promise<Record<string, string>> {
  const ids = new Set<string>()
  for (const { seq, content } of facts) {
    const { by, data } =
      content.text === undefined ? { data: {} } : readContent(content.text, { table: 'Fact', id: seq })
    if (by) ids.add(by.person)
    for (const value of Object.values(data)) if (typeof value === 'object') ids.add(value.person)
  }
  const people = await Promise.all([...ids].map((id) => view.people.get(id)))
  return Object.fromEntries(people.flatMap((person) => (person ? [[person.id, person.name]] : [])))
}
