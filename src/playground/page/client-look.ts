import type { Dialog } from '../workplace.ts'
import type { PlatformName } from './choices.ts'
import type { DialogControls, DrawnDialog } from './dialog-look.ts'
import type { ReaderView } from './reader-view.ts'
import { drawSlackDialog } from './slack/dialog.ts'
import { drawSlackBody } from './slack/message-body.ts'
import { drawTeamsDialog } from './teams/dialog.ts'
import { drawTeamsBody } from './teams/message-body.ts'

/** What differs between the two clients beyond their style sheets. */
export type ClientLook = {
  platform: PlatformName
  /** As a heading, e.g. "Slack". */
  label: string
  drawBody(payload: unknown, text: string, view: ReaderView): HTMLElement
  drawDialog(dialog: Dialog, controls: DialogControls): DrawnDialog
}

export const LOOKS: ClientLook[] = [
  { platform: 'slack', label: 'Slack', drawBody: drawSlackBody, drawDialog: drawSlackDialog },
  { platform: 'teams', label: 'Teams', drawBody: drawTeamsBody, drawDialog: drawTeamsDialog },
]
