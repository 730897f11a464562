import type Database from 'better-sqlite3'
import { type Cast, castOf } from './sheets.ts'

type Terms = { terms: { objectives: { id: string }[] } }

/** For each partner, by its number: every id of partner 0 that a row may say, and what that partner has in its place. */
export function idsOfPartners(db: Database.Database): (nth: number) => ReadonlyMap<string, string> {
  const idsOf = (nth: number): string[] => idsIn(db, castOf(nth))
  const originals = idsOf(0)
  const known = new Map<number, ReadonlyMap<string, string>>()
  return (nth) => {
    const ready = known.get(nth)
    if (ready !== undefined) return ready
    const made = new Map(idsOf(nth).map((id, at) => [originals[at]!, id]))
    known.set(nth, made)
    return made
  }
}

/** In an order that is the same for all partners. */
function idsIn(db: Database.Database, cast: Cast): string[] {
  const partner = db
    .prepare<[string], { id: string; agreementId: string; state: string }>(
      `SELECT p.id, p.agreementId, a.state FROM "Partner" AS p JOIN "AgreementVersion" AS a ON a.id = p.agreementId WHERE p.slug = ?`,
    )
    .get(cast.slug)!
  const { terms } = JSON.parse(partner.state) as Terms
  const person = db.prepare<[string], { personId: string }>('SELECT personId FROM "Account" WHERE userId = ?')
  const conversation = db.prepare<[string], { id: string }>('SELECT id FROM "Conversation" WHERE conversationId = ?')
  const { theirManager, theirMember, ourManager, ourMember, ourLead, shared, internal, managers } = cast
  return [
    partner.id,
    partner.agreementId,
    ...terms.objectives.map(({ id }) => id),
    ...[theirManager, theirMember, ourManager, ourMember, ourLead].map(({ userId }) => person.get(userId)!.personId),
    ...[shared, internal, managers].map((id) => conversation.get(id)!.id),
  ]
}
