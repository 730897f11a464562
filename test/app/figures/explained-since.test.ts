import { expect, test } from 'vitest'
import { acmeSheet, App } from '../../kit/app-fixture.ts'
import { at, ledgerOf } from '../ledger/ledger-of-acme.ts'

const HALF = {
  ...{ measure: 'resolve', severity: 1, target: '4h', hours: 'always', obligor: 'partner', attainment: 50 },
  protects: 'Parcels leave',
}

test('a promise is explained with the version that it comes from in that period, whatever became of it later', async () => {
  await using app = await App.open({ ...acmeSheet, sla: { others: 'end', objectives: [HALF] } })
  const { ledger, apply } = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await apply({ sla: { objectives: [{ ...HALF, target: '6h' }] } })
  const explained = (period: string) => ledger(`explain acme resolve severity 1 --period ${period}`)
  expect(await explained('2026-11')).toMatch(/in 4 h, .*So it stands since version 1 of the terms/u)
  expect(await explained('2026-12')).toMatch(/in 6 h, .*So it stands since version 2 of the terms/u)

  await app.passTo(at('2027-01-07T09:00:00Z'))
  await apply({ sla: { objectives: [{ measure: 'resolve', severity: 1, obligor: 'partner', end: true }] } })
  expect(await explained('2026-12')).toMatch(/in 6 h, .*So it stands since version 2 of the terms.*at least 50 %/u)
})
