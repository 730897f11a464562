import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatSlackDate } from '../../../../src/playground/page/slack/date-format.ts'
import { parseMrkdwn, type MrkdwnNode } from '../../../../src/playground/page/slack/mrkdwn.ts'

const text = (words: string): MrkdwnNode => ({ kind: 'text', text: words })

describe('mrkdwn is read as Slack reads it', () => {
  test.each<[string, MrkdwnNode[]]>([
    ['plain', [text('plain')]],
    ['*bold* words', [{ kind: 'bold', children: [text('bold')] }, text(' words')]],
    [
      '_it_ and ~gone~',
      [{ kind: 'italic', children: [text('it')] }, text(' and '), { kind: 'strike', children: [text('gone')] }],
    ],
    ['*_both_*', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('both')] }] }]],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['~~no~~', [text('~~no~~')]],
    ['`a *b*`', [{ kind: 'code', text: 'a *b*' }]],
    ['```\na &lt; b\n```', [{ kind: 'preformatted', text: 'a < b\n' }].map((node) => node as MrkdwnNode)],
    ['&gt; one\n&gt; two\nafter', [{ kind: 'quote', children: [text('one\ntwo')] }, text('after')]],
    ['• a\n• b', [text('• a\n• b')]],
    ['<@U1> in <#C1|acme>', [{ kind: 'user', id: 'U1' }, text(' in '), { kind: 'channel', id: 'C1', label: 'acme' }]],
    ['<!here>', [{ kind: 'broadcast', name: 'here' }]],
    ['<https://a.example/?x=1&amp;y=2|see>', [{ kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'see' }]],
    [
      '<!date^1772443800^{date_short} at {time}|Monday>',
      [{ kind: 'date', at: 1_772_443_800_000, format: '{date_short} at {time}', fallback: 'Monday' }],
    ],
  ])('%j', (source, nodes) => {
    expect(parseMrkdwn(source).filter((node) => node.kind !== 'text' || node.text !== '')).toEqual(nodes)
  })
})

describe('what people typed never becomes markup that acts', () => {
  test.each([
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['&lt;@U1&gt;', '<@U1>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
  ])('%j is the text %j', (source, shown) => {
    expect(parseMrkdwn(source)).toEqual([text(shown)])
  })

  test('no link leads anywhere but to the web or a mailbox, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>|*_~`&;!@#^ :/jh\n'), maxLength: 60 }), (source) => {
        for (const url of linksIn(parseMrkdwn(source))) expect(url).toMatch(/^(https?:\/\/|mailto:)/i)
      }),
    )
  })
})

describe('a moment is written in the zone of the reader', () => {
  const at = Date.parse('2026-03-02T23:30:00Z')

  test.each([
    ['{date_num} {time}', 'Europe/Paris', '2026-03-03 00:30'],
    ['{date_num} {time}', 'America/New_York', '2026-03-02 18:30'],
    ['{date_short_pretty} at {time}', 'Europe/Paris', 'Tomorrow at 00:30'],
    ['{date_short_pretty} at {time}', 'UTC', 'Today at 23:30'],
    ['{date_long}', 'UTC', 'Monday, 2 Mar 2026'],
    ['{unknown} <b>', 'UTC', '{unknown} <b>'],
  ])('%s in %s is %s', (format, zone, written) => {
    const now = Date.parse('2026-03-02T12:00:00Z')
    expect(formatSlackDate(at, format, { zone, now })).toBe(written)
  })
})

function linksIn(nodes: MrkdwnNode[]): string[] {
  return nodes.flatMap((node) => {
    if ('children' in node) return linksIn(node.children)
    return 'url' in node && node.url !== undefined ? [node.url] : []
  })
}
