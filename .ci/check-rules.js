// Every check but the tests, two at a time, the longest first. `--tests-follow` leaves out what the tests check again.
import { spawn } from 'node:child_process'

const AT_ONCE = 2
const STEPS = ['lint', 'types', 'format', 'unused', 'architecture', 'schema', 'manifests']

const left = process.argv.includes('--tests-follow') ? STEPS.filter((step) => step !== 'architecture') : [...STEPS]
const failed = []

async function work() {
  for (let step = left.shift(); step !== undefined; step = left.shift()) {
    const { status, said } = await run(step)
    process.stdout.write(status === 0 ? `check:${step} is kept.\n` : `${said}check:${step} failed.\n`)
    if (status !== 0) failed.push(step)
  }
}

/** What it says comes in one piece, since another one runs beside it. */
function run(step) {
  const child = spawn('npm', ['run', '--silent', `check:${step}`], { stdio: ['ignore', 'pipe', 'pipe'] })
  const pieces = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece))
  const { promise, resolve } = Promise.withResolvers()
  child.on('close', (status) => resolve({ status, said: Buffer.concat(pieces).toString('utf8') }))
  return promise
}

await Promise.all(Array.from({ length: AT_ONCE }, work))
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.map((step) => `check:${step}`).join(', ')}\n`)
  process.exitCode = 1
}
