import { apiRoutes } from '../../src/http/api/api-routes.ts'
import { type Listening, listen } from '../../src/http/listen.ts'
import type { Form } from '../../src/cards/form.ts'
import type { Ms } from '../../src/domain/time/instant.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { holdToDocument, operationAt } from './document/document.ts'
import { acmeSheet, App, globexSheet, people, type TestPerson } from './app-fixture.ts'

export const FIGURE = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 'none' },
  ...{ source: 'The order system', protects: 'Customers get what they ordered', reporter: 'partner' },
}

/** Of Acme: two that it reports, one that we do, and one that is ours alone. Globex reports one of the same name. */
const FIGURES = [
  FIGURE,
  { ...FIGURE, name: 'Calls taken', unit: 'calls' },
  { ...FIGURE, name: 'Decisions in time', unit: 'decisions', obligor: 'internal', reporter: 'internal' },
  { ...FIGURE, name: 'Desk at work', unit: 'hours', obligor: { team: 'Desk' }, reporter: 'internal' },
]

/** Agreed on the 23rd of November; it is the first working day of December, at noon. */
const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

export const ORDERS = { figure: 'Orders without rework', period: '2026-11', value: '98.7' }

export type Answered = { status: number; type: string; headers: Headers; text: string; body: Body }

/** All that is in one body or another. What stands in each is held to the document. */
type Body = {
  type: string
  detail: string
  errors: { pointer: string; detail: string }[]
  partner: string
  measurements: { figure: string; period: string; value: string; outcome: string }[]
  openapi: string
}

/** The API over the use cases, on a port of its own. Whatever it answers is held to its document. */
export class ApiStage implements AsyncDisposable {
  readonly app: App
  /** On the stopwatch. */
  elapsed: Ms = 0
  readonly #server: Listening
  #keys = 0

  private constructor(app: App, server: Listening, time: { now: Ms }) {
    this.app = app
    this.#server = server
    Object.defineProperty(this, 'elapsed', { get: () => time.now, set: (now: Ms) => void (time.now = now) })
  }

  static async open(): Promise<ApiStage> {
    const app = await App.open(
      { ...acmeSheet, sla: { figures: FIGURES } },
      { ...globexSheet, sla: { figures: [FIGURE] } },
    )
    await app.passTo(NOON_OF_DECEMBER)
    await app.taken()
    const time = { now: 0 }
    const routers = [apiRoutes(app.services, { elapsed: () => time.now })]
    const server = await listen({ host: '127.0.0.1', port: 0, log: app.services.log, routers })
    return new ApiStage(app, server, time)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close()
    await this.app[Symbol.asyncDispose]()
  }

  get port(): number {
    return this.#server.port
  }

  async request(method: string, path: string, headers: Record<string, string> = {}, body?: string | Uint8Array) {
    const url = `http://127.0.0.1:${this.#server.port}${path}`
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body: body as BodyInit }) })
    const text = await response.text()
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    const answered: Answered = {
      ...{ status: response.status, type, headers: response.headers, text },
      body: type.endsWith('json') && text !== '' ? JSON.parse(text) : undefined,
    }
    const [at = ''] = path.split('?')
    if (at === '/api/v1/measurements' && method === 'POST')
      holdToDocument(operationAt(at, method), { ...answered, has: (header) => response.headers.has(header) })
    return answered
  }

  /** As a system sends it. A key of its own, unless one is given. */
  async post(
    token: string | undefined,
    body: unknown,
    headers: Record<string, string> = {},
    query = '',
  ): Promise<Answered> {
    this.#keys += 1
    return this.request(
      'POST',
      `/api/v1/measurements${query}`,
      {
        'content-type': 'application/json',
        'idempotency-key': `key-${this.#keys}`,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    )
  }

  /** Mints a token by the form, as somebody of a side does. Returns what they are shown, once. */
  async mint(
    who: TestPerson = people.ravi,
    figures: string[] = ['Orders without rework'],
    slug = 'acme',
  ): Promise<string> {
    const said = await this.mintAnswer(who, figures, slug)
    if (said.kind !== 'notice' || said.once === undefined) throw new Error(`No token: ${JSON.stringify(said)}`)
    return said.once.replace('The token: ', '')
  }

  async mintAnswer(who: TestPerson, figures: string[], slug: string, days?: string): Promise<Answer> {
    const form = await this.formOf(who, `token ${slug} mint`)
    const options = form.fields.flatMap((field) => (field.kind === 'select' ? field.options : []))
    const values = figures.map((name, at): [string, string] => [
      `f${at}`,
      options.find(({ label }) => label.startsWith(name))?.value ?? name,
    ])
    return this.app.receive(
      this.app.inbound(who, {
        ...{ kind: 'submission', form: form.form, context: form.context },
        values: { ...Object.fromEntries(values), ...(days !== undefined && { days }) },
      }),
    )
  }

  async formOf(who: TestPerson, line: string): Promise<Form> {
    const said = await this.app.says(who, line)
    if (!('kind' in said) || said.kind !== 'form') throw new Error(`No form: ${JSON.stringify(said)}`)
    return said.form
  }

  /** What is kept of figures for November: number and turn of each, by its name. */
  async kept(slug = 'acme'): Promise<string[]> {
    return this.app.read(async (view) => {
      const partner = (await view.partners.bySlug(slug))!
      const names = new Map(partner.terms.figures.map(({ id, name }) => [id, name]))
      const rows = await view.measurements.inPeriods([partner.id], ['2026-11'])
      return rows.map(({ figureId, value, turn }) => `${names.get(figureId)} ${value}/${turn}`).toSorted()
    })
  }
}
