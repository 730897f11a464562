import type { App, ReceiverEvent } from '@slack/bolt'
import type { Log } from '../../../src/ports/log.ts'
import { MalformedBodyError, requireShape } from './body-shape.ts'

type AfterAck = (task: () => Promise<void>) => void

/**
 * Makes Bolt acknowledge only after its listeners are through: Bolt itself acknowledges events before it runs them, and
 * an event whose storing fails would be lost. When a listener throws, nothing is acknowledged and Slack sends it again.
 * What listeners give to `afterAck` runs once Slack has its answer.
 */
export class HeldAck {
  readonly #log: Log
  readonly #underWay = new Set<Promise<void>>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Puts itself between the app's receiver and the app. */
  holdBack(app: App): void {
    app.use(async ({ context, next }) => {
      call(context, 'reached')
      await next()
    })
    const process = app.processEvent.bind(app)
    app.processEvent = (event) => this.#tracked(this.#held(process, event))
  }

  /** Resolves when nothing is being processed, and all that was to happen after acknowledging has happened. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay)
  }

  async #held(process: App['processEvent'], event: ReceiverEvent): Promise<void> {
    requireShape(event.body)
    const tasks: (() => Promise<void>)[] = []
    const afterAck: AfterAck = (task) => void tasks.push(task)
    const response = await this.#listened(process, event, afterAck)
    await event.ack(response)
    for (const task of tasks) void this.#tracked(this.#run(task))
  }

  async #listened(process: App['processEvent'], event: ReceiverEvent, afterAck: AfterAck): Promise<unknown> {
    let response: unknown
    const ack = async (given?: unknown) => {
      if (given !== undefined) response = given
    }
    let begun = false
    const reached = () => void (begun = true)
    try {
      await process({ ...event, ack, customProperties: { ...event.customProperties, afterAck, reached } })
    } catch (error) {
      // Bolt reads bodies of kinds and with parts that nobody here listens to, and takes them for well-formed.
      if (begun || !(error instanceof TypeError)) throw error
      throw new MalformedBodyError(`Bolt cannot read it: ${error.message}`, { cause: error })
    }
    return response
  }

  async #run(task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      this.#log.error({ error: String(error) }, 'what follows an acknowledgement failed')
    }
  }

  #tracked(work: Promise<void>): Promise<void> {
    this.#underWay.add(work)
    const forget = () => void this.#underWay.delete(work)
    work.then(forget, forget)
    return work
  }
}

/** The `afterAck` that travels in Bolt's context. */
export function afterAckOf(context: Record<string, unknown>): AfterAck {
  return (task) => call(context, 'afterAck', task)
}

function call(context: Record<string, unknown>, name: 'afterAck' | 'reached', ...given: unknown[]): void {
  const travelling = context[name]
  if (typeof travelling !== 'function') throw new TypeError('This event did not come through HeldAck.')
  Reflect.apply(travelling, undefined, given)
}
