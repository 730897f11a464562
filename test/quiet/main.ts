import { parseArgs } from 'node:util'
import { histogram, quietMonth } from './month.ts'

/** `npm run simulate:month -- --seed 7`: thirty days of six partners, and how many messages each person got on each day. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' } } })
const began = Date.now()
const { said } = await quietMonth(Number(values.seed))
process.stdout.write(
  `${histogram(said).join('\n')}\n\n${Math.round((Date.now() - began) / 1_000)} s, seed ${values.seed}\n`,
)
