/** Somebody at a terminal. */
export type Visitor = { id: string; name: string; organisation: string }

/** A line on the wall of a room. `onlyFor`: the others' terminals do not show it. */
export type WallLine = { id: string; room: string; by: string; text: string; onlyFor?: string; under?: string }

/** What somebody typed, as the bot is handed it. */
export type TypedLine = { id: string; by: Visitor; room: string; text: string }

export class HallRefusal extends Error {
  readonly code: 'busy' | 'closed' | 'silent' | 'no-room' | 'not-here' | 'no-line'
  readonly waitMs: number | undefined

  constructor(code: HallRefusal['code'], sentence: string, waitMs?: number) {
    super(sentence)
    this.code = code
    this.waitMs = waitMs
  }
}

const BOT = 'liaison'
/** How often a line is handed over until the bot has taken it. */
const HANDED_OVER_AT_MOST = 5

/** A chat platform as small as can be: rooms with a wall each, on which whoever is in the room reads lines. */
export class Hall {
  readonly home: string
  readonly #visitors: Map<string, Visitor>
  readonly #rooms: Map<string, Set<string>>
  readonly #failing: { on: 'write' | 'who'; refusal: HallRefusal }[] = []
  /** The form that lies before somebody. */
  readonly #forms = new Map<string, string>()
  #wall: WallLine[] = []
  #count = 0
  #bot: ((line: TypedLine) => Promise<void>) | undefined

  /** `rooms`: who is in each, the bot as "liaison". */
  constructor(home: string, visitors: Visitor[], rooms: Record<string, string[]>) {
    this.home = home
    this.#visitors = new Map(visitors.map((one) => [one.id, one]))
    this.#rooms = new Map(Object.entries(rooms).map(([room, ids]) => [room, new Set(ids)]))
  }

  listen(bot: ((line: TypedLine) => Promise<void>) | undefined): void {
    this.#bot = bot
  }

  /** Somebody types a line; what begins with "@liaison " in a room, and all in a booth, is the bot's. */
  async type(visitorId: string, room: string, text: string): Promise<void> {
    const by = this.#visitors.get(visitorId)
    if (!by) throw new Error(`nobody is called ${visitorId}`)
    const line = { id: `typed-${(this.#count += 1)}`, by, room, text }
    for (let times = 0; times < HANDED_OVER_AT_MOST; times += 1) {
      const taken = await this.#bot?.(line).then(
        () => true,
        () => false,
      )
      if (taken) return
    }
  }

  failNext(on: 'write' | 'who', refusal: HallRefusal): void {
    this.#failing.push({ on, refusal })
  }

  formBefore(visitorId: string): string | undefined {
    return this.#forms.get(visitorId)
  }

  layForm(visitorId: string, text: string): void {
    this.#forms.set(visitorId, text)
  }

  takeForm(visitorId: string): void {
    this.#forms.delete(visitorId)
  }

  /** The lines of the bot in a room, oldest first. */
  lines(room: string): WallLine[] {
    return this.#wall.filter((line) => line.room === room && line.by === BOT)
  }

  /** `under`: indented below another line. */
  async write(room: string, text: string, more: { onlyFor?: string; under?: string } = {}): Promise<WallLine> {
    const silent = this.#refuse('write', 'silent')
    this.#enter(room)
    if (more.under !== undefined) this.#line(more.under)
    const line = { id: `l${(this.#count += 1)}`, room, by: BOT, text, ...more }
    this.#wall.push(line)
    if (silent) throw silent
    return line
  }

  async rewrite(room: string, lineId: string, text: string): Promise<void> {
    this.#refuse('write')
    this.#enter(room)
    this.#line(lineId)
    this.#wall = this.#wall.map((line) => (line.id === lineId ? { ...line, text } : line))
  }

  wipeOff(lineId: string): void {
    this.#wall = this.#wall.filter(({ id }) => id !== lineId)
  }

  async who(visitorId: string): Promise<Visitor | undefined> {
    this.#refuse('who')
    return this.#visitors.get(visitorId)
  }

  async readers(room: string): Promise<Visitor[]> {
    this.#refuse('who')
    return [...(this.#rooms.get(room) ?? [])].flatMap((id) => this.#visitors.get(id) ?? [])
  }

  /** Two terminals and a door: the room of one visitor and the bot. */
  async booth(visitorId: string): Promise<string> {
    if (!this.#visitors.has(visitorId)) throw new HallRefusal('no-room', 'Nobody is called so.')
    const room = `booth-${visitorId}`
    this.#rooms.set(room, new Set([visitorId, BOT]))
    return room
  }

  #line(lineId: string): void {
    if (!this.#wall.some(({ id }) => id === lineId)) throw new HallRefusal('no-line', 'That line was wiped off.')
  }

  #enter(room: string): void {
    const inside = this.#rooms.get(room)
    if (!inside) throw new HallRefusal('no-room', 'There is no such room.')
    if (!inside.has(BOT)) throw new HallRefusal('not-here', 'The bot is not in this room.')
  }

  /** Throws what was asked for, unless it is one of the kind that lets the work be done first; then it is given back. */
  #refuse(on: 'write' | 'who', after?: HallRefusal['code']): HallRefusal | undefined {
    const at = this.#failing.findIndex((one) => one.on === on)
    const [failing] = at < 0 ? [] : this.#failing.splice(at, 1)
    if (failing && failing.refusal.code !== after) throw failing.refusal
    return failing?.refusal
  }
}
