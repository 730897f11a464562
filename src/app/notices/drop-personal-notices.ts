import type { Case } from '../../domain/cases/case.ts'
import { PERSONAL_NOTICES } from '../../domain/cases/personal-notice.ts'
import type { CaseFact } from '../../domain/cases/case-event.ts'
import { OUTDATED } from '../../domain/cases/who-hears.ts'
import type { Means } from '../scene.ts'
import { dropNotices } from '../show/show-card.ts'
import { noticeKey } from './told-of-case.ts'

/** This has happened to the case: what has not arrived of it, and is so no longer, is not told. */
export async function dropPersonalNotices(means: Means, about: Case, facts: CaseFact['kind'][]): Promise<void> {
  const outdated = PERSONAL_NOTICES.filter((notice) => OUTDATED[notice].some((kind) => facts.includes(kind)))
  if (outdated.length === 0) return
  await dropNotices(
    means,
    outdated.map((notice) => noticeKey(about, notice)),
  )
}

/** What personal notices of this case may be about. */
export function personalNoticeKeys(about: Case): string[] {
  return PERSONAL_NOTICES.map((notice) => noticeKey(about, notice))
}
