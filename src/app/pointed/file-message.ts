import { filedCard } from '../../cards/filed-card.ts'
import { wordsOf } from '../../domain/cases/case-facts.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { type FactData, named } from '../../domain/timeline/fact.ts'
import type { Written } from '../../ports/inbound.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { didToCase } from '../did.ts'
import { copyKey } from '../heard/copies.ts'
import { saidBy, writtenBy } from '../heard/take-in.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { ChatScene, Request } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice, showCard } from '../show/show-card.ts'
import { speakerParty } from '../speaker-party.ts'
import { isReadBy, type PointedAt, readPointed } from './pointed-at.ts'
import { isAsPrefilled } from './prefill.ts'
import { otherSide } from '../../domain/cases/other-side.ts'

type Onto = { about: Case; partner: Partner }

/**
 * Put a message on the record of a case. What stands in the form is what both sides read of it. It answers nothing and moves no clock: it was written
 * elsewhere.
 */
export async function fileMessage(
  scene: ChatScene,
  { conversation, message }: PointedAt,
  { about, partner }: Onto,
  { values }: Request,
): Promise<Outcome> {
  const { tx, ids, now } = scene
  const label = caseLabel(about.number)
  if (isOver(about)) return refused(`${label} is over. Make the message a case of its own, or reopen ${label}.`)
  const known = message && (await tx.threadMessages.at(message, partner.id))
  const has = known && (await tx.cases.get(known.caseId))
  if (has?.id === about.id) return done(`That message is on the record of ${label} already.`, [])
  if (has) return refused(`That message is on the record of ${caseLabel(has.number)} already.`)
  const by = speakerParty(scene)
  const isRead = await isReadBy(scene, conversation, partner)
  const written = message && isRead ? readPointed(scene, message.messageId).message : undefined
  const said = values['description'] ?? values['title']
  if (said === undefined) return refused(`Say in the description what of it belongs on ${label}.`)
  const authors = written && (await authorsWords(scene, partner, written, said))
  const recorded = authors ?? { by, data: wordsOf(said, written?.files ?? []) }
  const { seq } = await recordFact(scene, partner, label, { kind: 'MessageFiled', ...recorded })
  const id = ids.next()
  if (message)
    await tx.threadMessages.insert({
      ...{ id, ...message, partnerId: partner.id, caseId: about.id },
      ...(authors?.by && { personId: authors.by.personId }),
      // The form's own words are not the message's: what becomes of it later is nothing to them.
      ...{ saidAt: written?.writtenAt ?? now, chain: 'shared', facts: authors ? [seq] : [], counted: false },
    })
  const author = written && authorName(scene, written.author)
  const byCompany = by.side === 'internal' ? scene.company : partner.name
  const card = filedCard({
    ...{ label, byName: by.name, byCompany, text: said },
    ...(author !== undefined && { authorName: author }),
  })
  const at = await channelsFor(tx, partner.id, 'shared')
  const how = {
    threadOf: caseCardKey(about),
    recalling: { partner, side: otherSide(by.side), besides: about.id },
  }
  if (authors) await showCard(scene, partner, copyKey('filed', { id }), () => card, at, how)
  else await sendNotice(scene, at, () => card, undefined, how)
  return done(`It is on the record of ${label}, and stands under its card.`, [didToCase('MessageFiled', about)])
}

/**
 * What the message says, as its author’s own: a later edit is theirs, and it is erased with them. Undefined where the form says something else, and of
 * people of neither company.
 */
async function authorsWords(
  scene: ChatScene,
  partner: Partner,
  written: Written,
  said: string,
): Promise<{ by?: Party; data: FactData } | undefined> {
  const { author, files } = written
  if (!author || !isAsPrefilled({ description: said }, { text: saidBy(scene, written), files })) return undefined
  const { by, data } = await writtenBy(scene, partner, written, author)
  if (!by && data['by'] === undefined) return undefined
  const filer = speakerParty(scene)
  const isOwn = by?.personId === filer.personId
  return { ...(by && { by }), data: { ...data, ...(!isOwn && { filedBy: named(filer) }) } }
}

function authorName(scene: ChatScene, author: { userId: string; name: string } | undefined): string | undefined {
  if (!author) return undefined
  const name = saidBy(scene, { text: `@{${author.userId}}`, mentions: [{ ...author, organisations: [] }] })
  return name.replace(/^@/u, '')
}
