import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { whyNotTogether, type VerifyOptions } from '../../src/cli/record/fits-together.ts'
import { record } from '../../src/cli/record/record.ts'
import { verifyExport } from '../../src/cli/record/verify-export.ts'
import { verify, type VerifyAsked } from '../../src/cli/verify.ts'
import { sayHead } from '../../src/domain/timeline/head.ts'
import { acmeSheet, App, globexSheet, people, places } from '../kit/app-fixture.ts'
import { openTestStore } from '../kit/test-store.ts'

let app: App
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liaison-verify-'))
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.anna, 'case acme "Orders are late" --severity 2', places.internal)
  await app.says(people.anna, 'resolve CASE-1 "Anna found the cable"', places.internal)
})

afterEach(async () => {
  await app[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const verified = async (asked?: VerifyAsked) => (await verify(app.services.store, asked)).map(({ text }) => text)

async function head(chain: 'shared' | 'internal'): Promise<string> {
  const last = await app.read(async (view) => view.facts.head((await view.partners.bySlug('acme'))!.id, chain))
  return sayHead(last!)
}

/** Somebody with access to the file, past everything that guards it. */
function tamper(sql: string): void {
  const file = new DatabaseSync(app.databaseUrl.slice('file:'.length))
  try {
    expect(file.prepare(sql).run().changes).toBeGreaterThan(0)
  } finally {
    file.close()
  }
}

const OF_ACME = `"chain" = 'internal' AND "partnerId" = (SELECT "id" FROM "Partner" WHERE "slug" = 'acme')`

describe('`liaison verify`', () => {
  test('finds records as they were recorded whole, each chain with its head', async () => {
    expect(await verified()).toEqual([
      `acme, shared record: ${(await head('shared')).split('-')[0]} facts, none changed. Head: ${await head('shared')}`,
      expect.stringMatching(/^acme, internal record: \d+ facts, none changed\. Head: \d+-[A-Z2-7]{26}$/u),
      'globex, shared record: no facts yet.',
      expect.stringMatching(/^globex, internal record: \d+ facts, none changed\./u),
    ])
    expect(await verified({ partner: 'acme' })).toEqual((await verified()).slice(0, 2))
  })

  test.each<[string, string, RegExp]>([
    [
      'changed',
      `UPDATE "Fact" SET "content" = replace("content", '"role"', '"part"') WHERE "seq" = 3 AND ${OF_ACME}`,
      /The content of fact 3 \(PersonNamed of acme\) was changed after it was recorded/u,
    ],
    [
      'moved in time',
      `UPDATE "Fact" SET "at" = '2020-01-01T00:00:00.000+00:00' WHERE "seq" = 2 AND ${OF_ACME}`,
      /Fact 2 .* was changed/u,
    ],
    ['removed', `DELETE FROM "Fact" WHERE "seq" = 4 AND ${OF_ACME}`, /Fact 5 stands where fact 4 should be/u],
    [
      'given another hash',
      `UPDATE "Fact" SET "hash" = '${'0'.repeat(64)}' WHERE "seq" = 2 AND ${OF_ACME}`,
      /Fact 2 .* was changed/u,
    ],
    [
      'moved to the other chain',
      `UPDATE "Fact" SET "chain" = 'shared', "seq" = 99 WHERE "seq" = 1 AND ${OF_ACME}`,
      /stands where fact/u,
    ],
    [
      'dated to no day',
      `UPDATE "Fact" SET "at" = 'nonsense' WHERE "seq" = 2 AND ${OF_ACME}`,
      /The time of fact 2 \(\w+ of acme\) is none: it was changed after it was recorded\./u,
    ],
    [
      'robbed of its content',
      `UPDATE "Fact" SET "content" = NULL, "contentSalt" = NULL WHERE "seq" = 2 AND ${OF_ACME}`,
      /The content of fact 2 \(\w+ of acme\) is gone\. Liaison never erases it/u,
    ],
  ])('names a fact that was %s, and still checks the others', async (_, sql, sentence) => {
    tamper(sql)
    const lines = await verify(app.services.store)
    const broken = lines.filter(({ problem }) => problem)
    expect(broken.at(-1)?.text).toMatch(sentence)
    expect(broken.every(({ text }) => text.startsWith('acme, '))).toBe(true)
    expect(lines.at(-1)).toEqual({
      problem: false,
      text: expect.stringMatching(/^globex, internal record: \d+ facts/u),
    })
  })

  test.each<[string, string, string[]]>([
    [
      'all of the shared record',
      `DELETE FROM "Fact" WHERE "chain" = 'shared'`,
      [
        'acme, shared record: empty. Compare it with a backup.',
        'acme: 2 facts are missing that must have been recorded: CaseOpened of CASE-1 and CaseResolved of CASE-1. Compare it with a backup.',
      ],
    ],
    [
      'all of the internal record',
      `DELETE FROM "Fact" WHERE ${OF_ACME}`,
      [
        'acme, internal record: empty. Compare it with a backup.',
        'acme: A fact is missing that must have been recorded: PartnerRegistered of acme. Compare it with a backup.',
      ],
    ],
    [
      'the end',
      `DELETE FROM "Fact" WHERE "chain" = 'shared' AND "seq" > (SELECT "seq" FROM "Fact" WHERE "kind" = 'CaseOpened')`,
      ['acme: A fact is missing that must have been recorded: CaseResolved of CASE-1. Compare it with a backup.'],
    ],
  ])('finds that %s was cut off by what there is without having been recorded', async (_, sql, sentences) => {
    tamper(sql)
    const lines = await verify(app.services.store)
    expect(lines.filter(({ problem }) => problem).map(({ text }) => text)).toEqual(sentences)
  })

  test('finds an end that was cut off by the head that a card or an earlier run said', async () => {
    const [shared, internal] = [await head('shared'), await head('internal')]
    expect(
      (await verify(app.services.store, { partner: 'acme', head: shared.toLowerCase(), internalHead: internal })).map(
        ({ problem }) => problem,
      ),
    ).toEqual([false, false])
    const last = Number(shared.split('-')[0])
    tamper(`DELETE FROM "Fact" WHERE "chain" = 'shared' AND "seq" = ${last}`)
    expect(await verified({ partner: 'acme' })).toEqual([
      expect.stringContaining('none changed'),
      expect.stringContaining('none changed'),
    ])
    const [line] = await verify(app.services.store, { partner: 'acme', head: shared })
    expect(line).toEqual({
      problem: true,
      text: `acme, shared record: broken. The record ends with fact ${last - 1}, but ${shared} says that there was a fact ${last}: the end was cut off. Compare it with a backup.`,
    })
  })

  test.each<[VerifyAsked, string]>([
    [{ partner: 'acmee' }, 'There is no partner “acmee”. Did you mean “acme”?'],
    [{ partner: 'acme', head: '17' }, '“17” is no head of a record'],
    [{ head: `1-${'A'.repeat(26)}` }, 'A head belongs to one partner'],
  ])('%j is refused in a sentence', async (asked, sentence) => {
    expect(await verify(app.services.store, asked)).toEqual([
      { problem: true, text: expect.stringContaining(sentence) },
    ])
  })

  test.each<[VerifyOptions, string | undefined]>([
    [{ partner: 'globex', export: 'acme.jsonl' }, 'leave out “globex”, or leave out --export.'],
    [{ export: 'acme.jsonl', internalHead: `1-${'A'.repeat(26)}` }, 'leave out --internal-head'],
    [{ export: 'acme.jsonl', head: `1-${'A'.repeat(26)}` }, undefined],
    [{ partner: 'acme', head: `1-${'A'.repeat(26)}`, internalHead: `1-${'A'.repeat(26)}` }, undefined],
  ])('asked with %j says what does not fit together', (options, sentence) => {
    expect(whyNotTogether(options) ?? '').toContain(sentence ?? '')
    expect(whyNotTogether(options) === undefined).toBe(sentence === undefined)
  })

  test('says that without a partner there is nothing to verify', async () => {
    const empty = await openTestStore()
    expect(await verify(empty.store)).toEqual([{ problem: false, text: expect.stringMatching(/^No partner/u) }])
    await empty.dispose()
  })
})

describe('`liaison record`', () => {
  test('writes the shared record into a new file for its owner alone, which is verified without the database', async () => {
    const file = join(folder, 'acme.jsonl')
    const lines = await record(app.services, { partner: 'Acme Hosting', export: file })
    expect(lines).toEqual([{ problem: false, text: expect.stringContaining(`is in ${file}.`) }])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain('PersonNamed')
    expect(verifyExport(text, { file, head: await head('shared') })).toEqual([
      { problem: false, text: (await verified())[0] },
    ])
    expect(await record(app.services, { partner: 'acme', export: file })).toEqual([
      { problem: true, text: `${file} exists already: name another file, or move it away first.` },
    ])
    expect(await record(app.services, { partner: 'acme', export: join(folder, 'none', 'x') })).toEqual([
      { problem: true, text: expect.stringContaining('cannot be written (ENOENT)') },
    ])
  })

  test('prints it where no file is named, with people by their ids and called by their names at the end alone', async () => {
    const lines = (await record(app.services, { partner: 'acme' })).map(({ text }) => text)
    const [begin, ...rest] = lines.map((line): Record<string, unknown> => JSON.parse(line))
    expect(begin).toMatchObject({
      chain: 'shared',
      slug: 'acme',
      companies: { internal: 'Northwind', partner: 'Acme Hosting' },
    })
    expect(Object.values(rest.at(-1)!['people']!)).toContain('Anna Berg')
    const facts = lines.slice(1, -1)
    for (const fact of facts) expect(JSON.stringify({ ...JSON.parse(fact), words: 0 })).not.toMatch(/Anna Berg/u)
    expect(facts.length).toBeGreaterThan(3)
  })

  test('refuses a partner that is not registered', async () => {
    expect(await record(app.services, { partner: 'nobody' })).toEqual([
      { problem: true, text: expect.stringContaining('There is no partner “nobody”') },
    ])
  })

  test.each([
    ['', 'is no exported record'],
    ['{"some":"json"}\n', 'is no exported record'],
  ])('%j is refused as no record', (text, sentence) => {
    const file = join(folder, 'x.jsonl')
    writeFileSync(file, text)
    expect(verifyExport(text, { file })).toEqual([{ problem: true, text: expect.stringContaining(sentence) }])
  })
})
