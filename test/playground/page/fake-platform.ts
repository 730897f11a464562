import type { PersonActions, PersonResult } from '../../../src/playground/person-actions.ts'
import type { Exchange, LocalPlatform, PlatformAdmin, Workplace } from '../../../src/playground/workplace.ts'

/** What a person did, as it reached the platform. */
export type Deed = { personId: string; did: string; with: unknown[] }

/** A platform that only remembers what people do, shows what it is given, and answers as told. */
export type FakePlatform = LocalPlatform & {
  as(personId: string): PersonActions
  tick(): Promise<void>
  shown: Workplace
  deeds: Deed[]
  sent: Exchange[]
  /** What the next deeds are answered with; "ok" unless set. */
  answer: PersonResult
  changed(): void
  /** Runs at each deed, to change what is shown. */
  react(deed: Deed): void
}

export function fakePlatform(shown: Workplace): FakePlatform {
  const listeners = new Set<() => void>()
  const platform: FakePlatform = {
    shown,
    deeds: [],
    sent: [],
    answer: { ok: true },
    react: () => undefined,
    workplace: () => structuredClone(platform.shown),
    exchanges: (since = 0) => platform.sent.filter(({ seq }) => seq > since),
    addFault: () => () => undefined,
    admin: fakeAdmin((did, ...what) => {
      platform.deeds.push({ personId: 'admin', did, with: what })
      platform.changed()
    }),
    setReachable: () => Promise.resolve(),
    setClockAhead: () => undefined,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: () => Promise.resolve(),
    tick: () => Promise.resolve(),
    changed() {
      for (const listener of listeners) listener()
    },
    as(personId) {
      const note = (did: string, ...what: unknown[]): Promise<PersonResult> => {
        const deed = { personId, did, with: what }
        platform.deeds.push(deed)
        platform.react(deed)
        platform.changed()
        return Promise.resolve(platform.answer)
      }
      return {
        say: (...what) => note('say', ...what),
        edit: (...what) => note('edit', ...what),
        remove: (...what) => note('remove', ...what),
        restore: (...what) => note('restore', ...what),
        command: (...what) => note('command', ...what),
        press: (...what) => note('press', ...what),
        useMessageAction: (...what) => note('useMessageAction', ...what),
        react: (...what) => note('react', ...what),
        submit: (...what) => note('submit', ...what),
        async dismiss(dialogId) {
          platform.shown.dialogs = platform.shown.dialogs.filter(({ id }) => id !== dialogId)
          await note('dismiss', dialogId)
        },
        async directChannel() {
          await note('directChannel')
          return 'D1'
        },
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return platform
}

function fakeAdmin(note: (did: string, ...what: unknown[]) => void): PlatformAdmin {
  return {
    setBotPresent: (...what) => note('setBotPresent', ...what),
    setMember: (...what) => note('setMember', ...what),
    setStanding: (...what) => note('setStanding', ...what),
    deleteMessage: (...what) => note('deleteMessage', ...what),
  }
}
