import { filedCard } from '../../cards/filed-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { rewordQuestion } from '../../domain/cases/reword-question.ts'
import { DELETED_TEXT } from '../../domain/erasure/deleted-text.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Fact, FactData } from '../../domain/timeline/fact.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { redrawCaseNote } from '../cases/case-notes.ts'
import { prefill } from '../pointed/prefill.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { showCard } from '../show/show-card.ts'
import { isOf } from './find-message.ts'
import { inOneText } from './question-now.ts'
import { wordsIn } from './words-in.ts'

/**
 * What else says the words of a message because of a press about it: the question made of it, the copy of one that was filed, a note of ours that was shared.
 * Each stands as a card under the case, by a key of its own.
 */
export function copyKey(kind: 'asked' | 'filed', { id }: Pick<ThreadMessage, 'id'>): string {
  return `${kind}:${id}`
}

/** Shared again once it was edited, it is another copy. `words`: the fact of what was shared. */
export function sharedKey({ id }: ThreadMessage, words: Pick<Fact, 'seq'>): string {
  return `shared:${id}:${words.seq}`
}

/** The question that was made of a message goes with it from now on: in the record it is a fact of the message too. */
export async function joinQuestion({ tx }: Means, message: ThreadMessage, about: Case): Promise<void> {
  const told = await tx.facts.of(message.partnerId, caseLabel(about.number))
  const asked = told.findLast(
    ({ kind, audience, at }) => kind === 'CaseQuestionAsked' && audience === message.chain && at === message.saidAt,
  )
  if (!asked || message.facts.includes(asked.seq)) return
  await tx.threadMessages.save({ ...message, facts: [...message.facts, asked.seq] })
}

/** `told`: what the record told of the case before. `now`: what the message says now; undefined once it is deleted. */
export type Followed = { partner: Partner; about: Case; message: ThreadMessage; told: Fact[]; now?: FactData }

/**
 * A message was edited or deleted where it was written: what copied it says so too. A note that was shared is not edited where the partner reads it: what
 * our own people write goes there by a press alone. Deleted, it is gone there as well.
 */
export async function followWithCopies(means: Means, followed: Followed): Promise<void> {
  await followWithQuestion(means, followed)
  await followWithFiled(means, followed)
  if (followed.now === undefined) await deleteShared(means, followed)
}

async function followWithQuestion(means: Means, { partner, about, message, told, now }: Followed): Promise<void> {
  const { chain, facts } = message
  const asked = told.findLast(
    ({ kind, audience, seq }) => kind === 'CaseQuestionAsked' && audience === chain && facts.includes(seq),
  )
  if (!asked?.by) return
  const text = now ? inOneText(now) : DELETED_TEXT
  const was = [asked, ...told.filter((fact) => isOf(message, fact))].flatMap(({ data }) => [
    wordsIn(data).text,
    inOneText(data),
  ])
  const state = rewordQuestion(about, new Set(was), text)
  if (state !== about) {
    await means.tx.cases.save(state)
    means.touched.touch({ kind: 'case', id: state.id })
  }
  const copy = copyKey('asked', message)
  await redrawCaseNote(means, partner, state, { note: 'question', by: asked.by, text, copy })
}

async function followWithFiled(means: Means, { partner, about, message, told, now }: Followed): Promise<void> {
  const filed = told.find((fact) => isOf(message, fact))
  if (filed?.kind !== 'MessageFiled') return
  const { by, data } = filed
  const filer = await filerOf(means, filed)
  if (!filer) return
  const author = by?.name ?? data['by']
  const { text, files } = wordsIn(now ?? {})
  const card = filedCard({
    ...{ label: caseLabel(about.number), byName: filer.name },
    byCompany: filer.side === 'internal' ? means.company : partner.name,
    ...(typeof author === 'string' && { authorName: author }),
    text: prefill({ text, files: files === '' ? [] : [files] }).description ?? '',
    since: now ? 'edited' : 'deleted',
  })
  await showCard(means, partner, copyKey('filed', message), () => card, [], {
    recalling: { partner, side: otherSide(filer.side), besides: about.id },
  })
}

/** Whoever filed it; its author where nobody else did. */
async function filerOf({ tx }: Means, { by, data }: Fact): Promise<Party | undefined> {
  const { filedBy } = data
  if (typeof filedBy !== 'object') return by
  const { person: personId, name } = filedBy
  return { personId, name, side: (await tx.people.get(personId))?.ours === true ? 'internal' : 'partner' }
}

async function deleteShared(means: Means, { partner, about, message, told }: Followed): Promise<void> {
  if (message.chain !== 'internal') return
  const said = told.filter((fact) => isOf(message, fact))
  const texts = new Set(said.map(({ data }) => inOneText(data)))
  const shared = told.filter(
    ({ kind, by, data }) =>
      kind === 'NoteShared' &&
      by?.personId === message.personId &&
      data['writtenAt'] === message.saidAt &&
      texts.has(inOneText(data)),
  )
  const [first] = shared
  if (!first?.by) return
  await recordFact(means, partner, caseLabel(about.number), { kind: 'MessageDeleted', by: first.by, data: {} })
  const seqs = shared.map(({ seq }) => seq)
  await means.tx.facts.eraseWords(partner.id, 'shared', seqs)
  for (const { by: author, data } of shared) {
    const { sharedBy } = data
    if (!author || typeof sharedBy !== 'object') continue
    const by: Party = { personId: sharedBy.person, name: sharedBy.name, side: 'internal' }
    for (const words of said.filter((fact) => inOneText(fact.data) === inOneText(data))) {
      const copy = sharedKey(message, words)
      await redrawCaseNote(means, partner, about, { note: 'reply', by, text: DELETED_TEXT, author, copy })
    }
  }
}
