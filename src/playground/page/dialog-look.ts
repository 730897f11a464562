import type { PersonAct } from './page.ts'
import type { ReaderView } from './reader-view.ts'

/** What a dialog can ask of the window it stands in. */
export type DialogControls = {
  /** Submits, dismisses or presses as the person whose dialog it is. */
  act(what: PersonAct): Promise<void>
  view: ReaderView
}

/** A dialog as one platform draws it: the parts that the window puts into its frame. */
export type DrawnDialog = {
  title: string
  body: HTMLElement
  /** The row of buttons below; absent where the body has its own. */
  foot?: HTMLElement
  /** Shows the errors given to the last submission, by field. */
  showErrors?(errors: Record<string, string>): void
}
