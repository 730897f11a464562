import type { Partner } from '../../domain/partners/partner.ts'
import type { Role } from '../../domain/partners/party.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import type { Scene } from '../scene.ts'

const CHANGES = new Set(['PersonNamed', 'PersonRemoved', 'ChannelBound', 'ChannelUnbound'])

/** How much had become of a partner's people and channels when a form was opened on them. */
export async function namedSince(scene: Scene, partner: Partner): Promise<string> {
  return String((await changesOf(scene, partner)).length)
}

/** What somebody changed since then of these: a person, and roles of which each side has one. A sentence that says who; undefined where nobody did. */
export async function namedMeanwhile(
  scene: Scene,
  partner: Partner,
  since: string | undefined,
  { personId, roles }: { personId?: string | undefined; roles: Role[] },
): Promise<string | undefined> {
  if (since === undefined) return undefined
  const isAbout = ({ data }: Fact): boolean =>
    (typeof data['name'] === 'object' && data['name'].person === personId) ||
    roles.some((role) => data['role'] === role)
  const news = (await changesOf(scene, partner)).slice(Number(since)).filter(isAbout)
  if (news.length === 0) return undefined
  const said = news.map((fact) => sayFact(fact, (side) => (side === 'internal' ? scene.company : partner.name)))
  return `Changed meanwhile: ${said.join(' ')} Below is what you entered: nothing of it is done yet. Look at it again, and send it or leave it.`
}

async function changesOf({ tx }: Scene, { id, slug }: Partner): Promise<Fact[]> {
  return (await tx.facts.of(id, slug)).filter(({ kind }) => CHANGES.has(kind))
}
