import { createHash } from 'node:crypto'
import type { FactDraft } from '../../src/domain/timeline/fact.ts'
import { sayHead } from '../../src/domain/timeline/head.ts'
import { beginning, linkFact } from '../../src/domain/timeline/link-fact.ts'
import type { RecordLine } from '../../src/domain/timeline/record-line.ts'

/** One line of docs/record-vectors.jsonl. */
export type Vector = {
  name: string
  noted?: string
  valid: boolean
  facts?: number
  erased?: number
  missing?: number
  head?: string
  seq?: number
  lines: string[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const PARTNER = '8f14e45f-ceea-467f-a8d0-1c2b3d4e5f60'
const BEN = { personId: '3c59dc04-8e88-4024-b532-0a9b8c7d6e5f', name: 'Ben', side: 'partner' } as const
const ANA = { personId: 'b6d767d2-f8ed-4d21-a44b-0e5886680cb9', name: 'Ana', side: 'internal' } as const

const DRAFTS: Omit<FactDraft, 'partnerId' | 'audience'>[] = [
  {
    ...{ at: Date.UTC(2026, 10, 23, 8), subject: 'CASE-1', kind: 'CaseOpened', by: ANA },
    data: {
      ...{ number: 1, title: 'Orders API returns "500" – größer als je\\zuvor', kind: 'incident', severity: 1 },
      ...{ obligor: 'partner', owner: { person: BEN.personId, name: BEN.name } },
    },
  },
  {
    ...{ at: Date.UTC(2026, 10, 23, 8, 0, 0, 1), subject: 'CASE-1', kind: 'SlaClockStarted' },
    data: { measure: 'acknowledge', cycle: 1, dueAt: Date.UTC(2026, 10, 23, 9) },
  },
  {
    ...{ at: Date.UTC(2026, 10, 23, 8, 30), subject: 'CASE-1', kind: 'CaseReplied', by: BEN },
    data: { text: 'Zeile 1\nline 2\twith a tab, \u2028 a separator, \u0001 and 🚀 / 日本語' },
  },
  // News that came late: its time is before that of the fact before it.
  { at: Date.UTC(2026, 10, 23, 8, 15, 59, 999), subject: 'CASE-1', kind: 'CaseAcknowledged', by: BEN, data: {} },
  {
    ...{ at: Date.UTC(2026, 10, 24, 16), subject: 'CHECK-1', kind: 'CheckInClosed' },
    data: { band: 'amber', rhi: 62.5, answered: 3, asked: 4 },
  },
  {
    ...{ at: Date.UTC(2026, 10, 25, 7), subject: 'CASE-1', kind: 'CaseResolved', by: BEN },
    data: { note: 'Restarted the queue.' },
  },
]

/** Salts that are the same each time: those of a vector guard no secret. */
function saltsFrom(seed: string): () => string {
  let drawn = 0
  return () => sha256(`${seed} ${(drawn += 1)}`).slice(0, 32)
}

function chainOf(drafts: typeof DRAFTS, seed = 'salt', partnerId = PARTNER): RecordLine[] {
  const nextSalt = saltsFrom(seed)
  const lines: RecordLine[] = []
  for (const draft of drafts) {
    const before = lines.at(-1) ?? beginning(partnerId, 'shared', sha256)
    lines.push(linkFact(before, { ...draft, partnerId, audience: 'shared' }, sha256, nextSalt))
  }
  return lines
}

const BEGIN = {
  ...{ format: 'liaison-record', version: 1, partner: PARTNER, chain: 'shared', slug: 'acme' },
  companies: { internal: 'Northwind', partner: 'Acme Hosting' },
}

function endOf(facts: RecordLine[]) {
  const last = facts.at(-1)
  return { end: true, facts: facts.length, ...(last && { head: sayHead(last) }), people: { [ANA.personId]: 'Ana' } }
}

function exported(facts: RecordLine[], begin: object = BEGIN, end: object = endOf(facts)): string[] {
  return [begin, ...facts, end].map((line) => JSON.stringify(line))
}

function good(name: string, facts: RecordLine[], erased = 0, noted?: string, missing = 0): Vector {
  const last = facts.at(-1)
  const found = { facts: facts.length, erased, ...(missing > 0 && { missing }), ...(last && { head: sayHead(last) }) }
  return { name, ...(noted !== undefined && { noted }), valid: true, ...found, lines: exported(facts) }
}

function bad(name: string, lines: string[], seq?: number, noted?: string): Vector {
  return { name, ...(noted !== undefined && { noted }), valid: false, ...(seq !== undefined && { seq }), lines }
}

/** A chain with one of its facts changed. */
function changed(seq: number, change: (fact: RecordLine) => object): string[] {
  const facts = chainOf(DRAFTS)
  return exported(facts).map((line, index) => (index === seq ? JSON.stringify(change(facts[seq - 1]!)) : line))
}

/** What docs/record-vectors.jsonl holds: sound records, and one for each way of tampering. */
export function makeVectors(): Vector[] {
  const facts = chainOf(DRAFTS)
  const [one, two, three, four, five, six] = facts as [
    RecordLine,
    RecordLine,
    RecordLine,
    RecordLine,
    RecordLine,
    RecordLine,
  ]
  const erasedWords = { ...three, words: { digest: three.words!.digest } }
  const erasedAll = { ...six, content: { digest: six.content.digest }, words: { digest: six.words!.digest } }
  const rewritten = chainOf([...DRAFTS.slice(0, 5), { ...DRAFTS[5]!, data: { note: 'Nothing was done.' } }])
  return [
    good('a sound record', facts),
    good('without a fact', []),
    good('with a single fact', [one]),
    good('with texts erased', [one, two, erasedWords, four, five, six], 1),
    good('with a content taken away', [one, two, erasedWords, four, five, erasedAll], 2, undefined, 1),
    good('against its own head', facts, 0, sayHead(six)),
    good('against an older head', facts, 0, sayHead(three)),
    bad(
      'its time was changed',
      changed(2, (fact) => ({ ...fact, at: '2026-11-23T08:00:00.002Z' })),
      2,
    ),
    bad(
      'its subject was changed',
      changed(4, (fact) => ({ ...fact, subject: 'CASE-2' })),
      4,
    ),
    bad(
      'its kind was changed',
      changed(4, (fact) => ({ ...fact, kind: 'CaseReopened' })),
      4,
    ),
    bad(
      'its number was changed',
      changed(6, (fact) => ({ ...fact, seq: 7 })),
      7,
    ),
    bad(
      'its hash was changed',
      changed(5, (fact) => ({ ...fact, hash: sha256('another') })),
      5,
    ),
    bad(
      'its content was changed',
      changed(1, ({ content, ...fact }) => ({
        ...fact,
        content: { ...content, text: content.text!.replace('"severity":1', '"severity":4') },
      })),
      1,
    ),
    bad(
      'its words were changed',
      changed(3, ({ words, ...fact }) => ({ ...fact, words: { ...words, text: '{"text":"Never mind."}' } })),
      3,
    ),
    bad(
      'its words were changed with their digest',
      changed(3, (fact) => {
        const [salt, text] = [fact.words!.salt!, '{"text":"Never mind."}']
        return { ...fact, words: { digest: sha256(salt + text), salt, text } }
      }),
      3,
    ),
    bad(
      'its salt was changed',
      changed(3, ({ words, ...fact }) => ({ ...fact, words: { ...words, salt: '0'.repeat(32) } })),
      3,
    ),
    bad(
      'a text went without its salt',
      changed(3, ({ words, ...fact }) => ({ ...fact, words: { digest: words!.digest, salt: words!.salt } })),
      3,
    ),
    bad(
      'its words went with their digest',
      changed(3, (fact) => ({ ...fact, words: undefined })),
      3,
    ),
    bad(
      'words were added',
      changed(4, (fact) => ({ ...fact, words: three.words })),
      4,
    ),
    bad(
      'a member was added',
      changed(4, (fact) => ({ ...fact, note: 'x' })),
      4,
    ),
    bad('a fact was taken out', exported([one, two, four, five, six]), 4),
    bad('the first fact was taken out', exported([two, three, four, five, six]), 2),
    bad('a fact stands twice', exported([one, two, two, three, four, five, six]), 2),
    bad('two facts changed places', exported([one, three, two, four, five, six]), 3),
    bad(
      'two facts changed places and numbers',
      exported([one, { ...three, seq: 2 }, { ...two, seq: 3 }, four, five, six]),
      2,
    ),
    bad(
      'a fact was linked anew',
      exported([one, chainOf([DRAFTS[0]!, { ...DRAFTS[1]!, subject: 'CASE-3' }])[1]!, three, four, five, six]),
      3,
    ),
    bad('the end was cut off', exported(facts).slice(0, 5)),
    bad('the end was cut off before the last line', exported(facts.slice(0, 4), BEGIN, endOf(facts))),
    bad('the end was cut off with a new last line', exported(facts.slice(0, 4)), undefined, sayHead(six)),
    bad('all of it was cut off', exported([]), undefined, sayHead(one)),
    bad('the end was written anew', exported(rewritten), undefined, sayHead(six)),
    bad('something stands after the end', [...exported(facts.slice(0, 5)), JSON.stringify(six)]),
    bad('the record of another partner', exported(chainOf(DRAFTS, 'salt', '00000000-0000-4000-8000-000000000000')), 1),
    bad('another chain of the same partner', exported(facts, { ...BEGIN, chain: 'internal' }), 1),
    bad('the first line is missing', exported(facts).slice(1)),
    bad('a file of another format', exported(facts, { ...BEGIN, version: 2 })),
  ]
}
