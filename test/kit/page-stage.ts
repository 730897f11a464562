import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { apiRoutes } from '../../src/http/api/api-routes.ts'
import { type Listening, listen } from '../../src/http/listen.ts'
import { hook, type HookAsked } from '../../src/cli/hook.ts'
import type { HookAddress, Page, Paged, PageHook } from '../../src/ports/page-hook.ts'
import { holdToDocument, operationAt } from './document/document.ts'
import { acmeSheet, App, people, places, type TestPerson } from './app-fixture.ts'
import { FakePlatform } from './fake-platform.ts'

export const PUBLIC_URL = 'https://liaison.example.com'

type Acknowledge = { method: string; url: string; token: string }

/** Acme, with an engine that pages, and the address at which pages are acknowledged. */
export class PageStage implements AsyncDisposable {
  readonly app: App
  readonly slack = new FakePlatform()
  readonly sent: { page: Page; to: HookAddress }[] = []
  /** What comes of an attempt; it may wait, or throw as a process dies. */
  answer: (page: Page) => Paged | Promise<Paged> = () => ({ outcome: 'delivered' })
  engine: Engine
  readonly #server: Listening

  private constructor(app: App, server: Listening) {
    this.app = app
    this.#server = server
    this.engine = this.restart()
  }

  static async open(sheet: unknown = acmeSheet): Promise<PageStage> {
    const app = await App.open(sheet)
    const routers = [apiRoutes(app.services, { elapsed: () => 0 })]
    return new PageStage(app, await listen({ host: '127.0.0.1', port: 0, log: app.services.log, routers }))
  }

  /** Another process, on the same database. `pageHook`: in the place of the one that remembers. */
  restart(pageHook?: PageHook): Engine {
    const remembers: PageHook = {
      send: async (page, to) => {
        this.sent.push({ page, to })
        return this.answer(page)
      },
    }
    const pages = { hook: pageHook ?? remembers, publicUrl: PUBLIC_URL }
    const { app, slack } = this
    this.engine = createEngine(app.services, { slack }, { chance: () => 0.5, stopwatch: app.clock, pages })
    return this.engine
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close()
    await this.app[Symbol.asyncDispose]()
  }

  /** `liaison hook`, in its lines. */
  async hook(asked: HookAsked): Promise<string[]> {
    return (await hook(this.app.services, asked)).map(({ text, problem }) => (problem ? `! ${text}` : text))
  }

  async paged(...who: string[]): Promise<void> {
    for (const one of who) await this.hook({ who: one, url: `https://pages.example.com/${one.slice(0, 4)}` })
  }

  /** Somebody of Acme opens a case of severity 1, and Tom escalates it: a page. */
  async escalate(): Promise<void> {
    await this.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await this.says(people.tom, 'escalate CASE-1 "No progress"')
    await this.engine.settle()
  }

  async ladder() {
    const found = await this.app.read((view) => view.ladders.byNumber(1))
    if (!found) throw new Error('no ESC-1')
    return found
  }

  /** What is sent by that is left to the engine. */
  async says(who: TestPerson, text: string, place = places.direct) {
    return this.app.receive(this.app.inbound(who, { kind: 'command', text, mentions: [] }, place))
  }

  /** How a page says that it is acknowledged. */
  way(nth = 0): Acknowledge {
    return this.sent[nth]!.page.data['acknowledge'] as Acknowledge
  }

  /** What is kept of the token of the first page. */
  async token() {
    const id = /pages\/([^/]+)/u.exec(this.way().url)![1]!
    return this.app.read((view) => view.pageTokens.of(id))
  }

  /** As the service of somebody's company does. */
  async acknowledge({ url, token }: Pick<Acknowledge, 'url' | 'token'>): Promise<{ status: number; body: unknown }> {
    return this.request('POST', url, JSON.stringify({ token }))
  }

  async request(method: string, url: string, body?: string, contentType = 'application/json') {
    const there = url.replace(PUBLIC_URL, `http://127.0.0.1:${this.#server.port}`)
    const response = await fetch(there, {
      method,
      ...(body !== undefined && { body, headers: { 'content-type': contentType } }),
    })
    const text = await response.text()
    const answered = { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    if (method === 'POST')
      holdToDocument(operationAt('/api/v1/pages/{page}/acknowledgement', method), {
        ...{ status: answered.status, type, text, has: (header) => response.headers.has(header) },
      })
    return answered
  }
}
