/// <reference lib="dom" />
import type { Dialog } from '../workplace.ts'
import type { ClientLook } from './client-look.ts'
import type { DialogControls } from './dialog-look.ts'
import { el } from './element.ts'
import { icon } from './icons.ts'

export interface DialogHost {
  element: HTMLElement
  /** Shows the dialog on top, or none. `controls` are read when something is done. */
  update(dialog: Dialog | undefined, controls: DialogControls): void
}

/**
 * The dialog of one client. It covers its own client only, so that the clock and the other client stay at hand; what it
 * covers cannot be reached while it is open. Drawn anew when the bot changes it, never merely because time passes, so
 * that what was typed stays.
 */
export function createDialogHost(look: ClientLook, cover: HTMLElement): DialogHost {
  const title = el('h2', { id: `${look.platform}-dialog-title` })
  const close = el('button', { type: 'button', class: 'dialog-close', 'aria-label': 'Close' }, icon('close'))
  const content = el('div', { class: 'dialog-content' })
  const frame = el(
    'dialog',
    { class: 'client-dialog', 'aria-labelledby': title.id },
    el('div', { class: 'dialog-head' }, title, close),
    content,
  )
  const element = el('div', { class: 'dialog-cover', hidden: true }, frame)
  let shown: { stamp: string; showErrors?: (errors: Record<string, string>) => void; errors: string } | undefined
  let current: { dialog: Dialog; controls: DialogControls } | undefined
  let cameFrom: Element | null = null

  const dismiss = () => {
    if (current !== undefined) void current.controls.act({ action: 'dismiss', dialogId: current.dialog.id })
  }
  close.addEventListener('click', dismiss)
  frame.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog.ask-first') !== null) return
    event.preventDefault()
    event.stopPropagation()
    dismiss()
  })

  function draw(dialog: Dialog, controls: DialogControls): void {
    // By way of `current`: what is drawn now may be used much later.
    const act: DialogControls['act'] = (what) => (current?.controls ?? controls).act(what)
    const drawn = look.drawDialog(dialog, { act, view: controls.view })
    title.textContent = drawn.title
    content.replaceChildren(drawn.body, ...(drawn.foot === undefined ? [] : [drawn.foot]))
    shown = { stamp: stampOf(dialog, controls), errors: '', ...(drawn.showErrors && { showErrors: drawn.showErrors }) }
    content.scrollTop = 0
    const first =
      content.querySelector<HTMLElement>('input, textarea, select') ?? content.querySelector('button') ?? close
    first.focus()
  }

  return {
    element,
    update(dialog, controls) {
      if (dialog === undefined) {
        if (current === undefined) return
        current = undefined
        shown = undefined
        element.hidden = true
        frame.close()
        cover.inert = false
        if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
        return
      }
      if (current === undefined) {
        cameFrom = document.activeElement
        cover.inert = true
        element.hidden = false
        frame.show()
      }
      current = { dialog, controls }
      if (shown?.stamp !== stampOf(dialog, controls)) draw(dialog, controls)
      const errors = JSON.stringify(dialog.errors)
      if (shown !== undefined && shown.errors !== errors) shown.showErrors?.(dialog.errors)
      if (shown !== undefined) shown.errors = errors
    },
  }
}

function stampOf({ id, payload }: Dialog, { view }: DialogControls): string {
  return JSON.stringify([id, payload, view.personId, view.zone])
}
