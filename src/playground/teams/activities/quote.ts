import type { Message } from '../../workplace.ts'
import type { Platform } from '../platform.ts'
import { BOT_NAME, findUser } from '../teams-world.ts'
import type { MarkedUp } from './mentions.ts'

const PREVIEW = 200

/** The words with the quoted message before them: markup in the text, and an entity that says whose words those are. */
export function withQuote(platform: Platform, words: MarkedUp, quoted: Message): MarkedUp {
  const entity = {
    type: 'quotedReply',
    quotedReply: {
      messageId: quoted.id,
      senderName: findUser(platform.world, quoted.authorId)?.name ?? BOT_NAME,
      preview: quoted.text.slice(0, PREVIEW),
      isReplyDeleted: false,
      validatedMessageReference: true,
    },
  }
  return {
    ...words,
    text: `<quoted messageId="${quoted.id}"/> ${words.text}`,
    entities: [entity, ...words.entities],
  }
}
