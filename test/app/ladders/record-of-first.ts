import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import type { App } from '../../kit/app-fixture.ts'

/** What the record of ESC-1 says, each with who reads it: "shared: Anna Berg acknowledged …". `kinds`: of these facts alone. */
export async function recordOfFirst(app: App, ...kinds: string[]): Promise<string[]> {
  const { partnerId } = (await app.read((view) => view.ladders.byNumber(1)))!
  const facts = await app.read((view) => view.facts.of(partnerId, 'ESC-1'))
  return facts
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map((fact) => `${fact.audience}: ${sayFact(fact, (side) => (side === 'internal' ? 'Northwind' : 'Acme'))}`)
}
