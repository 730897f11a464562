import type { PersonResult } from '../../src/playground/person-actions.ts'
import { buttonFor } from '../kit/button-ids.ts'
import type { Actor } from './cast.ts'
import type { Entry, Journal } from './journal.ts'
import type { Stage } from './stage.ts'

/** What an actor is to do now. */
export type Deed = Pick<Entry, 'deed' | 'how'> & {
  actor: Actor
  /** The marker of the case; absent for one that is opened. */
  about?: string
  /** Of a case that is opened. */
  severity?: number
}

/** A dialog that does not open in time was asked for by a press that came to nothing. */
const DIALOG_WITHIN_MS = 3_000

/**
 * Does it as that person, and enters it in the journal before it is done. Whatever the product answers, or does not, is an outcome.
 * `opens`: is told the marker of a case about to be opened.
 */
export async function perform(
  deed: Deed,
  stage: Stage,
  journal: Journal,
  kill: number,
  opens: (marker: string) => void,
): Promise<void> {
  const { actor, deed: kind, how } = deed
  const { platform, name: by } = actor
  const marker = journal.newMarker()
  if (kind === 'open') opens(marker)
  const entry: Entry = { deed: kind, marker, about: deed.about ?? marker, how, by, platform, outcome: 'unknown', kill }
  if (how === 'command' || how === 'mention') {
    const words = wordsOf(deed, marker, stage)
    if (words === undefined) return
    journal.entries.push(entry)
    await type(actor, how, words, stage)
    return
  }
  const card = deed.about === undefined ? undefined : cardOf(deed.about, actor, stage)
  if (deed.about !== undefined && card === undefined) return
  journal.entries.push(entry)
  if (kind === 'acknowledge' && card !== undefined) {
    entry.version = card.version
    const pressed = await press(actor, card, 'case.acknowledge', stage)
    if (pressed?.ok) entry.outcome = 'accepted'
    return
  }
  await putAway(actor, stage)
  const asked =
    card === undefined
      ? type(actor, 'command', `case ${actor.partner}`, stage)
      : press(actor, card, `case.${kind}`, stage)
  if (!(await asked)?.ok) return
  const values: Record<string, string> =
    kind === 'open' ? { title: titleOf(marker), severity: String(deed.severity) } : { text: sentenceOf(marker) }
  if (await fillIn(actor, values, stage)) entry.outcome = 'accepted'
}

/** Of what is typed the platform's own account counts: the product has it once it has answered the event with a success. */
export function settleOutcomes(journal: Journal, stage: Stage): void {
  for (const entry of journal.entries)
    if (isTyped(entry) && stage.watch.acknowledged.has(entry.marker)) entry.outcome = 'accepted'
}

/** What a platform has yet to bring to the product, as far as it does that. */
export function owedMarkers(journal: Journal): string[] {
  const owed = journal.entries.filter(
    (entry) => isTyped(entry) && (entry.how === 'mention' || entry.platform === 'teams'),
  )
  return owed.map(({ marker }) => marker)
}

function isTyped({ how }: Entry): boolean {
  return how === 'command' || how === 'mention'
}

type CardSeen = { channelId: string; id: string; label: string; version: number; payload: unknown }

/** The card of a case, as this actor sees it now. */
function cardOf(marker: string, { platform, mentionsIn }: Actor, stage: Stage): CardSeen | undefined {
  const message = stage[platform]
    .workplace()
    .messages.findLast(
      ({ channelId, visibleTo, text }) =>
        channelId === mentionsIn && visibleTo === undefined && new RegExp(`^CASE-\\d+ “${marker}`, 'u').test(text),
    )
  const label = message && /^CASE-\d+/u.exec(message.text)?.[0]
  if (message === undefined || label === undefined) return undefined
  const version = Number(/"version\\?":(\d+)/u.exec(JSON.stringify(message.payload))?.[1] ?? 0)
  return { channelId: message.channelId, id: message.id, label, version, payload: message.payload }
}

function wordsOf({ deed, actor, about, severity }: Deed, marker: string, stage: Stage): string | undefined {
  if (about === undefined) return `case ${actor.partner} "${titleOf(marker)}" --severity ${severity}`
  const card = cardOf(about, actor, stage)
  return card && `${deed} ${card.label} "${sentenceOf(marker)}"`
}

function titleOf(marker: string): string {
  return `${marker} orders are stuck`
}

function sentenceOf(marker: string): string {
  return `${marker} here is what we know`
}

function type(actor: Actor, how: 'command' | 'mention', words: string, stage: Stage): Promise<PersonResult> {
  const person = stage[actor.platform].as(actor.id)
  return how === 'command' && actor.commandsIn !== undefined
    ? person.command(actor.commandsIn, `/partner ${words}`)
    : person.say(actor.mentionsIn ?? '', `@Liaison ${words}`)
}

async function press(actor: Actor, card: CardSeen, action: string, stage: Stage): Promise<PersonResult | undefined> {
  const id = buttonFor(action, card.payload)
  return id === undefined ? undefined : stage[actor.platform].as(actor.id).press(card.channelId, card.id, id)
}

/** Closes what was left open when the product was killed. */
async function putAway(actor: Actor, stage: Stage): Promise<void> {
  const platform = stage[actor.platform]
  for (const { id, personId } of platform.workplace().dialogs)
    if (personId === actor.id) await platform.as(actor.id).dismiss(id)
}

/** Whether the dialog came, and was taken: it closes then. */
async function fillIn(actor: Actor, values: Record<string, string>, stage: Stage): Promise<boolean> {
  const platform = stage[actor.platform]
  const open = () => platform.workplace().dialogs.findLast(({ personId }) => personId === actor.id)
  if (!(await stage.watch.until(() => open() !== undefined, DIALOG_WITHIN_MS))) return false
  const dialog = open()
  if (dialog === undefined) return false
  const submitted = await platform.as(actor.id).submit(dialog.id, values)
  const stands = open()?.id === dialog.id
  if (stands) await platform.as(actor.id).dismiss(dialog.id)
  return submitted.ok && !stands
}
