import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VERBS } from '../../../src/app/commands/verbs.ts'
import type { Verb } from '../../../src/app/commands/verb.ts'
import { readLine, verbOf } from '../../../src/app/line/read-line.ts'
import type { Known, Reading, Said } from '../../../src/app/line/reading.ts'
import { type TypedPlace, typedLines } from '../../kit/typed-lines.ts'

const acme = { slug: 'acme', name: 'Acme Hosting' }
const partners = [acme, { slug: 'globex', name: 'Globex Agency' }]
const people = ['Mia Chen', 'Ravi Shah', 'Ben Ode', 'Anna Berg']
const KNOWN: Record<TypedPlace, Pick<Known, 'partners' | 'here' | 'thread'>> = {
  direct: { partners },
  channel: { partners, here: acme },
  thread: { partners, here: acme, thread: 'CASE-1' },
  outsider: { partners: [acme], here: acme },
}
const LINES = typedLines()

function read(line: string, place: TypedPlace): Reading<Verb> {
  const { thread, ...known } = KNOWN[place]
  const means = thread !== undefined && verbOf(line, VERBS)?.inThread !== undefined
  return readLine(line, { verbs: VERBS, people, me: '@{ME}', ...known, ...(means && { thread }) })
}

/** As the fixture has it. */
function told(reading: Reading<Verb>): string {
  const each = (lines: Said[]) => lines.map(toldOf).join(' ')
  if (reading.certainty === 'several')
    return reading.each.map(({ verb, lines }) => `${verb.verb} ${each(lines)}`).join(' ')
  if ('lines' in reading) return each(reading.lines)
  if (reading.certainty === 'help') return reading.about ?? ''
  if (reading.certainty !== 'not') return ''
  if ('flag' in reading) return `--${reading.flag}?`
  if ('refusal' in reading || reading.nearest === undefined) return ''
  return reading.offer ? `${reading.offer.verb.verb}? ${each(reading.offer.lines)}` : `${reading.nearest}?`
}

function toldOf({ words, flags, below }: Said): string {
  const flagged = Object.entries(flags).map(([name, value]) => `--${name}=${value}`)
  return JSON.stringify([...words, ...flagged, ...(below === undefined ? [] : [`\n${below}`])])
}

test('every line that people type is read as it is meant', () => {
  const wrong = LINES.flatMap(({ row, place, line, certainty, verb, said }) => {
    const reading = read(line, place)
    const meant = [certainty, verb, said].join('\t')
    const found = [reading.certainty, 'verb' in reading ? reading.verb.verb : '-', told(reading)].join('\t')
    return meant === found ? [] : [`typed-lines.txt:${row}: “${line}” is ${found}, not ${meant}`]
  })
  expect(LINES.length).toBeGreaterThanOrEqual(400)
  expect(wrong).toEqual([])
})

test('every verb, by every word for it, is among the lines that are typed, and each certainty is', () => {
  const typed = LINES.map(({ verb }) => verb)
  expect(VERBS.map(({ verb }) => verb).filter((verb) => !typed.includes(verb))).toEqual([])
  const words = VERBS.flatMap(({ verb, also = [] }) => [verb, ...also])
  const said = LINES.map(({ line }) => line.toLowerCase()).join('\n')
  expect(words.filter((word) => !said.includes(word))).toEqual([])
  for (const certainty of ['probably', 'several', 'not', 'courtesy', 'help'])
    expect(LINES.filter((one) => one.certainty === certainty).length).toBeGreaterThan(10)
})

describe('whatever is typed', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'ab1 \t\n"“”„«»「」″-—–=:,.#*`/@{}<>🔥\u202e\u200b\u0000') })
  const word = fc.constantFrom(
    ...VERBS.flatMap(({ verb, also = [] }) => [verb, ...also]),
    ...['acme', 'CASE-1', 'CASE 2', '#3', 'sev 1', '--severity', '"', '“', 'please', 'can you', '@{U1}', '\n', 'саse'],
  )
  const line = fc.oneof(
    odd,
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(word, odd)).map((some) => some.join(' ')),
  )

  const places = fc.constantFrom<TypedPlace>('direct', 'channel', 'thread', 'outsider')
  const own = fc.stringMatching(/^[a-zà-öא-ת0-9,.!?-]{1,10}(?:'[a-z]{1,3})?$/u)
  const sentence = fc.array(fc.oneof(word, own), { minLength: 1, maxLength: 8 }).map((some) => some.join(' '))
  const told = VERBS.filter(({ takes }) => takes.of === 'labels' && takes.then === 'words' && takes.are === undefined)

  test('without quotes, a colon or lines below is nothing said in public, and no title', () => {
    fc.assert(
      fc.property(sentence, places, fc.constantFrom(...told), (typed, place, { verb }) => {
        fc.pre(!/["“”„«»「」″:：\n]/u.test(typed))
        for (const line of [`${verb} CASE-1 ${typed}`, `${verb} ${typed}`, `case acme ${typed}`, `case ${typed}`]) {
          const reading = read(line, place)
          const said = reading.certainty === 'understood' && reading.verb.takesWords ? reading.lines : []
          const words = said.flatMap((one) => one.words.slice(1))
          const titles = said.filter(() => line.startsWith('case')).flatMap((one) => one.words)
          const isTitle = titles.some((one) => !/^(?:acme|Acme Hosting|globex)$/iu.test(one))
          expect([line, words, isTitle]).toEqual([line, [], false])
        }
      }),
      { numRuns: 500 },
    )
  })

  // Where a pair of quotes that says nothing was between them, a blank is: with it go the marks beside it that nobody sees.
  const bare = (text: string) => text.replaceAll(/[\s"“”„«»「」″\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')

  test('is read somehow, and says no word that was not typed', () => {
    fc.assert(
      fc.property(line, fc.constantFrom<TypedPlace>('direct', 'channel', 'thread', 'outsider'), (typed, place) => {
        const reading = read(typed, place)
        if (!('lines' in reading) || reading.verb.takes.of !== 'labels') return
        const own = reading.lines.flatMap(({ words }) => words.slice(1))
        const kept = own.every((one) => bare(typed).includes(bare(one)) || /^(?:\d{1,2}|@\{ME\})$/u.test(one))
        expect(kept, JSON.stringify([typed, own])).toBe(true)
      }),
      {
        numRuns: 300,
        examples: [
          ['reopen a\t\u202e »« mine', 'thread'],
          ['ask CASE-1 a \u200b „“ \u202e»« b', 'channel'],
          ['resolve CASE-1 \u200b"" a\u200b b', 'channel'],
        ],
      },
    )
  })

  test.each([
    '"',
    '“',
    '「',
    '« ',
    '--',
    '—a“',
    '--a="',
    'CASE-1 ',
    'please ',
    'can you ',
    'case ',
    ':+1:',
    '\u200b',
    'sev 1 ',
    'я 1 ',
  ])('ten thousand times “%s” are read at once', (piece) => {
    const begun = performance.now()
    read(`resolve CASE-1 ${piece.repeat(10_000)}`, 'channel')
    read(`case acme ${piece.repeat(10_000)}`, 'channel')
    read(piece.repeat(10_000), 'thread')
    expect(performance.now() - begun).toBeLessThan(4_000)
  })
})
