import { expect, test } from 'vitest'
import { runFaults } from './run-faults.ts'

/** `npm run test:faults -- --kills 200` goes on for as long as one likes, and takes any seed. */
const KILLS = 6
const SEED = Number(process.env['FAULTS_SEED'] ?? 2)

test(
  'killed again and again while people use it and its platforms fail: nothing is lost, doubled, left stale or broken',
  { timeout: 400_000 },
  async () => {
    const { findings, kills, accepted, faultsLogged } = await runFaults({ seed: SEED, kills: KILLS })
    expect(findings, `FAULTS_SEED=${SEED}`).toEqual([])
    expect(faultsLogged).toEqual([])
    expect(kills).toBe(KILLS)
    // Else there was nothing to lose.
    expect(accepted).toBeGreaterThan(KILLS)
  },
)
