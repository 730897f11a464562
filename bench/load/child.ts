import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** A server under measurement: a process of its own that prints its address. */
export class Child implements AsyncDisposable {
  readonly address: string
  /** From its start until it printed its address, in milliseconds. */
  readonly readyMs: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, address: string, readyMs: number) {
    this.#child = child
    this.address = address
    this.readyMs = readyMs
  }

  static async start(script: string, args: string[], env: Record<string, string> = {}): Promise<Child> {
    const began = performance.now()
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      cwd: REPOSITORY,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })
    for await (const line of lines) {
      const address = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/u.exec(line)?.[0]
      if (!address) continue
      child.stdout.resume()
      return new Child(child, address.replace('localhost', '127.0.0.1'), performance.now() - began)
    }
    throw new Error(`${script} ended before it said where it is`)
  }

  /** What it holds of the machine's memory now, in megabytes. */
  memoryMb(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/u.exec(status)?.[1]) / 1_024
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
