import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { hasSmallDisks, runOnSmallDisk } from '../../kit/small-disk.ts'

const WORLD = fileURLToPath(new URL('./full-disk-world.ts', import.meta.url))

test.skipIf(!hasSmallDisks)(
  'what people do while the disk is full is not accepted, and done once, on both platforms, when there is room again',
  { timeout: 60_000 },
  () => {
    expect(runOnSmallDisk(WORLD, 3).split('\n')).toEqual([
      'what is typed in Slack is answered: false',
      'opened on a full disk: []',
      'trouble: "none"',
      'opened when there is room: ["Said in Slack","Said in Teams"]',
      '',
    ])
  },
)
