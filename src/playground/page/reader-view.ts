import type { Workplace } from '../workplace.ts'

/** What drawing a message needs to know of the reader and the place. */
export type ReaderView = {
  workplace: Workplace
  /** Who reads. */
  personId: string
  zone: string
  now: number
  /** Press the button with this id (Slack: its action id). */
  press(actionId: string): void
}

export function nameOf(view: ReaderView, userId: string): string {
  return view.workplace.people.find(({ id }) => id === userId)?.name ?? userId
}

export function channelNameOf(view: ReaderView, channelId: string): string {
  return view.workplace.channels.find(({ id }) => id === channelId)?.name ?? channelId
}
