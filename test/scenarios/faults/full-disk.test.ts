import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { hasSmallDisks, runOnSmallDisk } from '../../kit/small-disk.ts'

const WORLD = fileURLToPath(new URL('./full-disk-world.ts', import.meta.url))

test.skipIf(!hasSmallDisks)(
  'while the disk is full /readyz says so and nothing is accepted; what people did is done once, on both platforms, when there is room again',
  { timeout: 60_000 },
  () => {
    expect(runOnSmallDisk(WORLD, 3).split('\n')).toEqual([
      'what is typed in Slack is answered: false',
      'opened on a full disk: []',
      'ready: "fails"',
      'ready when there is room: "works"',
      'opened when there is room: ["Said in Slack","Said in Teams"]',
      '',
    ])
  },
)
