import type { Exchange, Workplace } from '../../workplace.ts'
import { recordOf, recordsOf, stringOf, type JsonRecord } from '../record.ts'
import { quoted, type Sentence } from '../sentence.ts'
import { plainWords } from './plain-words.ts'

/** What was said and done in Slack, by the bodies that went to and fro. */
export function slackStory({ direction, what, request }: Exchange, workplace: Workplace): Sentence | undefined {
  const body = recordOf(request)
  if (direction === 'to-platform') return told(what, body, workplace)
  if (what.startsWith('command ')) return command(body, workplace)
  if (what.startsWith('event ')) return happened(recordOf(body['event']), workplace)
  return pressed(what, body, workplace)
}

function command(body: JsonRecord, workplace: Workplace): Sentence {
  const typed = `${stringOf(body['command'])} ${plainWords(stringOf(body['text']), workplace)}`
  return {
    who: name(body['user_id'], workplace),
    did: `typed ${where(body['channel_id'], workplace)}`,
    ...quoted(typed),
  }
}

/** A mention is told twice, and the bot's own words come back to it: each is told once here. */
function happened(event: JsonRecord, workplace: Workplace): Sentence | undefined {
  const { type, subtype, user, channel } = event
  const who = name(user, workplace)
  const place = where(channel, workplace)
  const words = quoted(plainWords(stringOf(event['text']), workplace))
  switch (type) {
    case 'app_mention':
      return { who, did: `wrote to Liaison ${place}`, ...words }
    case 'message':
      if (subtype === 'message_changed') return edited(event, workplace)
      if (subtype === 'message_deleted') return deleted(event, workplace)
      if (event['bot_id'] !== undefined || isMention(event, workplace)) return undefined
      return { who, did: `wrote ${place}${withFiles(event)}`, ...words }
    case 'reaction_added':
    case 'reaction_removed': {
      const did = type === 'reaction_added' ? 'reacted with' : 'took back'
      return {
        who,
        did: `${did} :${stringOf(event['reaction'])}: ${where(recordOf(event['item'])['channel'], workplace)}`,
      }
    }
    case 'member_joined_channel':
      return { who, did: `came into ${room(channel, workplace)}` }
    case 'member_left_channel':
      return { who, did: `left ${room(channel, workplace)}` }
    case 'channel_left':
    case 'group_left':
      return { who: 'Liaison', did: `was taken out of ${room(channel, workplace)}` }
    default:
      return undefined
  }
}

/** Unfurls, new replies and the bot's own updates look like edits, and are none. */
function edited(event: JsonRecord, workplace: Workplace): Sentence | undefined {
  const after = recordOf(event['message'])
  const before = recordOf(event['previous_message'])
  if (after['subtype'] === 'tombstone') return deleted(event, workplace)
  const editor = recordOf(after['edited'])
  const same = JSON.stringify(after['edited']) === JSON.stringify(before['edited'])
  if (after['bot_id'] !== undefined || same) return undefined
  const words = quoted(plainWords(stringOf(after['text']), workplace))
  return {
    who: name(editor['user'], workplace),
    did: `edited a message ${where(event['channel'], workplace)}`,
    ...words,
  }
}

function deleted(event: JsonRecord, workplace: Workplace): Sentence | undefined {
  const before = recordOf(event['previous_message'])
  if (before['bot_id'] !== undefined) return undefined
  const words = quoted(plainWords(stringOf(before['text']), workplace))
  return {
    who: name(before['user'], workplace),
    did: `deleted a message ${where(event['channel'], workplace)}`,
    ...words,
  }
}

function pressed(what: string, body: JsonRecord, workplace: Workplace): Sentence | undefined {
  const who = name(recordOf(body['user'])['id'], workplace)
  const place = where(recordOf(body['channel'])['id'], workplace)
  const [action] = recordsOf(body['actions'])
  if (what.startsWith('block_actions')) return { who, did: `pressed ${place}`, ...quoted(pressedWords(action)) }
  if (what.startsWith('view_submission'))
    return { who, did: 'sent a form', ...quoted(label(recordOf(body['view'])['title'])) }
  if (what.startsWith('message_action')) return { who, did: `opened the menu of a message ${place}` }
  return undefined
}

function told(what: string, body: JsonRecord, workplace: Workplace): Sentence | undefined {
  const who = 'Liaison'
  const words = quoted(plainWords(stringOf(body['text']), workplace))
  const thread = body['thread_ts'] === undefined ? '' : ', in a thread'
  const place = where(body['channel'], workplace, true)
  switch (what) {
    case 'chat.postMessage':
      return { who, did: `wrote ${place}${thread}`, ...words }
    case 'chat.postEphemeral':
      return { who, did: `answered ${name(body['user'], workplace)} alone ${place}`, ...words }
    case 'chat.update':
      return { who, did: `changed its message ${place}`, ...words }
    case 'chat.delete':
      return { who, did: `took back a message ${place}` }
    case 'response_url':
      return { who, did: 'answered in private', ...words }
    case 'views.open':
    case 'views.push':
      return { who, did: 'opened a form', ...quoted(label(recordOf(body['view'])['title'])) }
    default:
      return undefined
  }
}

function isMention({ text: said, channel_type: kind }: JsonRecord, { people }: Workplace): boolean {
  return kind !== 'im' && people.some(({ id, isBot }) => isBot && stringOf(said).includes(`<@${id}>`))
}

function withFiles({ files }: JsonRecord): string {
  const count = recordsOf(files).length
  if (count === 0) return ''
  return count === 1 ? ', with a file' : `, with ${count} files`
}

function where(channelId: unknown, workplace: Workplace, byBot = false): string {
  const channel = workplace.channels.find(({ id }) => id === channelId)
  if (channel === undefined) return 'in a conversation'
  if (channel.kind === 'channel') return `in #${channel.name}`
  const person = workplace.people.find(({ id, isBot }) => !isBot && channel.memberIds.includes(id))
  return byBot ? `to ${person?.name ?? 'somebody'} alone` : 'in the conversation with Liaison'
}

function room(channelId: unknown, { channels }: Workplace): string {
  return `#${channels.find(({ id }) => id === channelId)?.name ?? 'a channel'}`
}

function name(userId: unknown, { people }: Workplace): string {
  return people.find(({ id }) => id === userId)?.name ?? 'Somebody'
}

/** Of an overflow, the words of the option. */
function pressedWords(action: JsonRecord | undefined): string {
  return label(action?.['text'] ?? recordOf(action?.['selected_option'])['text'])
}

function label(object: unknown): string {
  return stringOf(recordOf(object)['text'])
}
