import { z } from 'zod'
import type { Party } from '../../domain/partners/partner.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { RowName } from './broken-row.ts'
import { parseColumn } from './column.ts'
import { exactly } from './exactly.ts'
import { side } from './parts/words.ts'

// A fact is in a chain: it is kept as it was written, for ever, and its form has no number.

const by = exactly<Party>()(z.object({ personId: z.string(), name: z.string(), side }))

const data = exactly<Fact['data']>()(z.record(z.string(), z.union([z.string(), z.number()])))

export function readFactBy(stored: unknown, from: RowName): Party {
  return parseColumn(by, stored, from)
}

export function readFactData(stored: unknown, from: RowName): Fact['data'] {
  return parseColumn(data, stored, from)
}
