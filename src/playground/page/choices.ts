/// <reference lib="dom" />
import type { Seen } from './unread.ts'

export type PlatformName = 'slack' | 'teams'

const PREFIX = 'liaison.playground.'

/** What this browser remembers: who one is, where one looks, what was seen. Nothing of it is known to the server. */
export const choices = {
  person: (platform: PlatformName) => read<string>(`person.${platform}`),
  choosePerson: (platform: PlatformName, id: string) => write(`person.${platform}`, id),
  channel: (platform: PlatformName, personId: string) => read<string>(`channel.${platform}.${personId}`),
  chooseChannel: (platform: PlatformName, personId: string, id: string) => write(`channel.${platform}.${personId}`, id),
  seen: (personId: string, channelId: string) => read<Seen>(`seen.${personId}.${channelId}`) ?? {},
  rememberSeen: (personId: string, channelId: string, seen: Seen) => write(`seen.${personId}.${channelId}`, seen),
  /** The client in front on a narrow screen. */
  front: () => read<PlatformName>('front') ?? 'slack',
  chooseFront: (platform: PlatformName) => write('front', platform),
  tour: () => read<{ step: number; closed: boolean }>('tour') ?? { step: 0, closed: false },
  rememberTour: (tour: { step: number; closed: boolean }) => write('tour', tour),
  tourDone: () => read<string[]>('tour-done') ?? [],
  rememberTourDone: (titles: string[]) => write('tour-done', titles),
  clockInUtc: () => read<boolean>('utc') ?? false,
  showClockInUtc: (utc: boolean) => write('utc', utc),
  /** The playground begins again: nothing that was seen or done is true any more. */
  forget(): void {
    memory.clear()
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}theme`)) localStorage.removeItem(key)
  },
}

const memory = new Map<string, string>()

/** Each value is written by this file alone, so it has the shape it was written with. */
function read<Value>(key: string): Value | undefined {
  const text = memory.get(key) ?? localStorage.getItem(PREFIX + key)
  return text === null ? undefined : (JSON.parse(text) as Value)
}

function write(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  if (memory.get(key) === text) return
  memory.set(key, text)
  localStorage.setItem(PREFIX + key, text)
}
