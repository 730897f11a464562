import type { Form, FormErrors } from '../../src/cards/form.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import type { App, TestPerson } from './app-fixture.ts'

/** What a form holds as it is: what stands in its fields, as a platform sends it back. */
function entriesOf({ fields }: Form): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      'initial' in field && typeof field.initial === 'string' ? [[field.id, field.initial] as const] : [],
    ),
  )
}

/** Somebody at the forms of how a partner is run: one opens a part, changes entries, sees what that comes to, and does it. */
export class AtForms {
  readonly app: App
  readonly who: TestPerson

  constructor(app: App, who: TestPerson) {
    this.app = app
    this.who = who
  }

  /** The form of a part, or of one of its things. */
  async open(action: string, slug: string, of?: string): Promise<Form> {
    const form = formOf(await this.app.presses(this.who, action, slug, 0))
    return of === undefined ? form : formOf(await this.send(form, { of }))
  }

  /** Send a form with some entries changed; one that is `undefined` is emptied. */
  send(form: Form, changed: Record<string, string | undefined> = {}): Promise<Answer> {
    const values = Object.fromEntries(
      Object.entries({ ...entriesOf(form), ...changed }).flatMap(([id, value]) =>
        value === undefined ? [] : [[id, value] as const],
      ),
    )
    const what = { kind: 'submission' as const, form: form.form, context: form.context, values }
    return this.app.receive(this.app.inbound(this.who, what))
  }

  async preview(form: Form, changed: Record<string, string | undefined>): Promise<Form> {
    const preview = formOf(await this.send(form, changed))
    if (preview.form !== 'terms.apply') throw new Error(`no preview, but ${preview.intro.join(' ')}`)
    return preview
  }

  /** Open, change, and do it; what is said of it. */
  async change(
    action: string,
    slug: string,
    of: string | undefined,
    changed: Record<string, string | undefined>,
  ): Promise<string> {
    const answer = await this.send(await this.preview(await this.open(action, slug, of), changed))
    if (answer.kind !== 'notice') throw new Error(`not done, but ${JSON.stringify(answer)}`)
    return answer.text
  }

  async errors(form: Form, changed: Record<string, string | undefined>): Promise<FormErrors> {
    const answer = await this.send(form, changed)
    if (answer.kind !== 'errors') throw new Error(`no errors, but ${JSON.stringify(answer)}`)
    return answer.errors
  }
}

export function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`no form, but ${JSON.stringify(answer)}`)
  return answer.form
}
