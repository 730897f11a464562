import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/domain/timeline/canonical-json.ts'
import { beginWalk, type Broken, type Walk, walkOn, whyTooShort } from '../../../src/domain/timeline/check-record.ts'
import type { Chain, FactDraft } from '../../../src/domain/timeline/fact.ts'
import { parseHead, sayHead } from '../../../src/domain/timeline/head.ts'
import { beginning, linkFact } from '../../../src/domain/timeline/link-fact.ts'
import type { RecordLine, Sealed } from '../../../src/domain/timeline/record-line.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

let salts = 0
const nextSalt = (): string => (salts += 1).toString(16).padStart(32, '0')

function draft(n: number, change: Partial<FactDraft> = {}): FactDraft {
  return {
    partnerId: 'acme',
    at: 1_000 * n,
    subject: `CASE-${n}`,
    kind: 'CaseReplied',
    by: { personId: 'ana-id', name: 'Ana', side: 'internal' },
    data: { text: `Reply ${n}`, count: n, owner: { person: 'ben-id', name: 'Ben' } },
    audience: 'shared',
    ...change,
  }
}

function chain(length: number): RecordLine[] {
  const lines: RecordLine[] = []
  for (let n = 1; n <= length; n++)
    lines.push(linkFact(lines.at(-1) ?? beginning('acme', 'shared', sha256), draft(n), sha256, nextSalt))
  return lines
}

function walk(lines: RecordLine[], partnerId = 'acme', of: Chain = 'shared', noted?: string): Walk | Broken {
  const head = noted === undefined ? undefined : parseHead(noted)
  if (head && 'refused' in head) throw new Error(head.refused)
  let at = beginWalk(partnerId, of, sha256)
  for (const line of lines) {
    const next = walkOn(at, line, sha256, head)
    if ('broken' in next) return next
    at = next
  }
  const tooShort = whyTooShort(at, head)
  return tooShort === undefined ? at : { broken: tooShort }
}

const brokenAt = (seq: number, why: string) => ({
  broken: expect.stringMatching(new RegExp(`act ${seq} .*${why}`, 'u')),
})

describe('A chain of facts', () => {
  test('counts from 1, and begins from its partner and its name', () => {
    const lines = chain(2)
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2])
    expect(walk(lines)).toMatchObject({ head: { seq: 2, hash: lines[1]!.hash }, erased: 0 })
    expect(walk([])).toMatchObject({ head: { seq: 0 } })
    expect(walk(lines, 'globex')).toEqual(brokenAt(1, 'this is not the record of this partner'))
    expect(walk(lines, 'acme', 'internal')).toEqual(brokenAt(1, 'this is not the record of this partner'))
  })

  test('holds people by their ids, and what they wrote apart from the rest', () => {
    const [line] = chain(1)
    expect(JSON.parse(line!.content.text!)).toEqual({
      shape: 1,
      by: { person: 'ana-id', side: 'internal' },
      data: { count: 1, owner: { person: 'ben-id' } },
    })
    expect(JSON.parse(line!.words!.text!)).toEqual({ text: 'Reply 1' })
    expect(JSON.stringify(line)).not.toMatch(/"(?:Ana|Ben)"/u)
  })

  test('takes all texts of a kind that nobody has decided about for what people wrote', () => {
    const fact = draft(1, { kind: 'ExitPlanTested', data: { found: 'Ana has the keys', days: 3 } })
    const { content, words } = linkFact(beginning('acme', 'shared', sha256), fact, sha256, nextSalt)
    expect(content.text).not.toContain('keys')
    expect(words?.text).toBe('{"found":"Ana has the keys"}')
  })

  test('is salted anew for each text, so that what was erased cannot be guessed', () => {
    const lines = [...chain(3), ...chain(3)]
    const used = lines.flatMap(({ content, words }) => [content.salt, words?.salt])
    expect(new Set(used).size).toBe(12)
    expect(new Set(lines.map(({ content }) => content.digest)).size).toBe(6)
  })

  const sealed = (change: Partial<Sealed>) => (line: RecordLine) => ({ ...line, words: { ...line.words!, ...change } })

  test.each<[string, (line: RecordLine) => RecordLine]>([
    ['its time', (line) => ({ ...line, at: '2026-01-01T00:00:00.000Z' })],
    ['its kind', (line) => ({ ...line, kind: 'CaseResolved' })],
    ['its subject', (line) => ({ ...line, subject: 'CASE-99' })],
    ['its words', sealed({ text: '{"text":"Something else"}' })],
    ['the salt of its words', sealed({ salt: 'f'.repeat(32) })],
    ['the digest of its words', sealed({ digest: sha256('forged') })],
    ['its words and their digest', sealed({ text: '{}', digest: sha256(`${'0'.repeat(32)}{}`), salt: '0'.repeat(32) })],
    [
      'that there were words',
      ({ seq, at, subject, kind, content, hash }) => ({ seq, at, subject, kind, content, hash }),
    ],
    [
      'the text alone of its words',
      ({ words, ...line }) => ({ ...line, words: { digest: words!.digest, salt: words!.salt! } }),
    ],
    ['its content', (line) => ({ ...line, content: { ...line.content, text: '{"data":{},"shape":1}' } })],
    [
      'the salt alone of its content',
      ({ content, ...line }) => ({ ...line, content: { digest: content.digest, text: content.text! } }),
    ],
    ['its hash', (line) => ({ ...line, hash: sha256('forged') })],
  ])('breaks at the first fact of which %s was changed', (_, change) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 7 }), (length, pick) => {
        const lines = chain(length)
        const place = pick % length
        const tampered = lines.map((line, index) => (index >= place && index % 2 === place % 2 ? change(line) : line))
        expect(walk(tampered)).toEqual(brokenAt(place + 1, '(?:changed|missing)'))
      }),
    )
  })

  test('breaks just above a fact that was changed and linked anew', () => {
    const lines = chain(4)
    lines[1] = linkFact(lines[0]!, draft(2, { data: { text: 'Rewritten' } }), sha256, nextSalt)
    expect(walk(lines)).toEqual(brokenAt(3, 'or fact 2 was: its hash does not fit'))
  })

  test('breaks where a fact is missing, added twice or out of order', () => {
    const [one, two, three] = chain(3) as [RecordLine, RecordLine, RecordLine]
    expect(walk([one, three])).toEqual(brokenAt(3, 'fact 2 is missing'))
    expect(walk([two, three])).toEqual(brokenAt(2, 'fact 1 is missing'))
    expect(walk([one, two, two])).toEqual(brokenAt(2, 'stands there twice'))
    expect(walk([one, three, two])).toEqual(brokenAt(3, 'fact 2 is missing'))
  })

  test('is whole without what was erased, which is counted', () => {
    const lines = chain(4)
    lines[1] = { ...lines[1]!, words: { digest: lines[1]!.words!.digest } }
    lines[2] = {
      ...lines[2]!,
      words: { digest: lines[2]!.words!.digest },
      content: { digest: lines[2]!.content.digest },
    }
    expect(walk(lines)).toMatchObject({ head: { seq: 4 }, erased: 2 })
  })

  test('shows a cut or rewritten end to whoever noted its head', () => {
    const lines = chain(4)
    const noted = sayHead(lines[2]!)
    expect(walk(lines, 'acme', 'shared', noted)).toMatchObject({ head: { seq: 4 } })
    expect(walk(lines.slice(0, 2), 'acme', 'shared', noted)).toEqual({
      broken: `The record ends with fact 2, but ${noted} says that there was a fact 3: the end was cut off.`,
    })
    expect(walk([], 'acme', 'shared', noted)).toMatchObject({ broken: expect.stringContaining('The record is empty') })
    const rewritten = [...lines.slice(0, 2), linkFact(lines[1]!, draft(3, { subject: 'CASE-7' }), sha256, nextSalt)]
    expect(walk(rewritten, 'acme', 'shared', noted)).toMatchObject({ broken: expect.stringContaining('was rewritten') })
  })
})

describe('The head of a chain', () => {
  test('is said as the number and the first 130 bits of the hash in base32', () => {
    expect(sayHead({ seq: 17, hash: '00'.repeat(32) })).toBe(`17-${'A'.repeat(26)}`)
    expect(sayHead({ seq: 1, hash: 'ff'.repeat(32) })).toBe(`1-${'7'.repeat(26)}`)
    const hash = Buffer.from('foobarfoobarfoobarfoobarfoobar12').toString('hex')
    expect(sayHead({ seq: 2, hash })).toBe('2-MZXW6YTBOJTG633CMFZGM33PMJ')
  })

  test('is understood however it is typed, and what is none is refused in a sentence', () => {
    expect(parseHead(' 2-mzxw6ytbojtg633cmfzgm33pmj ')).toEqual({ seq: 2, said: '2-MZXW6YTBOJTG633CMFZGM33PMJ' })
    for (const text of ['', '2', '2-MZXW', '0-MZXW6YTBOJTG633CMFZGM33PMJ', '2-MZXW6YTBOJTG633CMFZGM33PM1'])
      expect(parseHead(text)).toEqual({ refused: expect.stringContaining('is no head of a record') })
  })
})

describe('Canonical JSON', () => {
  test('sorts the keys of every object, leaves absent ones out and uses no space', () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: ['x', null] }, B: 'é"' })).toBe(
      '{"B":"é\\"","a":{"c":["x",null]},"b":1}',
    )
  })

  test('is JSON that reads back as the same content, for anything that JSON can hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        ),
        (data) => {
          expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)))
        },
      ),
    )
  })
})
