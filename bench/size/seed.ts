import { rmSync } from 'node:fs'
import { HOUR, type Instant } from '../../src/domain/time/instant.ts'
import { endCase, inSilence, longLife, openCase, secondLife, shortLife } from './life.ts'
import { BEGAN, multiply, RUNNING } from './multiply.ts'
import { castOf, sheetOf } from './sheets.ts'
import type { Size } from './size.ts'
import { openForSeeding } from './sql.ts'
import { Stage } from './stage.ts'
import { startOfWeek } from './weeks.ts'

/**
 * A database of that size, in place of what was at `file`: its partners are registered by the product, and so are the four cases that all
 * others are copies of. They lie in the years before `now`; the clocks that run are due from half a year after it.
 */
export async function seed(file: string, size: Size, now: Instant): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  const began = startOfWeek(now) - BEGAN
  const ended = await atWork(file, began, async (stage) => {
    for (let nth = 0; nth < size.partners; nth += 1) await stage.register(sheetOf(nth))
    await livesToCopy(stage)
  })
  const db = openForSeeding(file)
  try {
    multiply(db, size)
    db.exec('PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
  // The last one of them, which was copied as it ran, ends too.
  await atWork(file, ended + HOUR, (stage) => endCase(stage, castOf(0), RUNNING))
}

/** Returns what time it was at the end. */
async function atWork(file: string, at: Instant, work: (stage: Stage) => Promise<void>): Promise<Instant> {
  await using stage = await Stage.open(file, at)
  await work(stage)
  return stage.clock.now()
}

/** Those of LIVES, in their order. */
async function livesToCopy(stage: Stage): Promise<void> {
  const cast = castOf(0)
  for (const live of [shortLife, secondLife, longLife]) {
    await live(stage, cast)
    await inSilence(stage)
  }
  await openCase(stage, cast)
}
