import { describe, expect, test } from 'vitest'
import { readTypedText, whereBotIsNamed } from '../../../adapters/slack/receive/command-text.ts'

describe('what a person typed', () => {
  test.each([
    ['the bot’s own mention vanishes, wherever it stands', '<@UBOT> case acme', 'case acme'],
    ['also in the middle of a sentence', 'please <@UBOT|liaison>  help', 'please help'],
    ['escaped characters are given back', 'case acme "A &amp; B &lt;c&gt;"', 'case acme "A & B <c>"'],
    ['and only once', '&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['smart quotes stay as typed', 'case acme “Orders ‘API’”', 'case acme “Orders ‘API’”'],
    ['a channel becomes its name', 'channel <#C123|acme-shared> internal', 'channel #acme-shared internal'],
    ['a channel without a name stays its id', 'channel <#C123> x', 'channel #C123 x'],
    ['an address that Slack linked is what was typed', 'see <http://acme.com|acme.com>', 'see acme.com'],
    ['a link is its address', '<https://acme.com/a?b=1&amp;c=2>', 'https://acme.com/a?b=1&c=2'],
    ['a link with words of its own keeps both', '<https://x.test|the status>', 'the status (https://x.test)'],
    ['a mail address is plain', '<mailto:a@acme.com|a@acme.com>', 'a@acme.com'],
    ['broadcasts are words', '<!here> <!channel|channel> <!subteam^S1|@ops>', '@here channel @ops'],
    ['a date is its words', '<!date^1^{date}|1 Jan>', '1 Jan'],
    ['several lines stay several lines', 'a\nb', 'a\nb'],
    ['emoji and right-to-left text stay', '🚀 مرحبا', '🚀 مرحبا'],
    ['the names of emoji are the emoji that were typed', ':rotating_light: down :+1::skin-tone-3: ok', '🚨 down 👍🏼 ok'],
    ['a name that Slack does not know, and a time, stay', ':acme: at 10:30:45 or :30:', ':acme: at 10:30:45 or :30:'],
    ['in code they are names', 'say `:tada:` and :tada:', 'say `:tada:` and 🎉'],
    ['a lone bracket is no markup', 'a < b', 'a < b'],
    ['nothing is nothing', '  ', ''],
  ])('%s', (_, raw, text) => {
    expect(readTypedText(raw, 'UBOT')).toEqual({ text, userIds: [] })
  })

  test('people become tokens, and each is named once', () => {
    expect(readTypedText('add <@U1|ada> and <@W2>, not <@U1>', 'UBOT')).toEqual({
      text: 'add @{U1} and @{W2}, not @{U1}',
      userIds: [{ id: 'U1', label: 'ada' }, { id: 'W2' }],
    })
  })

  test('typing a token by hand mentions nobody', () => {
    expect(readTypedText('add @{U1} &lt;@U2&gt;', 'UBOT')).toEqual({ text: 'add @{U1} <@U2>', userIds: [] })
  })

  test('10,000 characters of opened brackets are read at once', () => {
    expect(readTypedText('<'.repeat(10_000), 'UBOT').text).toHaveLength(10_000)
  })
})

test.each([
  ['first', '<@UBOT> ack'],
  ['first', '&gt; *<@UBOT|liaison>* ack'],
  ['first', '👋 - <@UBOT> ack'],
  ['first', 'Hey <@UBOT>, ack'],
  ['in passing', 'Thanks <@UBOT>, but the orders are still late'],
  ['in passing', '<@U1> <@UBOT> ack'],
  ['in passing', 'ack <@UBOT>'],
  [undefined, 'ack <@UBOTTLE>'],
  [undefined, 'ack'],
])('the bot is named %s in “%s”', (where, raw) => {
  expect(whereBotIsNamed(raw, 'UBOT')).toBe(where)
})
