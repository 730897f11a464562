import { caseFromMessageForm } from '../../cards/case-from-message-form.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { USUAL } from '../actions/case-open.ts'
import { servicesFor } from '../cases/service-said.ts'
import { saidBy } from '../heard/take-in.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { ChatScene, Request } from '../scene.ts'
import { type PointedAt, goesOnThere, isReadBy, readPointed } from './pointed-at.ts'
import { prefill, titleOf } from './prefill.ts'
import { promptTitle } from './prompt-title.ts'

/** As many cases as a form offers. */
const OFFERED = 99

/**
 * The form that asks what is to become of a message. Where the people of every partner that it may be about read the message, its words stand in it;
 * else they are asked for anew.
 */
export async function formFor(
  scene: ChatScene,
  at: PointedAt,
  partners: Partner[],
  request: Request,
): Promise<Outcome> {
  const { title, description, severity = USUAL.severity, kind = USUAL.kind, follows } = request.values
  const reading = await Promise.all(partners.map((partner) => isReadBy(scene, at.conversation, partner)))
  const unread = reading.includes(false)
  const words = unread || !at.message ? {} : await wordsOf(scene, partners, at.message.messageId)
  if (words === 'gone') return refused('That message is not there any more.')
  const filled = {
    ...words,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  }
  const [only] = partners
  const held = goesOnThere(at, partners)
  const form = caseFromMessageForm({
    context: {
      ...(partners.length === 1 && only && { partner: only.slug }),
      ...(at.message && { message: at.message.messageId }),
      ...(at.threadId !== undefined && { thread: at.threadId }),
    },
    partners: partners.map(({ slug, name }) => ({ slug, name })),
    cases: await casesOffered(scene, partners, held),
    ...(held && { inThreadOf: caseLabel(held.number) }),
    ...(follows !== undefined && { follows }),
    unread,
    where: partners.length === 1 && only ? await sharedNames(scene, only) : [],
    ...filled,
    severity,
    kind,
    ...(partners.length === 1 && only && servicesFor(scene, only, request.values['service'])),
  })
  return { kind: 'form', form }
}

async function wordsOf(
  scene: ChatScene,
  partners: Partner[],
  messageId: string,
): Promise<{ title?: string; description?: string } | 'gone'> {
  const { here } = scene
  const read = here.message ? { message: here.message, gone: false } : readPointed(scene, messageId)
  if (read.gone) return 'gone'
  if (!read.message) return {}
  const text = saidBy(scene, read.message)
  const words = prefill({ text, files: read.message.files })
  if (read.message.author) return words
  const title = await promptTitle(scene, partners, text)
  return { ...words, ...(title !== undefined && { title: titleOf(title) }) }
}

/** The open ones, that of the thread first. */
async function casesOffered(
  { tx }: ChatScene,
  partners: Partner[],
  held: Case | undefined,
): Promise<{ label: string; title: string }[]> {
  const each = await Promise.all(
    partners.map(({ id }) => tx.cases.list({ partnerId: id, unresolved: true, limit: OFFERED })),
  )
  const all = [...(held ? [held] : []), ...each.flat().filter(({ id }) => id !== held?.id)]
  return all.slice(0, OFFERED).map(({ number, title }) => ({ label: caseLabel(number), title }))
}

async function sharedNames({ tx }: ChatScene, { id }: Partner): Promise<string[]> {
  const bindings = await tx.bindings.of(id)
  return bindings.flatMap(({ purpose, conversation: { present, name } }) =>
    purpose === 'shared' && present && name !== '' ? [`#${name}`] : [],
  )
}
