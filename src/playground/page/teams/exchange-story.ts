import type { Exchange, Workplace } from '../../workplace.ts'
import { isRecord, recordOf, recordsOf, stringOf, type JsonRecord } from '../record.ts'
import { quoted, type Sentence } from '../sentence.ts'

/** What was said and done in Teams, by the activities that went to and fro. */
export function teamsStory({ direction, what, request }: Exchange, workplace: Workplace): Sentence | undefined {
  return direction === 'to-bot' ? heard(what, recordOf(request), workplace) : told(what, recordOf(request), workplace)
}

function heard(what: string, activity: JsonRecord, workplace: Workplace): Sentence | undefined {
  const who = stringOf(recordOf(activity['from'])['name']) || 'Somebody'
  const place = where(stringOf(recordOf(activity['conversation'])['id']), workplace)
  const words = quoted(typed(activity))
  switch (what) {
    case 'message':
      return activity['value'] === undefined
        ? { who, did: `wrote ${place}`, ...words }
        : { who, did: `pressed a button ${place}`, ...words }
    case 'messageUpdate':
      return { who, did: `edited a message ${place}`, ...words }
    case 'messageDelete':
      return { who, did: `deleted a message ${place}` }
    case 'messageReaction': {
      const added = recordsOf(activity['reactionsAdded']).map(({ type }) => stringOf(type))
      const taken = recordsOf(activity['reactionsRemoved']).map(({ type }) => stringOf(type))
      return {
        who,
        did: `${added.length > 0 ? 'reacted with' : 'took back'} ${[...added, ...taken].join(', ')} ${place}`,
      }
    }
    case 'invoke adaptiveCard/action':
      return { who, did: `pressed ${place}`, ...quoted(buttonName(activity, workplace)) }
    case 'invoke task/fetch':
      return { who, did: `opened a form ${place}` }
    case 'invoke composeExtension/fetchTask':
      return { who, did: `opened the menu of a message ${place}` }
    case 'invoke task/submit':
    case 'invoke composeExtension/submitAction':
      return { who, did: `sent a form ${place}` }
    default:
      return undefined
  }
}

function told(what: string, { path, body }: JsonRecord, workplace: Workplace): Sentence | undefined {
  const [, , , conversation = ''] = stringOf(path).split(/[/?]/)
  const id = decodeURIComponent(conversation)
  const place = where(id, workplace, true)
  const activity = recordOf(body)
  const words = quoted(fallback(activity))
  if (what.startsWith('POST /v3/conversations/…/activities')) {
    const alone = stringOf(path).includes('isTargetedActivity=true')
    const whom = stringOf(recordOf(activity['recipient'])['name'])
    if (alone) return { who: 'Liaison', did: `answered ${whom || 'one person'} alone ${place}`, ...words }
    return { who: 'Liaison', did: `wrote ${place}${id.includes(';messageid=') ? ', in a thread' : ''}`, ...words }
  }
  if (what.startsWith('PUT ')) return { who: 'Liaison', did: `changed its message ${place}`, ...words }
  if (what.startsWith('DELETE ')) return { who: 'Liaison', did: `took back a message ${place}` }
  return undefined
}

/** The words without their markup: mentions are names again, and a quote is left out. */
function typed({ text: said }: JsonRecord): string {
  return stringOf(said)
    .replaceAll(/<quoted [^>]*\/>/g, '')
    .replaceAll(/<at>([^<]*)<\/at>/g, '@$1')
}

/** The title of the button, as the message shows it, else what it is called. */
function buttonName({ replyToId, value }: JsonRecord, { messages }: Workplace): string {
  const { id, verb } = recordOf(recordOf(value)['action'])
  const payload = messages.find((message) => message.id === replyToId)?.payload
  return titleOf(payload, id) ?? stringOf(verb)
}

function titleOf(value: unknown, id: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (const inner of value) {
      const found = titleOf(inner, id)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (!isRecord(value)) return undefined
  if (value['id'] === id && typeof value['title'] === 'string') return value['title']
  return titleOf(Object.values(value), id)
}

function fallback(activity: JsonRecord): string {
  const [attachment] = recordsOf(activity['attachments'])
  return (
    stringOf(activity['text']) ||
    stringOf(activity['summary']) ||
    stringOf(recordOf(attachment?.['content'])['fallbackText'])
  )
}

function where(conversationId: string, { channels, people }: Workplace, byBot = false): string {
  const [base] = conversationId.split(';messageid=')
  const channel = channels.find(({ id }) => id === base)
  if (channel === undefined) return 'in a conversation'
  if (channel.kind === 'channel') return `in ${channel.name}`
  const person = people.find(({ id, isBot }) => !isBot && channel.memberIds.includes(id))
  return byBot ? `to ${person?.name ?? 'somebody'} alone` : 'in the chat with Liaison'
}
