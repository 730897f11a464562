import { firstBrokenLink } from '../domain/timeline/link-fact.ts'
import type { Store } from '../ports/store/store.ts'
import { sha256 } from '../storage/sha256.ts'
import { fine, type Line, problem } from './line.ts'

/**
 * `liaison verify`: walk every partner's timeline from its beginning and name the first fact that does not follow from the one before it.
 * The last hash is printed because facts cut off the end are missed only by somebody who noted it.
 */
export async function verify(store: Store): Promise<Line[]> {
  const partners = await store.read((view) => view.partners.list())
  if (partners.length === 0) return [fine('No partner is registered, so there is no timeline to check.')]
  const lines: Line[] = []
  for (const { id, slug } of partners) {
    const facts = await store.read((view) => view.facts.of(id))
    const broken = firstBrokenLink(facts, sha256)
    const last = facts.at(-1)
    if (broken) {
      const fact = facts.find(({ seq }) => seq === broken.seq)
      const about = fact ? ` It is ${fact.kind} of ${fact.subject}.` : ''
      lines.push(problem(`${slug}: the timeline is broken. ${broken.why}${about} Compare it with a backup.`))
    } else if (last) {
      lines.push(fine(`${slug}: ${facts.length} facts, none changed. The last has the hash ${last.hash}.`))
    } else {
      lines.push(
        problem(`${slug}: the timeline is empty, though the registration is recorded in it. Compare it with a backup.`),
      )
    }
  }
  return lines
}
