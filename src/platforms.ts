import type { Router } from 'express'
import type { z } from 'zod'
import { slack } from '../adapters/slack/slack-platform.ts'
import { teams } from '../adapters/teams/teams-platform.ts'
import type { Instant } from './domain/time/instant.ts'
import type { Ask, Finding } from './ports/ask.ts'
import type { AskedPlatform, ChatPlatform } from './ports/chat-platform.ts'
import type { Clock } from './ports/clock.ts'
import type { Receive } from './ports/inbound.ts'
import type { Log } from './ports/log.ts'
import type { PlatformLink } from './ports/platform-link.ts'
import type { PlatformTraits } from './ports/platform-traits.ts'
import type { Remember } from './ports/remembered.ts'

/** A chat platform as its folder offers it. */
export type PlatformKind = {
  readonly traits: PlatformTraits
  /** The variables of the environment that are its own. */
  readonly variables: z.ZodObject
  /** Undefined where none of them is set. `present`: what is set and, by itself, not wrong; `problems`: sentences that name the variable. */
  configure(
    present: Record<string, string | undefined>,
    on: { host: string },
  ): ConfiguredPlatform | { problems: string[] } | undefined
}

/** What a platform is given to work with. `remember`: what it was asked about people and conversations. */
type Given = { clock: Clock; log: Log; remember: Remember }

/** One that the configuration names. */
export type ConfiguredPlatform = {
  readonly traits: PlatformTraits
  /** How it is spoken to, as the end of a sentence; nothing secret. */
  readonly way: string
  start(given: Given & { receive: Receive }): Promise<RunningPlatform>
  /** For whoever only asks who is who: nothing is heard or sent. */
  ask(given: Given): Promise<AskedPlatform>
  /** Try what it is configured with. `now`: our clock, in epoch ms. */
  check(ask: Ask, now: Instant): Promise<Finding[]>
}

export interface RunningPlatform extends ChatPlatform, PlatformLink {
  /** Answers the platform's requests, where it makes any. */
  readonly router?: Router
  /** Resolves when everything that was acknowledged so far has been carried out. */
  settled?(): Promise<void>
}

/** The platforms this Liaison knows. Another one is a folder beside these, and a line here. */
export const PLATFORMS = [slack, teams] as const satisfies readonly PlatformKind[]
