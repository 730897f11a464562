import { expect, test } from 'vitest'
import { acceptedEffect } from '../../../src/domain/terms/accepted-effect.ts'
import { patchOf } from '../../../src/domain/terms/terms-patch.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { agreed, levels, promise, terms } from '../../fixtures/terms.ts'

const severe = promise({ id: 'severe', severity: 1, obligor: 'internal', target: { amount: 2, unit: 'h' } })
const nights = (zone: string, days: string[] = []): Terms['calendars'] => ({
  ...terms().calendars,
  nights: agreed(businessHours(zone, days), 'nights'),
})
const NOW = terms({ objectives: [promise(), severe], calendars: nights('UTC') })
const LONGER = terms({
  objectives: [promise({ hours: 'nights', target: { amount: 9, unit: 'h' } }), severe],
  calendars: nights('UTC'),
})
const PATCH = patchOf(NOW, LONGER)
const after = (change: Partial<Terms>) => acceptedEffect({ ...NOW, ...change }, PATCH)
const SAME = acceptedEffect(NOW, PATCH)

test('what is accepted is the same while other things change, or are said otherwise', () => {
  for (const change of [
    { checks: [], calendars: { ...NOW.calendars, days: agreed(businessHours('Asia/Tokyo'), 'days') } },
    { objectives: [promise({ levels: levels('-95 %'), protects: 'Parcels' }), severe] },
    { objectives: [promise({ target: { amount: 60, unit: 'm' } }), severe] },
    { objectives: [promise(), { ...severe, target: { amount: 1, unit: 'h' as const } }] },
  ])
    expect(after(change)).toBe(SAME)
})

test('what is accepted is another where the hours that it names are, whatever day of them, or where more or fewer cases are meant by it', () => {
  for (const change of [
    { calendars: nights('Asia/Tokyo') },
    { calendars: nights('UTC', ['2027-02-01']) },
    { objectives: [promise(), severe, promise({ id: 'own', severity: 2 })] },
    { objectives: [promise({ target: { amount: 2, unit: 'h' } }), severe] },
  ])
    expect(after(change)).not.toBe(SAME)
})

test('nothing is accepted where nothing would become of it', () => {
  expect(acceptedEffect(LONGER, PATCH)).toBe('[]')
})
