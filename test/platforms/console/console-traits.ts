import { SECOND } from '../../../src/domain/time/instant.ts'
import type { PlatformTraits } from '../../../src/ports/platform-traits.ts'

export const consoleTraits = {
  name: 'console',
  title: 'Console',
  accountExample: 'HALL/visitor',
  rates: [{ burst: 10, everyMs: SECOND }],
  mayWriteTo: () => true,
} as const satisfies PlatformTraits
