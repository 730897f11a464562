import { validateAdaptiveCard } from '../card-schema/validate-adaptive-card.ts'
import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import { findUser, type TeamsWorld } from '../teams-world.ts'
import { badSyntax, ConnectorRefusal } from './refusal.ts'

/** The most that a message may weigh, as JSON (Teams platform docs, "Format your bot messages": about 28 KB). */
const LARGEST_MESSAGE_BYTES = 28 * 1024

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'
const OTHER_CARDS = ['hero', 'thumbnail', 'signin', 'receipt'].map((name) => `application/vnd.microsoft.card.${name}`)

/** Throws the connector's refusal unless Teams would take this message from a bot. */
export function checkActivity(activity: unknown, world: TeamsWorld): asserts activity is JsonObject {
  if (!isObject(activity)) throw badSyntax('The activity is missing.')
  if (activity.type !== 'message' && activity.type !== 'typing') throw badSyntax('Unknown activity type')
  checkSize(activity)
  if (activity.type === 'typing') return
  if (activity.text !== undefined && typeof activity.text !== 'string') throw badSyntax('text must be a string')
  const attachments = activity.attachments ?? []
  if (!Array.isArray(attachments)) throw badSyntax('attachments must be a list')
  if (!activity.text && attachments.length === 0) throw badSyntax('A message needs text or an attachment.')
  for (const attachment of attachments) checkAttachment(attachment, world)
  checkMentions(activity, world)
}

function checkSize(activity: JsonObject): void {
  const { text, summary, attachments, entities, channelData, value } = activity
  // Pictures inside a card are not counted.
  const written = JSON.stringify({ text, summary, attachments, entities, channelData, value }, (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('data:image/') ? '' : inner,
  )
  checkPictures(attachments)
  if (Buffer.byteLength(written) > LARGEST_MESSAGE_BYTES) {
    throw new ConnectorRefusal(413, 'MessageSizeTooBig', 'Message size too large.')
  }
}

/** Larger than this a picture inside a card is refused (Teams platform docs, "Cards format": less than 1 MB). */
const LARGEST_PICTURE_BYTES = 1_000_000

function checkPictures(attachments: unknown): void {
  for (const [, base64 = ''] of (JSON.stringify(attachments) ?? '').matchAll(/"data:image\/[^"]*?base64,([^"]*)"/gu))
    if ((base64.length * 3) / 4 >= LARGEST_PICTURE_BYTES) throw badSyntax('An image is too large.')
}

function checkAttachment(attachment: unknown, world: TeamsWorld): void {
  const type = textAt(attachment, 'contentType')
  if (type === undefined) throw badSyntax('An attachment needs a contentType.')
  if (OTHER_CARDS.includes(type) || type.startsWith('image/')) return
  if (type !== ADAPTIVE_CARD) throw badSyntax(`Unknown attachment type ${type}`)
  const card = objectAt(attachment, 'content')
  const problems = validateAdaptiveCard(card)
  if (problems.length > 0) throw badSyntax(`Failed to render card: ${problems.join('; ')}`)
  for (const entity of objectsAt(card.msteams, 'entities')) checkMentioned(entity, world)
}

function checkMentions(activity: JsonObject, world: TeamsWorld): void {
  for (const entity of objectsAt(activity, 'entities').filter((candidate) => candidate.type === 'mention')) {
    const text = textAt(entity, 'text')
    if (!text || !String(activity.text).includes(text)) throw badSyntax('Mention text missing in the message.')
    checkMentioned(entity, world)
  }
}

function checkMentioned(entity: JsonObject, world: TeamsWorld): void {
  const id = textAt(objectAt(entity, 'mentioned'), 'id') ?? ''
  if (!findUser(world, id) && !id.startsWith('28:')) throw badSyntax(`Mentioned account ${id} is unknown.`)
}
