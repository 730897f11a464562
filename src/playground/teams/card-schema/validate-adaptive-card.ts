import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../json-object.ts'
import { CardWalk } from './card-walk.ts'
import { NEWEST_MINOR_VERSION, part } from './schema.ts'

/** Users whose view of a card Teams refreshes by itself (Teams platform docs, "User specific views"). */
const MOST_REFRESHED_USERS = 60

const CARD = part(
  0,
  { type: ['AdaptiveCard'], version: 'text' },
  {
    $schema: 'text',
    body: 'elements',
    actions: 'actions',
    selectAction: 'select-action',
    fallbackText: 'text',
    speak: 'text',
    lang: 'text',
    rtl: 'flag',
    minHeight: 'size',
    backgroundImage: 'anything',
    verticalContentAlignment: ['top', 'center', 'bottom'],
    refresh: 'object',
    authentication: 'object',
    metadata: 'object',
    msteams: 'object',
    originator: 'text',
  },
)

/**
 * Every reason for which Teams would refuse a bot's Adaptive Card or draw it wrongly, as sentences with the place in
 * the card; none for a good card. Checked against the Adaptive Cards schema 1.5 and Teams' own rules: known types and
 * properties, required ones, unique ids, action shapes, mentions that occur in the text.
 */
export function validateAdaptiveCard(card: unknown): string[] {
  if (!isObject(card)) return ['card: must be an object']
  const minor = minorVersion(card.version)
  if (minor === undefined) return [`card.version: must be 1.0 to 1.${NEWEST_MINOR_VERSION}`]
  const walk = new CardWalk(minor)
  walk.part(card, CARD, 'card')
  if (isEmpty(card.body) && isEmpty(card.actions)) walk.problem('card', 'has nothing to show')
  if (card.refresh !== undefined) checkRefresh(card, walk)
  checkMentions(card, walk)
  walk.finish()
  return walk.problems
}

function minorVersion(version: unknown): number | undefined {
  const minor = typeof version === 'string' ? /^1\.(\d)$/.exec(version)?.[1] : undefined
  return minor !== undefined && Number(minor) <= NEWEST_MINOR_VERSION ? Number(minor) : undefined
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0
}

function checkRefresh(card: JsonObject, walk: CardWalk): void {
  const refresh = objectAt(card, 'refresh')
  if (objectAt(refresh, 'action').type !== 'Action.Execute') {
    walk.problem('card.refresh', 'needs an Action.Execute')
  } else walk.action(refresh.action, 'card.refresh.action', 'select')
  const users = refresh.userIds
  if (users === undefined) return
  if (!Array.isArray(users) || users.some((id) => typeof id !== 'string')) {
    walk.problem('card.refresh.userIds', 'must be a list of user ids')
  } else if (users.length > MOST_REFRESHED_USERS) {
    walk.problem('card.refresh.userIds', `has more than ${MOST_REFRESHED_USERS} users`)
  }
}

function checkMentions(card: JsonObject, walk: CardWalk): void {
  const written = JSON.stringify([card.body, card.actions])
  objectsAt(card.msteams, 'entities').forEach((entity, index) => {
    const path = `card.msteams.entities[${index}]`
    if (entity.type !== 'mention') return walk.problem(path, 'must be a mention')
    const text = textAt(entity, 'text')
    if (!text || !/^<at>.+<\/at>$/s.test(text)) walk.problem(path, 'text must be <at>…</at>')
    else if (!written.includes(JSON.stringify(text).slice(1, -1))) walk.problem(path, 'text does not occur in the card')
    if (!textAt(objectAt(entity, 'mentioned'), 'id')) walk.problem(path, 'needs mentioned.id')
  })
}
