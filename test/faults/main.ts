import { parseArgs } from 'node:util'
import { runFaults } from './run-faults.ts'

/** `npm run test:faults -- --kills 200 --seed 7`. Exit code 1 when anything was lost, doubled, left stale or broken. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } } })
const kills = Number(values.kills)
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  say('Give whole numbers: npm run test:faults -- --kills 200 --seed 7')
  process.exit(1)
}

say(`${kills} kills with seed ${seed}; the same again by: npm run test:faults -- --kills ${kills} --seed ${seed}`)
const began = Date.now()
const { findings, mode, deeds, accepted, marked, faultsLogged, kills: killed } = await runFaults({ seed, kills }, say)
const counted = Object.entries(deeds).map(([deed, count]) => `${count} ${deed}`)
say(
  `${killed} kills in ${Math.round((Date.now() - began) / 1_000)} s, Slack by ${mode}: ${counted.join(', ')}; ${accepted} accepted`,
)
say(`${marked} messages were marked as a possible repeat; the product logged ${faultsLogged.length} faults of its own`)
for (const line of faultsLogged.slice(0, 10)) say(`  ${line.slice(0, 500)}`)
for (const { kind, sentence } of findings) say(`${kind}: ${sentence}`)
say(
  findings.length === 0
    ? 'Nothing was lost, doubled, left stale or broken.'
    : `${findings.length} findings with seed ${seed}`,
)
process.exit(findings.length === 0 ? 0 : 1)

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
