import { afterEach, beforeEach, describe } from 'vitest'
import { declares } from './chat-platform/declares.ts'
import { hears } from './chat-platform/hears.ts'
import { knowsPeople } from './chat-platform/knows-people.ts'
import type { PlatformStage } from './chat-platform/platform-stage.ts'
import { saysWhatFailed } from './chat-platform/says-what-failed.ts'
import { sends } from './chat-platform/sends.ts'

/** What the core relies on, whatever the platform: run by every adapter against its local platform. */
export function chatPlatformContract(name: string, open: () => Promise<PlatformStage>): void {
  describe(`${name}, as every chat platform,`, () => {
    let stage: PlatformStage
    beforeEach(async () => {
      stage = await open()
      stage.received.length = 0
    })
    afterEach(() => stage[Symbol.asyncDispose]())

    const on = (): PlatformStage => stage
    describe('declares what it is like:', () => declares(on))
    describe('sends:', () => sends(on))
    describe('says what failed:', () => saysWhatFailed(on))
    describe('knows people:', () => knowsPeople(on))
    describe('hears:', () => hears(on))
  })
}
