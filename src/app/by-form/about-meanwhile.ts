import { z } from 'zod'
import { type Partner, DIRECTIONS, PARTNER_TYPES, STAGES, THREADS, withThreads } from '../../domain/partners/partner.ts'
import { SOMEBODY } from '../../domain/partners/party.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import type { Fact } from '../../domain/timeline/fact.ts'

const OPENED = z.tuple([
  z.number(),
  z.object({
    name: z.string(),
    type: z.enum(PARTNER_TYPES),
    direction: z.enum(DIRECTIONS),
    stage: z.enum(STAGES),
    threads: z.enum(THREADS),
  }),
])

/** A partner as it was called and classed when its form was opened, and in which of its versions; undefined where that cannot be told. */
export function asOpened(now: Partner, since: string): Partner | undefined {
  const opened = OPENED.safeParse(jsonOf(since))
  if (!opened.success) return undefined
  const [version, { threads, ...said }] = opened.data
  const { unheard: _, ...heard } = now
  return { ...heard, ...said, ...withThreads(threads), version }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const CHANGES: ReadonlySet<string> = new Set<PartnerFactKind>(['PartnerChanged', 'PartnerEnded', 'PartnerResumed'])

/** Who changed how a partner is called or classed after this version of it, each once. */
export function whoChanged(facts: Fact[], version: number): string[] {
  const since = facts.filter(({ kind, data }) => CHANGES.has(kind) && Number(data['version']) > version)
  return [...new Set(since.map(({ by }) => by?.name ?? SOMEBODY))]
}
