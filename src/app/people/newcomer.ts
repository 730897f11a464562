import type { Person } from '../../domain/partners/partner.ts'
import type { Profile } from '../../ports/chat-platform.ts'

/** One of our own people whom we meet for the first time, as their platform tells of them. */
export function newcomer(id: string, { platform, name, zone, locale }: Profile & { platform: string }): Person {
  return {
    id,
    name,
    zone: zone ?? 'UTC',
    ...(locale !== undefined && { locale }),
    ours: true,
    profileFrom: platform,
    bySheet: { name: false, zone: false },
  }
}
