import { noteShareForm } from '../../cards/note-share-form.ts'
import { LONGEST_TEXT } from '../../cards/text-limits.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { whyNot } from '../../domain/cases/why-not.ts'
import type { Party } from '../../domain/partners/party.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { changeCase } from '../cases/change-case.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import type { UseCase } from '../dispatch.ts'
import { wordsIn } from '../heard/words-in.ts'
import { sharedKey } from '../heard/copies.ts'
import { findMessage, type MessageOnRecord } from '../heard/find-message.ts'
import { noteIn } from '../heard/notes-of-ours.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { loadRoster } from '../people/roster.ts'
import type { Scene } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Let the partner read a note that was written among our own people, as a reply of whoever shares it. The form shows it word for word with those
 * who will read it, and what is sent is what it showed: `seen` is the fact that holds those words. Edited since, it comes back with what it says now.
 */
export const shareMessage: UseCase<MessageOnRecord> = {
  name: 'message.share',
  needs: 'case.share',
  find: findMessage,
  async run(scene, found, { values: { seen } }) {
    const { about, partner, words } = found
    const text = noteIn(words)
    if (found.message.chain !== 'internal')
      return refused(`${partner.name} reads it already: both sides read that place.`)
    if (!words.by || text === undefined) return refused('It says nothing that could be shared.')
    if (text.length > LONGEST_TEXT)
      return refused(
        `It has ${text.length} characters; ${LONGEST_TEXT} at most can be shared at once. Say what ${partner.name} needs in a reply.`,
      )
    const before = sharedBefore(found)
    if (before !== undefined) return done(`${before} has shared it with ${partner.name} already.`, [])
    const event = sharing(speakerParty(scene), words.by, found)
    const no = whyNot(about, event, scene.now, hoursOfSides(partner))
    if (no) return refused('refused' in no ? no.refused : no.unchanged)
    const channels = await sharedChannels(scene, partner, 'internal')
    if ('refused' in channels) return refused(channels.refused)
    if (seen === String(words.seq)) {
      const label = caseLabel(about.number)
      return changeCase(scene, about, event, { values: {} }, `Shared. ${partner.name} reads it under ${label}.`)
    }
    return ask(scene, found, { text, by: words.by, channels, editedSince: seen !== undefined })
  },
}

type Shown = { text: string; by: Party; channels: StandingDestination[]; editedSince: boolean }

async function ask({ tx }: Scene, found: MessageOnRecord, shown: Shown): Promise<Outcome> {
  const { message, about, partner, words } = found
  const roster = await loadRoster(tx, partner.id)
  const readers = roster.filter(({ side }) => side === 'partner').map(({ person }) => person.name)
  const form = noteShareForm({
    ...{ label: caseLabel(about.number), messageId: message.id, seen: words.seq, partnerName: partner.name },
    ...{ text: shown.text, author: shown.by.name, readers: [...new Set(readers)] },
    channels: await namesOf(tx, shown.channels),
  })
  if (!shown.editedSince) return { kind: 'form', form }
  return {
    kind: 'errors',
    form,
    errors: { form: 'It was edited meanwhile, so nothing was sent. This is what it says now.' },
  }
}

async function namesOf(tx: Scene['tx'], channels: StandingDestination[]): Promise<string[]> {
  const rows = channels.flatMap((to) => (to.kind === 'conversation' ? [to.conversationRowId] : []))
  const conversations = await Promise.all(rows.map((id) => tx.conversations.get(id)))
  return conversations.flatMap((one) => (one ? [one.name] : []))
}

function sharing(by: Party, author: Party, { message, words }: MessageOnRecord): CaseEvent {
  const { text, files } = wordsIn(words.data)
  return {
    ...{ type: 'CaseReplied', by, text, ...(files !== '' && { files: [files] }) },
    wrote: { by: author, at: message.saidAt, copy: sharedKey(message, words) },
  }
}

/** Who has shared the very same words before. */
function sharedBefore({ message, told, words }: MessageOnRecord): string | undefined {
  const fact = told.findLast(
    ({ kind, by, data }) =>
      kind === 'NoteShared' &&
      by?.personId === words.by?.personId &&
      data['writtenAt'] === message.saidAt &&
      noteIn({ data }) === noteIn(words),
  )
  const by = fact?.data['sharedBy']
  return typeof by === 'object' ? by.name : undefined
}
