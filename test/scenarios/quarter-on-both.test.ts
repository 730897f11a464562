import { expect, test } from 'vitest'
import { reportPeriod } from '../../src/app/find/find-report.ts'
import { explainedLedger } from '../../src/app/queries/explained-ledger.ts'
import { ledgerOf } from '../../src/app/queries/ledger-of.ts'
import { ask } from '../../src/app/queries/query.ts'
import { slaReport } from '../../src/app/queries/sla-report.ts'
import { explainedLedgerCard } from '../../src/cards/explained-ledger-card.ts'
import { ledgerCard } from '../../src/cards/ledger-card.ts'
import { reportCard } from '../../src/cards/report-card.ts'
import { operatorAsking } from '../../src/cli/operator.ts'
import { saidBy } from '../cards/said-by.ts'
import { livedOnBoth, type Said } from '../kit/on-both.ts'
import type { World } from '../kit/world.ts'

const OWED = { obligor: 'partner', period: 'month', protects: 'Orders are taken' }
const TERMS = {
  sla: {
    others: 'end',
    objectives: [
      {
        measure: 'resolve',
        severity: 1,
        obligor: 'partner',
        target: '2h',
        hours: 'always',
        protects: 'Orders are taken',
      },
      { measure: 'acknowledge', obligor: 'internal', target: '1h', hours: 'always', protects: 'They hear from us' },
    ],
    figures: [
      { ...OWED, name: 'Availability', kind: 'availability', atLeast: 99.5, service: 'Orders API', hours: 'always' },
      { ...OWED, name: 'Orders without rework', unit: '%', atLeast: 99, source: 'The order system' },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '12 %', oneIncident: 'all' },
      rules: [
        { measure: 'resolve', severity: 1, perBreach: '3 %' },
        {
          figure: 'Availability',
          bands: [
            { beyond: 99.5, costs: '5 %' },
            { beyond: 98, costs: '10 %' },
          ],
        },
        { figure: 'Orders without rework', perBreach: '150.00' },
      ],
    },
    internal: {
      ...{ currency: 'EUR', fee: '2000.00', period: 'month' },
      rules: [{ measure: 'acknowledge', perBreach: '1 %' }],
    },
  },
}

const STORY: Said[] = [
  ['2026-11-23 10:00', 'we', 'case umbrella "Orders API returns 500" --severity 1 --service "Orders API"'],
  ['2026-11-23 10:30', 'they', 'ack CASE-1'],
  ['2026-11-23 13:30', 'they', 'resolve CASE-1 "Rolled back | for *good*"'],
  ['2026-11-23 13:40', 'we', 'confirm CASE-1'],
  ['2026-11-23 14:40', 'they', 'case umbrella "We wait for an answer"'],
  ['2026-11-23 16:10', 'we', 'ack CASE-2'],
  ['2026-11-24 16:10', 'we', 'case umbrella "Once more" --severity 1 --service "Orders API"'],
  ['2026-11-24 17:10', 'they', 'resolve CASE-3 "Restarted"'],
  ['2026-11-24 17:20', 'we', 'confirm CASE-3'],
  ['2026-12-02 17:20', 'they', 'measure "Orders without rework" 98.7'],
  ['2026-12-02 18:20', 'they', 'measure "Orders without rework" 98.9 --why "One was counted twice"'],
  // November is closed.
  ['2026-12-05 18:20', 'print', 'report 2026-11'],
  ['2026-12-05 18:20', 'print', 'ledger 2026-11'],
  ['2026-12-05 18:20', 'they', 'report umbrella --period 2026-11', '2026-11'],
  ['2026-12-05 18:21', 'they', 'ledger umbrella --period 2026-11', 'Umbrella Works pays EUR 280.00'],
  ['2026-12-05 18:22', 'they', 'explain umbrella "Availability" --period 2026-11', '178 h 30 min / 183 h = 97.54 %'],
  ['2026-12-05 18:23', 'they', 'explain umbrella ledger 2026-11 4', 'The penalty is the least of these: EUR 280.00.'],
]

/** The cards, before a platform draws them. */
async function cardsOf({ playground }: World): Promise<Record<'reported' | 'booked' | 'told', string>> {
  const { services } = playground.liaison
  return services.store.read(async (view) => {
    const partner = (await view.partners.bySlug('umbrella'))!
    const asking = operatorAsking(services, view)
    const month = reportPeriod(partner, await view.agreements.of(partner.id), '2026-11', services.clock.now())
    if ('refused' in month) throw new Error(month.refused)
    const subject = { partner, period: '2026-11' }
    const reported = await ask(slaReport, asking, { subject: month, partner })
    const booked = await ask(ledgerOf, asking, { subject, partner })
    const told = await ask(explainedLedger, asking, { subject, partner })
    if ('refused' in reported || 'refused' in booked || 'refused' in told) throw new Error('refused')
    if (!('sides' in booked.found) || !('sides' in told.found)) throw new Error('no ledger')
    const reader = 'Europe/Paris'
    return {
      reported: saidBy(reportCard({ ...reported.found, reader })),
      booked: saidBy(ledgerCard({ ...booked.found, reader })),
      told: saidBy(explainedLedgerCard(told.found, reader)),
    }
  })
}

test(
  'the same month on Slack and on Teams gives the same report and the same ledger, byte for byte, as cards and as files',
  { timeout: 120_000 },
  async () => {
    const files = await livedOnBoth({ startAt: '2026-11-23 09:00', terms: TERMS, alsoAlike: cardsOf }, STORY)
    // Agreed on the 23rd at 09:00: of the 183 h since, 3.5 h were down, and one more: 178.5 / 183 = 97.5409…, cut to the worse side.
    expect(files['report 2026-11']).toContain('97\\.54 %')
    expect(files['ledger 2026-11']).toContain('closed')
    expect(files['ledger 2026-11']).toContain('"booked"')
    // Money was agreed on the 23rd: on 7 of 30 days. 10,000.00 × 7/30 = 2,333.33: 10 % = 233.33, with 3 % of 10,000.00 = 300.00 and 150.00 it is 683.33; at most 12 % of 2,333.33 = 280.00.
    expect(files['booked']).toContain('Umbrella Works pays EUR 280.00')
    // What held then: 1 % of 2,000.00 = 20.00, whatever days of the month money held.
    expect(files['booked']).toContain('Northwind pays EUR 20.00')
    expect(files['told']).toContain('10 % of (EUR 10,000.00 × 7/30) = EUR 233.33')
    expect(files['told']).toContain('at most 12 % of (EUR 10,000.00 × 7/30) = EUR 280.00')
  },
)
