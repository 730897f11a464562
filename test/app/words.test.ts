import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VERBS } from '../../src/app/commands/verbs.ts'
import { readLine } from '../../src/app/line/read-line.ts'
import { mentionedUserId, parseWords, restOf, unquoted, type Words } from '../../src/app/words.ts'

const long = 'x'.repeat(10_000)

const cases: [title: string, line: string, taken: Partial<Words>][] = [
  ['nothing at all', '', { verb: '', words: [], flags: {} }],
  ['blanks alone', ' \t\n ', { verb: '', words: [] }],
  ['a verb in any case, with a slash people add by habit', '/CASE', { verb: 'case' }],
  ['several blanks and line breaks between words', 'case   acme\n down', { verb: 'case', words: ['acme', 'down'] }],
  ['straight quotes', 'case acme "Orders API returns 500"', { words: ['acme', 'Orders API returns 500'] }],
  ['curly quotes', 'case acme “Orders API returns 500”', { words: ['acme', 'Orders API returns 500'] }],
  ['German quotes', 'case acme „Bestellungen stehen“', { words: ['acme', 'Bestellungen stehen'] }],
  ['French quotes', 'case acme «commandes en panne»', { words: ['acme', 'commandes en panne'] }],
  ['curly quotes inside straight ones', 'ask CASE-1 "the “new” one"', { words: ['CASE-1', 'the “new” one'] }],
  ['an apostrophe', "reply CASE-1 it's back", { words: ['CASE-1', "it's", 'back'] }],
  ['an unclosed straight quote', 'case acme "Orders down', { words: ['acme', '"Orders', 'down'] }],
  ['an unclosed curly quote', 'case acme “Orders down', { words: ['acme', '“Orders', 'down'] }],
  ['a quote that only closes', 'case acme Orders down”', { words: ['acme', 'Orders', 'down”'] }],
  ['empty quotes, which say nothing', 'case acme ""', { words: ['acme'] }],
  ['blanks around what is quoted', 'show " acme "', { words: ['acme'] }],
  ['a flag with a blank', 'case acme x --severity 1', { words: ['acme', 'x'], flags: { severity: '1' } }],
  ['a flag with an equals sign', 'case acme x --severity=1', { words: ['acme', 'x'], flags: { severity: '1' } }],
  ['a flag in capitals', 'case acme x --SEVERITY 1', { flags: { severity: '1' } }],
  ['a flag before the words', 'case --severity 1 acme x', { words: ['acme', 'x'], flags: { severity: '1' } }],
  [
    'a flag whose dashes a phone has drawn into one',
    'case acme x —severity 1',
    { words: ['acme', 'x'], flags: { severity: '1' } },
  ],
  ['a flag whose dashes an editor has drawn into one', 'case acme x –severity=1', { flags: { severity: '1' } }],
  ['a quoted flag value', 'add x --zone "Europe/Paris"', { flags: { zone: 'Europe/Paris' } }],
  [
    'a quoted flag value after an equals sign',
    'add x --type=“managed service”',
    { flags: { type: 'managed service' } },
  ],
  ['a flag at the end', 'help --all', { verb: 'help', flags: { all: 'yes' } }],
  ['a flag before another flag', 'add x --a --b 2', { flags: { a: 'yes', b: '2' } }],
  ['flags that say nothing', 'add x --zone "" --type= --stage " "', { words: ['x'], flags: {} }],
  ['a flag twice: the later one counts', 'case acme x --severity 1 --severity 2', { flags: { severity: '2' } }],
  [
    'a dash inside a quoted text',
    'case acme "Orders — down --severity 1"',
    { words: ['acme', 'Orders — down --severity 1'], flags: {} },
  ],
  ['a dash between words', 'case acme Orders — down', { words: ['acme', 'Orders', '—', 'down'], flags: {} }],
  ['a double dash alone', 'case acme -- down', { words: ['acme', '--', 'down'], flags: {} }],
  [
    'a single dash before a word',
    'reply CASE-1 -v is ignored',
    { words: ['CASE-1', '-v', 'is', 'ignored'], flags: {} },
  ],
  ['a number that begins with dashes', 'reply CASE-1 --1', { words: ['CASE-1', '--1'], flags: {} }],
  ['a flag named like something every object has', 'case acme x --constructor 1', { flags: { constructor: '1' } }],
  [
    'a mention',
    'people acme add @{U123} --role member',
    { words: ['acme', 'add', '@{U123}'], flags: { role: 'member' } },
  ],
  ['emoji', 'case acme "🔥 orders 👩‍💻"', { words: ['acme', '🔥 orders 👩‍💻'] }],
  ['right-to-left text', 'case acme "הזמנות לא עובדות"', { words: ['acme', 'הזמנות לא עובדות'] }],
  ['markup, as plain text', 'case acme "<!channel> <script>"', { words: ['acme', '<!channel> <script>'] }],
  ['ten thousand characters in one word', `case acme ${long}`, { words: ['acme', long] }],
  ['ten thousand characters between quotes', `case acme "${long}"`, { words: ['acme', long] }],
]

describe('what somebody typed', () => {
  test.each(cases)('%s', (_, line, taken) => {
    expect(parseWords(line)).toMatchObject(taken)
    if (taken.flags) expect(parseWords(line).flags).toEqual(taken.flags)
  })

  test.each(['"', '“', '«', '„', '--', '—a“', '--a="'])('ten thousand times %s are taken apart at once', (piece) => {
    expect(JSON.stringify(parseWords(`${piece.repeat(10_000)} end`))).toContain('end')
  })

  test('is never too strange to be taken apart', () => {
    const strange = fc.string({ unit: fc.constantFrom(...'ab1 \t\n"“”„«»-—–=/@{}<>🔥\u202e\u0000') })
    fc.assert(
      fc.property(fc.oneof(strange, fc.string({ unit: 'binary' })), (line) => {
        const { verb, words, flags } = parseWords(line)
        expect([verb, ...words, ...Object.values(flags)].every((one) => typeof one === 'string')).toBe(true)
        expect([...words, ...Object.values(flags)]).not.toContain('')
      }),
    )
  })

  test('loses no word, and keeps their order: all are the verb, a word, a flag or its value', () => {
    const word = fc
      .stringMatching(/^[a-z0-9@{}<>"“”«»„'’🔥א-ת.,!?-]{1,8}$/u)
      .filter((one) => !/^["“”„«»]|^--/u.test(one))
    const flag = fc.stringMatching(/^[a-z]{3,8}$/u)
    const piece = fc.oneof(
      word.map((text) => ({ text, typed: text, flag: false })),
      fc
        .string({ unit: fc.constantFrom(...'ab  c-'), minLength: 1 })
        .filter((text) => text.trim() !== '')
        .map((text) => ({ text: text.trim(), typed: `"${text}"`, flag: false })),
      fc.tuple(flag, word).map(([name, text]) => ({ text: `${name}=${text}`, typed: `--${name}=${text}`, flag: true })),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(piece, { selector: ({ text, flag: isFlag }) => (isFlag ? text.split('=')[0] : {}) }),
        (pieces) => {
          const { words, flags } = parseWords(`verb ${pieces.map(({ typed }) => typed).join(' ')}`)
          expect(words).toEqual(pieces.filter((one) => !one.flag).map(({ text }) => text))
          expect(
            Object.entries(flags)
              .map(([name, value]) => `${name}=${value}`)
              .toSorted(),
          ).toEqual(
            pieces
              .filter((one) => one.flag)
              .map(({ text }) => text)
              .toSorted(),
          )
        },
      ),
    )
  })
})

test('the rest of the words is one text, and nothing when there is none', () => {
  expect(restOf(['CASE-1', 'it', 'is', 'back'], 1)).toBe('it is back')
  expect(restOf(['CASE-1'], 1)).toBeUndefined()
})

test('a flag that nobody typed is not there, whatever name it has; one that was typed is', () => {
  const names = ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty']
  for (const name of names) expect(parseWords('case acme').flags[name]).toBeUndefined()
  expect(Object.entries(parseWords('case acme --constructor x').flags)).toEqual([['constructor', 'x']])
})

test('a mention is told from a word', () => {
  expect(mentionedUserId('@{U123}')).toBe('U123')
  for (const word of ['@Ravi', '{U123}', '@{}', undefined]) expect(mentionedUserId(word)).toBeUndefined()
})

/** What a line says that opens a case, in the pieces in which it was said. */
function saidOf(text: string) {
  const reading = readLine(text, {
    verbs: VERBS,
    partners: [
      { slug: 'acme', name: 'Acme' },
      { slug: 'a', name: 'A' },
    ],
  })
  if (!('lines' in reading)) throw new Error(`“${text}” is ${reading.certainty}`)
  return 'apart' in reading ? reading.apart : reading.lines[0]
}

describe('a line with lines below it', () => {
  test.each<[string, string, Partial<Words>]>([
    ['one line alone', 'case acme Late', { words: ['acme', 'Late'] }],
    ['a blank line alone', 'case acme Late\n \n', { words: ['acme', 'Late'] }],
    ['what stands below the verb is the first', 'case\nacme\nLate', { words: ['acme'], below: 'Late' }],
    ['words, quotes and dashes as they are', 'case a\n "b"  --c\n\td', { words: ['a'], below: ' "b"  --c\n\td' }],
    [
      'known flags where a line ends',
      'case a\nb --kind=x\n--severity 1',
      { flags: { kind: 'x', severity: '1' }, below: 'b' },
    ],
    [
      'known flags in the middle are words',
      'case a\nwith --severity 1 it fails',
      { below: 'with --severity 1 it fails' },
    ],
    ['quotes that go on below', 'case a "b\nc" d\ne', { words: ['a', 'b\nc', 'd'], quoted: [1], below: 'e' }],
  ])('%s', (_, text, taken) => {
    const said = saidOf(text)
    expect(said).toMatchObject(taken)
    if (taken.below === undefined) expect(said).not.toHaveProperty('below')
  })

  test('loses its quotes where they stand around all of it', () => {
    expect(['“a\nb”', '"a" or "b"', 'a', ''].map(unquoted)).toEqual(['a\nb', '"a" or "b"', 'a', ''])
  })
})
