import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const OWED = { severity: 3, obligor: 'internal', target: '4h', hours: 'always', protects: 'Orders are taken' }
const TERMS = {
  sla: {
    objectives: [
      { ...OWED, measure: 'acknowledge' },
      { ...OWED, measure: 'resolve' },
    ],
  },
}

const STORY: Said[] = [
  ['2026-11-23 11:00', 'they', 'case "Orders are late"'],
  ['2026-11-23 11:01', 'they', 'case "Invoices | are *late*"'],
  ['2026-11-23 11:02', 'we', 'ack CASE-1'],
  ['2026-11-23 12:00', 'we', 'resolve CASE-1 "Rolled back"'],
  ['2026-11-23 12:01', 'they', 'confirm CASE-1'],
  ['2026-11-23 18:00', 'both', 'report umbrella --period 2026-11', 'Kept by Northwind'],
  ['2026-11-23 18:01', 'both', 'sla report umbrella --period 2026-11', '2 missed'],
  ['2026-11-23 18:02', 'print', 'report 2026-11'],
  ['2026-11-23 18:02', 'print', 'report 2026-13'],
]

test('the same history on Slack and on Teams gives the same report to both companies, byte for byte', async () => {
  const files = await livedOnBoth({ startAt: '2026-11-23 09:00', terms: TERMS }, STORY)
  const report = files['report 2026-11']
  expect(report).toContain('| Severity 3, acknowledge | 4 h | 1 of 2 (50 %) | – |')
  expect(report).toContain(
    String.raw`- CASE-2 “Invoices \| are \*late\*”: a resolution by Northwind was due Mon 23 Nov 2026, 15:01`,
  )
  expect(report).toContain('Provisional until three working days after its end.')
  const row = '"umbrella","2026-11","Northwind","acknowledge","3","","4 h","1","1","0.5","2026-10","0","0",'
  expect(report).toContain(row)
  expect(files['report 2026-13']).toContain('“2026-13” is no period')
})
