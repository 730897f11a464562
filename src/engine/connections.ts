import type { PlatformName } from '../cards/card.ts'
import type { Ms } from '../domain/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { LinkState, PlatformLink, Trouble } from '../ports/platform-link.ts'
import { failuresAfterLoss, waitToConnect } from './next-connect.ts'

export type Connections = {
  /** Of every platform there is. */
  states(): ReadonlyMap<PlatformName, LinkState>
  /** Those that cannot be written to at present. */
  away(): PlatformName[]
  /** Keep every platform connected until the signal aborts. None waits for another. */
  run(signal: AbortSignal): Promise<void>
  /** Ask every connected platform whether it still is. */
  check(): Promise<void>
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
  /** Resolves, with a sentence for each platform, if all of them refuse for good before any was ever connected. */
  refused: Promise<string[]>
}

/** `said`: the code of the trouble that was logged last. `wake` ends the present wait. */
type Kept = {
  link: PlatformLink
  state: LinkState
  failures: number
  connectedOnce: boolean
  said?: string
  wake: () => void
}

const FAULT: Trouble = { code: 'fault', reason: 'Something went wrong on our side.', permanent: false, canSend: false }

/** Connects to each platform, and again whenever a connection is lost. Each change is logged once. */
export function createConnections(options: {
  links: PlatformLink[]
  clock: Clock
  log: Log
  chance: () => number
  /** The organisation the bot is installed in has become known. Called before any of its events is let in. */
  home: (platform: PlatformName, tenantId: string) => void
  connected?: (platform: PlatformName) => void
}): Connections {
  const { clock, log, chance, home, connected } = options
  const since = clock.now()
  const all = options.links.map((link): Kept => ({
    link,
    state: { title: link.title, status: 'not connected', since },
    failures: 0,
    connectedOnce: false,
    wake() {},
  }))
  const underWay = new Map<Kept, Promise<void>>()
  const refusal = Promise.withResolvers<string[]>()

  async function keep(kept: Kept, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await attempt(kept)
      if (kept.state.status === 'connected') await wait(kept, Infinity, signal)
      await wait(kept, pauseOf(kept), signal)
    }
  }

  function pauseOf({ state, failures }: Kept): Ms {
    const trouble = state.status === 'not connected' ? state.trouble : undefined
    return waitToConnect(failures, trouble ?? { permanent: false }, chance())
  }

  async function wait(kept: Kept, waitMs: Ms, signal: AbortSignal): Promise<void> {
    const woken = new AbortController()
    kept.wake = () => woken.abort()
    await clock.sleepUntil(clock.now() + waitMs, AbortSignal.any([signal, woken.signal]))
    // Lets go of the combined signal, which the long-lived one would keep for ever.
    woken.abort()
  }

  function attempt(kept: Kept): Promise<void> {
    const already = underWay.get(kept)
    if (already) return already
    const going = connect(kept).finally(() => underWay.delete(kept))
    underWay.set(kept, going)
    return going
  }

  async function connect(kept: Kept): Promise<void> {
    const { platform } = kept.link
    let trying = true
    let lost: Trouble | undefined
    const trouble = await kept.link
      .connect({
        home: (tenantId) => home(platform, tenantId),
        lost(why) {
          // During an attempt it is judged with the attempt.
          if (trying) lost = why
          else if (kept.state.status === 'connected') lose(kept, why)
        },
      })
      .catch((error: unknown) => {
        log.error({ error, platform }, 'connecting failed by a fault of ours')
        return FAULT
      })
    trying = false
    if (trouble) return lose(kept, trouble)
    stand(kept)
    if (lost) lose(kept, lost)
  }

  function stand(kept: Kept): void {
    const { title, status } = kept.state
    if (status === 'connected') return
    kept.state = { title, status: 'connected', since: clock.now() }
    kept.connectedOnce = true
    delete kept.said
    log.info({ platform: kept.link.platform }, `${title} is connected`)
    connected?.(kept.link.platform)
  }

  function lose(kept: Kept, trouble: Trouble): void {
    const { title, status, since } = kept.state
    const now = clock.now()
    const stood = status === 'connected'
    kept.failures = failuresAfterLoss(kept.failures, stood ? now - since : 0)
    kept.state = { title, status: 'not connected', since: stood ? now : since, trouble }
    sayLoss(kept, trouble, stood)
    const refusals = all.map(refusalOf)
    if (refusals.every((reason) => reason !== undefined)) refusal.resolve(refusals)
    kept.wake()
  }

  /** Connections come and go; only one that cannot be made anew is worth a warning. */
  function sayLoss(kept: Kept, { code, reason, permanent }: Trouble, stood: boolean): void {
    const { title, platform } = kept.link
    if (stood && !permanent) return log.info({ platform, code }, `${title} has to be connected anew: ${reason}`)
    if (kept.said === code) return
    kept.said = code
    if (permanent) log.error({ platform, code }, `${title} is not connected: ${reason}`)
    else log.warn({ platform, code }, `${title} is not connected: ${reason}`)
  }

  return {
    refused: refusal.promise,
    states: () => new Map(all.map(({ link, state }) => [link.platform, state])),
    away: () => all.filter(({ state }) => isAway(state)).map(({ link }) => link.platform),
    async run(signal) {
      await Promise.all(all.map((kept) => keep(kept, signal)))
    },
    async check() {
      await Promise.all(all.filter(({ state }) => state.status === 'connected').map(attempt))
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}

function isAway(state: LinkState): boolean {
  return state.status === 'not connected' && state.trouble?.canSend !== true
}

/** Why nothing can come of this platform; undefined while something may. */
function refusalOf({ link, state, connectedOnce }: Kept): string | undefined {
  const refused = state.status === 'not connected' && state.trouble?.permanent === true
  return refused && !connectedOnce && !link.hearsUnconnected ? state.trouble?.reason : undefined
}
