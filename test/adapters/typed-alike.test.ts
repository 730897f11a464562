import { expect, test } from 'vitest'
import { readTypedText } from '../../adapters/slack/receive/command-text.ts'
import { readCommandText } from '../../adapters/teams/receive/command-text.ts'

const BOT = '28:liaison'
const MENTION = '<at>Liaison</at>'

const onSlack = (text: string) => readTypedText(text.replaceAll(MENTION, '<@UBOT>'), 'UBOT').text
const onTeams = (text: string) =>
  readCommandText({
    ...{ type: 'message', id: '1', text, recipient: { id: BOT } },
    entities: [...text.matchAll(/<at>/gu)].map(() => ({
      ...{ type: 'mention', text: MENTION, mentioned: { id: BOT, name: 'Liaison' } },
    })),
  } as unknown as Parameters<typeof readCommandText>[0]).text

test.each([
  ['case acme "Orders  are   late"', 'case acme "Orders  are   late"'],
  [`${MENTION}  case acme "Orders  are late"`, 'case acme "Orders  are late"'],
  [`case acme ${MENTION}  down`, 'case acme down'],
  ['case acme "Orders\u00a0 are\u00a0late"', 'case acme "Orders  are late"'],
  ['measure acme Cost 12\u202f400\u200b', 'measure acme Cost 12 400'],
  ['case acme "Down"\r\n  id   state\r\n  1    open', 'case acme "Down"\n  id   state\n  1    open'],
  ['\ufeff help  ', 'help'],
])('%j is the same text from either platform, with as many blanks as were typed', (typed, text) => {
  expect([onSlack(typed), onTeams(typed)]).toEqual([text, text])
})
