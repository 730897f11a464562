import { afterEach, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { unfolded } from '../../src/cards/show-button.ts'
import { explain } from '../../src/cli/explain/explain.ts'
import { sla } from '../../src/cli/explain/sla.ts'
import { lineOneOf, linesOf } from '../cards/said-by.ts'
import { type App, people, places, textOf } from '../kit/app-fixture.ts'
import { at, openWithMoney } from '../app/ledger/ledger-of-acme.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

/** As Anna of ours reads it, whose zone is that of our hours. */
const inChat = async (line: string): Promise<string[]> => {
  const said = await app.says(people.anna, line, places.direct)
  if ('kind' in said) throw new Error(textOf(said))
  const card: Card = unfolded(said)
  return [lineOneOf(card), ...card.blocks.flatMap(linesOf)].map((text) => text.replaceAll('\u00A0', ' '))
}
const onHost = async (what: string[], period?: string) => {
  const [line, ...others] = await explain(app.services, { what, ...(period !== undefined && { period }) })
  expect(others).toEqual([])
  return line!
}
const linesIn = (text: string) =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [line.replace(/^(?:# |- )/u, '')]))

test('what is explained and promised is said on the host in the words of the chat, line for line', async () => {
  app = await openWithMoney()
  await app.passTo(at('2026-12-01T09:00:00Z'))
  await app.says(people.tom, 'case acme "Orders are late" --severity 1')
  await app.passTo(at('2026-12-02T09:00:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  await app.says(people.tom, 'confirm CASE-1')
  for (const [what, period, line] of [
    [['CASE-1'], undefined, 'explain CASE-1'],
    [['Acme Hosting', 'resolve', 'severity', '1'], '2026-12', 'explain acme resolve severity 1 --period 2026-12'],
    [['acme', 'ledger'], '2026-12', 'explain acme ledger --period 2026-12'],
  ] as [string[], string | undefined, string][]) {
    const { text, problem } = await onHost(what, period)
    expect(problem).toBe(false)
    expect(linesIn(text)).toEqual(await inChat(line))
  }
  const text = (await sla(app.services, 'acme')).map((one) => one.text).join('\n')
  expect(linesIn(text)).toEqual(await inChat('sla acme'))
  expect(text).toContain('\n- Severity 1')

  for (const [what, why] of [
    [['CASE-9'], 'I know no CASE-9.'],
    [['nobody', 'resolve'], 'There is no partner “nobody”.'],
    [['acme'], 'What of Acme Hosting?'],
    [['acme', 'uptime'], 'No figures are agreed with Acme Hosting.'],
    [['acme', 'ledger', '2025-01'], 'There is no ledger with Acme Hosting for “2025-01”'],
  ] as [string[], string][])
    expect(await onHost(what)).toMatchObject({ problem: true, text: expect.stringContaining(why) })
})
