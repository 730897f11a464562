import { z } from 'zod'
import type { Button, Card, Inline, PersonRef, Rich } from '../../../cards/card.ts'
import type { Chart } from '../../../cards/chart.ts'
import { exactly } from '../exactly.ts'
import { instant, platformName } from './words.ts'

export const personRef = exactly<PersonRef>()(
  z.object({
    name: z.string(),
    accounts: z.array(z.object({ platform: platformName, tenantId: z.string(), userId: z.string() })),
  }),
)

const inline = exactly<Inline>()(
  z.union([
    z.string(),
    z.object({ bold: z.string() }),
    z.object({ code: z.string() }),
    z.object({ at: instant, zone: z.string(), style: z.enum(['date', 'date-time']) }),
    z.object({ mention: personRef }),
  ]),
)

const rich = exactly<Rich>()(z.union([z.string(), z.array(inline)]))

const button = exactly<Button>()(
  z.object({
    action: z.string(),
    label: z.string(),
    style: z.enum(['primary', 'danger', 'plain']),
    subject: z.string(),
    version: z.number(),
    data: z.record(z.string(), z.string()).exactOptional(),
    opensForm: z.boolean().exactOptional(),
    confirm: z.string().exactOptional(),
  }),
)

const said = { title: z.string(), says: z.string() }

const chart = exactly<Chart>()(
  z.discriminatedUnion('shape', [
    z.object({
      ...said,
      shape: z.literal('lines'),
      unit: z.string(),
      scale: z.object({ from: z.number(), to: z.number() }).exactOptional(),
      labels: z.array(z.string()),
      lines: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
    }),
    z.object({
      ...said,
      shape: z.literal('days'),
      from: z.string(),
      days: z.array(z.object({ met: z.number(), missed: z.number() })),
    }),
    z.object({
      ...said,
      shape: z.literal('pairs'),
      scale: z.object({ from: z.number(), to: z.number() }),
      names: z.tuple([z.string(), z.string()]),
      rows: z.array(
        z.object({
          label: z.string(),
          values: z.tuple([z.number().nullable(), z.number().nullable()]),
          marked: z.literal(true).exactOptional(),
        }),
      ),
    }),
  ]),
)

const blocks = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: rich }),
    z.object({
      kind: z.literal('fields'),
      fields: z.array(z.object({ label: z.string(), value: rich })),
    }),
    z.object({ kind: z.literal('list'), items: z.array(rich), kept: z.literal(true).exactOptional() }),
    z.object({ kind: z.literal('line'), text: rich, button }),
    z.object({ kind: z.literal('chart'), chart }),
    z.object({ kind: z.literal('written'), text: z.string() }),
    z.object({ kind: z.literal('divider') }),
  ]),
)

/** The whole of it, down to each piece of text. */
export const card = exactly<Card>()(
  z.object({
    subject: z.string().exactOptional(),
    title: z.string(),
    headline: rich.exactOptional(),
    tone: z.enum(['neutral', 'good', 'warning', 'critical']),
    blocks,
    details: z.object({ blocks, ask: button }).exactOptional(),
    buttons: z.array(button),
    more: z.array(button).exactOptional(),
    footer: rich.exactOptional(),
    fallback: z.string(),
  }),
)
