import type { Dialog, Workplace } from '../workplace.ts'
import type { PlatformName } from './choices.ts'
import type { DialogControls, DrawnDialog } from './dialog-look.ts'
import type { Emoji } from './message-menu.ts'
import type { ReaderView } from './reader-view.ts'
import { drawSlackDialog } from './slack/dialog.ts'
import { drawSlackBody } from './slack/message-body.ts'
import { plainWords } from './slack/plain-words.ts'
import { drawTeamsDialog } from './teams/dialog.ts'
import { drawTeamsBody } from './teams/message-body.ts'

const SLACK_EMOJIS: Emoji[] = [
  { name: 'eyes', sign: '👀' },
  { name: 'white_check_mark', sign: '✅' },
  { name: 'thumbsup', sign: '👍' },
  { name: 'ticket', sign: '🎫' },
]
const TEAMS_EMOJIS: Emoji[] = [
  { name: 'like', sign: '👍' },
  { name: 'heart', sign: '❤️' },
  { name: 'laugh', sign: '😆' },
  { name: 'surprised', sign: '😮' },
]

/** What differs between the two clients beyond their style sheets. */
export type ClientLook = {
  platform: PlatformName
  /** As a heading, e.g. "Slack". */
  label: string
  /** What one can react with at a press. */
  emojis: Emoji[]
  /** The words of a message as their author typed them. */
  typedAgain(text: string, workplace: Workplace): string
  drawBody(payload: unknown, text: string, view: ReaderView): HTMLElement
  drawDialog(dialog: Dialog, controls: DialogControls): DrawnDialog
}

export const LOOKS: ClientLook[] = [
  {
    platform: 'slack',
    label: 'Slack',
    emojis: SLACK_EMOJIS,
    typedAgain: plainWords,
    drawBody: drawSlackBody,
    drawDialog: drawSlackDialog,
  },
  {
    platform: 'teams',
    label: 'Teams',
    emojis: TEAMS_EMOJIS,
    typedAgain: (text) => text,
    drawBody: drawTeamsBody,
    drawDialog: drawTeamsDialog,
  },
]
